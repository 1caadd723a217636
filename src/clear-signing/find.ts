/** Finds the description that binds a call or a message, and applies it. Every constraint of its context is checked (ERC-7730, *Context section*). */
import { decodeAbi } from '../ethereum/abi.ts';
import { sameAddress } from '../ethereum/address.ts';
import type { TypedData } from '../ethereum/typed-data-type.ts';
import { encodeType, hashDomain } from '../ethereum/typed-hash.ts';
import { fromHex, type Hex, toHex } from '../lib/bytes.ts';
import { isWalletError } from '../lib/errors.ts';
import { describe } from './describe.ts';
import type { Deployment, Descriptor } from './descriptor.ts';
import { type FunctionKey, parseFunctionKey } from './function-key.ts';
import type { Container } from './path.ts';
import type { Description } from './shown.ts';
import { toTree, typedTree } from './tree.ts';

/** `misfit`: the description is for this contract and function, and does not fit the data. */
export type Described =
  | { kind: 'described'; descriptor: Descriptor; description: Description }
  | { kind: 'misfit'; descriptor: Descriptor; why: string };

export interface CallToDescribe extends Container {
  data: Hex;
}

/** True if one of the descriptions has this function, on any contract of the network. */
export const describesFunction = (descriptors: readonly Descriptor[], { chainId, data }: CallToDescribe): boolean =>
  descriptors.some(
    ({ context, display }) =>
      context.contract?.deployments?.some((one) => one.chainId === chainId) === true &&
      Object.keys(display.formats).some((key) => keyOf(key).selector === data.slice(0, 10)),
  );

/**
 * `null`: none of the descriptions is for this call.
 * @param contract whose description it is: the contract that is called, or the one whose code that one runs
 */
export function describeCall(
  descriptors: readonly Descriptor[],
  call: CallToDescribe,
  contract: Hex = call.to,
): Described | null {
  const selector = call.data.slice(0, 10);
  for (const descriptor of descriptors) {
    if (!isDeployedAt(descriptor.context.contract?.deployments, call.chainId, contract)) continue;
    for (const [key, format] of Object.entries(descriptor.display.formats)) {
      const parsed = keyOf(key);
      if (parsed.selector !== selector) continue;
      return applied(descriptor, () => {
        const values = decodeAbi(parsed.types, fromHex(call.data).subarray(4));
        return describe(descriptor, format, toTree(parsed.parameters, values), call);
      });
    }
  }
  return null;
}

/** @param signer the account that signs */
export function describeTypedData(
  descriptors: readonly Descriptor[],
  typedData: TypedData,
  signer: Hex,
): Described | null {
  const { domain, types, primaryType } = typedData;
  // The standard wants both known: without them nothing says whose contract reads the message.
  if (domain.verifyingContract === undefined || domain.chainId === undefined) return null;
  const container = { from: signer, to: domain.verifyingContract, value: 0n, chainId: Number(domain.chainId) };
  const encoded = encodeType(types, primaryType);
  for (const descriptor of descriptors) {
    if (!isBoundTo(descriptor, typedData, container)) continue;
    const format = Object.hasOwn(descriptor.display.formats, encoded) && descriptor.display.formats[encoded];
    if (format) return applied(descriptor, () => describe(descriptor, format, typedTree(typedData), container));
  }
  return null;
}

function isBoundTo({ context }: Descriptor, { domain, types }: TypedData, { chainId, to }: Container): boolean {
  const { eip712 } = context;
  if (!eip712) return false;
  const { deployments, domain: wanted = {}, domainSeparator } = eip712;
  if (deployments && !isDeployedAt(deployments, chainId, to)) return false;
  if (domainSeparator && toHex(hashDomain(types, domain)) !== domainSeparator.toLowerCase()) return false;
  const given: Record<string, unknown> = { ...domain };
  return Object.entries(wanted).every(
    ([key, value]) =>
      Object.hasOwn(given, key) &&
      (key === 'verifyingContract'
        ? sameAddress(String(given[key]), String(value))
        : String(given[key]) === String(value)),
  );
}

const isDeployedAt = (deployments: readonly Deployment[] | undefined, chainId: number, address: Hex): boolean =>
  deployments?.some((one) => one.chainId === chainId && sameAddress(one.address, address)) ?? false;

function applied(descriptor: Descriptor, run: () => Description): Described {
  try {
    return { kind: 'described', descriptor, description: run() };
  } catch (error) {
    if (!isWalletError(error)) throw error;
    return { kind: 'misfit', descriptor, why: error.message };
  }
}

const keys = new Map<string, FunctionKey>();
const MAXIMUM_KEYS = 2_000;

/** Parsing and hashing a key costs more than looking it up. */
function keyOf(key: string): FunctionKey {
  const known = keys.get(key);
  if (known) return known;
  if (keys.size > MAXIMUM_KEYS) keys.clear();
  const parsed = parseFunctionKey(key);
  keys.set(key, parsed);
  return parsed;
}
