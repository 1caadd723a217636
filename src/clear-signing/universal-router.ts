/**
 * Calls of Uniswap's Universal Router: `execute` carries a list of commands, one byte each, with the arguments of each beside it, and a v4
 * swap carries a list of actions in the same way (contracts/libraries/Commands.sol and v4-periphery/src/libraries/Actions.sol). Each is
 * described by its entry in builtin/uniswap-universal-router.json. One that is not known there leaves the whole call undescribed.
 */
import { decodeAbi } from '../ethereum/abi.ts';
import { sameAddress } from '../ethereum/address.ts';
import { selectorOf } from '../ethereum/calldata.ts';
import { fromHex, type Hex } from '../lib/bytes.ts';
import { isWalletError } from '../lib/errors.ts';
import router from './builtin/uniswap-universal-router.json';
import { describe } from './describe.ts';
import type { Descriptor } from './descriptor.ts';
import type { CallToDescribe, Described } from './find.ts';
import { type FunctionKey, parseFunctionKey } from './function-key.ts';
import { misfit } from './misfit.ts';
import { readDescriptorJson } from './read-descriptor.ts';
import type { Description } from './shown.ts';
import { toTree } from './tree.ts';

const EXECUTE: ReadonlyMap<string, string> = new Map([
  [selectorOf('execute(bytes,bytes[],uint256)'), 'bytes,bytes[],uint256'],
  [selectorOf('execute(bytes,bytes[])'), 'bytes,bytes[]'],
]);

/** The top bit of a command lets it fail without failing the whole call; the next one is unused. */
const TYPE = 0x3f;
const V4_SWAP = 0x10;

const COMMANDS: ReadonlyMap<number, string> = new Map([
  [0x00, 'V3_SWAP_EXACT_IN'],
  [0x01, 'V3_SWAP_EXACT_OUT'],
  [0x02, 'PERMIT2_TRANSFER_FROM'],
  [0x04, 'SWEEP'],
  [0x05, 'TRANSFER'],
  [0x06, 'PAY_PORTION'],
  [0x08, 'V2_SWAP_EXACT_IN'],
  [0x09, 'V2_SWAP_EXACT_OUT'],
  [0x0a, 'PERMIT2_PERMIT'],
  [0x0b, 'WRAP_ETH'],
  [0x0c, 'UNWRAP_WETH'],
]);

const ACTIONS: ReadonlyMap<number, string> = new Map([
  [0x06, 'V4_SWAP_EXACT_IN_SINGLE'],
  [0x07, 'V4_SWAP_EXACT_IN'],
  [0x08, 'V4_SWAP_EXACT_OUT_SINGLE'],
  [0x09, 'V4_SWAP_EXACT_OUT'],
  [0x0b, 'V4_SETTLE'],
  [0x0c, 'V4_SETTLE_ALL'],
  [0x0e, 'V4_TAKE'],
  [0x0f, 'V4_TAKE_ALL'],
  [0x10, 'V4_TAKE_PORTION'],
]);

/** Steps whose sentence is left out of the whole one: they neither take nor give, and their rows say them. */
const BESIDE = /^(WRAP_ETH|PERMIT2_PERMIT|V4_SWAP_)/;
/** Steps that send a part of the result, in hundredths of a percent, to whoever the site names. */
const PORTIONS = /^(PAY_PORTION|V4_TAKE_PORTION)$/;
const MAXIMUM_STEPS = 24;

interface Step {
  name: string;
  data: Hex;
}

let read: { descriptor: Descriptor; keys: ReadonlyMap<string, { key: FunctionKey; format: string }> } | null = null;

function routerDescriptor() {
  if (read) return read;
  const descriptor = readDescriptorJson(router);
  const keys = Object.keys(descriptor.display.formats).map((format) => ({ key: parseFunctionKey(format), format }));
  read = { descriptor, keys: new Map(keys.map((one) => [one.key.name, one])) };
  return read;
}

export type DescribedRouterCall = Described & {
  kind: 'described';
  /** The largest part of the result that goes to somebody else, in hundredths of a percent. */
  portion: bigint;
};

/** `null`: no call of the router, or one with commands that are not known. */
export function describeRouterCall(call: CallToDescribe): DescribedRouterCall | null {
  const types = EXECUTE.get(call.data.slice(0, 10));
  if (types === undefined) return null;
  const { descriptor } = routerDescriptor();
  const { deployments = [] } = descriptor.context.contract ?? {};
  if (!deployments.some(({ chainId, address }) => chainId === call.chainId && sameAddress(address, call.to)))
    return null;
  try {
    const [commands, inputs] = decodeAbi(types, fromHex(call.data).subarray(4)) as [Hex, Hex[]];
    const steps = readSteps(fromHex(commands), inputs);
    return steps && { kind: 'described', descriptor, description: whole(steps, call), portion: largestPortion(steps) };
  } catch (error) {
    if (!isWalletError(error)) throw error;
    return null;
  }
}

function largestPortion(steps: readonly Step[]): bigint {
  const portions = steps
    .filter(({ name }) => PORTIONS.test(name))
    .map(({ data }) => decodeAbi('address,address,uint256', fromHex(data))[2] as bigint);
  return portions.reduce((most, one) => (one > most ? one : most), 0n);
}

function readSteps(commands: Uint8Array, inputs: readonly Hex[]): Step[] | null {
  if (commands.length !== inputs.length) return null;
  const steps = [...commands].map((command, at): Step[] | null => {
    const data = inputs[at] as Hex;
    if ((command & TYPE) === V4_SWAP) return readActions(data);
    const name = COMMANDS.get(command & TYPE);
    return name === undefined ? null : [{ name, data }];
  });
  return steps.every((step) => step !== null) && steps.flat().length <= MAXIMUM_STEPS ? steps.flat() : null;
}

function readActions(data: Hex): Step[] | null {
  const [actions, inputs] = decodeAbi('bytes,bytes[]', fromHex(data)) as [Hex, Hex[]];
  const steps = [...fromHex(actions)].map((action, at) => ({ name: ACTIONS.get(action), data: inputs[at] }));
  return steps.length === inputs.length && steps.every((step): step is Step => step.name !== undefined) ? steps : null;
}

/** All steps in one: the sentences of those that pay and get, and the fields of all. */
function whole(steps: readonly Step[], call: CallToDescribe): Description {
  const described = steps.map((step) => ({ name: step.name, ...describeStep(step, call) }));
  const told = described.filter(({ name }) => !BESIDE.test(name));
  const sentence = told.flatMap(({ sentence: own }, at) => (at === 0 ? own : [' and ', ...lowerFirst(own)]));
  return {
    intent: 'Swap',
    sentence: told.length === 0 ? null : sentence,
    fields: described.flatMap(({ intent, fields }, at) =>
      fields.map((field) => ({ ...field, group: `${at + 1} · ${typeof intent === 'string' ? intent : ''}` })),
    ),
  };
}

function describeStep({ name, data }: Step, call: CallToDescribe) {
  const { descriptor, keys } = routerDescriptor();
  const known = keys.get(name);
  const format = known && descriptor.display.formats[known.format];
  if (!known || !format) return misfit('A step of the router has no description.');
  const tree = toTree(known.key.parameters, decodeAbi(known.key.types, fromHex(data)));
  const { sentence, ...rest } = describe(descriptor, format, tree, call);
  return { ...rest, sentence: sentence ?? [String(format.intent)] };
}

function lowerFirst<Piece>([first, ...rest]: readonly (string | Piece)[]): (string | Piece)[] {
  if (first === undefined) return [];
  return [typeof first === 'string' ? `${first.charAt(0).toLowerCase()}${first.slice(1)}` : first, ...rest];
}
