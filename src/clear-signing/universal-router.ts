/**
 * Calls of Uniswap's Universal Router: `execute` carries a list of commands, one byte each, with the arguments of each beside it, and a v4
 * swap carries a list of actions in the same way (contracts/libraries/Commands.sol and v4-periphery/src/libraries/Actions.sol). Each is
 * described by its entry in builtin/uniswap-universal-router.json, and from version 2.1 on by the one in uniswap-universal-router-2-1.json,
 * if there is one. A command that neither knows leaves the whole call undescribed.
 */
import { decodeAbi } from '../ethereum/abi.ts';
import { sameAddress } from '../ethereum/address.ts';
import { selectorOf } from '../ethereum/selector.ts';
import { fromHex, type Hex } from '../lib/bytes.ts';
import { isWalletError } from '../lib/errors.ts';
import { lazy, lazyLoad } from '../lib/lazy.ts';
import { ownFiles } from './builtin.ts';
import { describe } from './describe.ts';
import type { Descriptor } from './descriptor.ts';
import type { CallToDescribe, Described } from './find.ts';
import { type FunctionKey, parseFunctionKey } from './function-key.ts';
import { misfit } from './misfit.ts';
import { readDescriptorJson } from './read-descriptor.ts';
import type { Description } from './shown.ts';
import { toTree } from './tree.ts';

const execute = lazy(
  (): ReadonlyMap<string, string> =>
    new Map([
      [selectorOf('execute(bytes,bytes[],uint256)'), 'bytes,bytes[],uint256'],
      [selectorOf('execute(bytes,bytes[])'), 'bytes,bytes[]'],
    ]),
);

const COMMANDS: ReadonlyMap<number, string> = new Map([
  [0x00, 'V3_SWAP_EXACT_IN'],
  [0x01, 'V3_SWAP_EXACT_OUT'],
  [0x02, 'PERMIT2_TRANSFER_FROM'],
  [0x03, 'PERMIT2_PERMIT_BATCH'],
  [0x04, 'SWEEP'],
  [0x05, 'TRANSFER'],
  [0x06, 'PAY_PORTION'],
  [0x08, 'V2_SWAP_EXACT_IN'],
  [0x09, 'V2_SWAP_EXACT_OUT'],
  [0x0a, 'PERMIT2_PERMIT'],
  [0x0b, 'WRAP_ETH'],
  [0x0c, 'UNWRAP_WETH'],
  [0x0d, 'PERMIT2_TRANSFER_FROM_BATCH'],
  [0x0e, 'BALANCE_CHECK_ERC20'],
]);
const SINCE_2_1: ReadonlyMap<number, string> = new Map([
  [0x07, 'PAY_PORTION_FULL_PRECISION'],
  [0x40, 'ACROSS_V4_DEPOSIT_V3'],
]);
const V4_SWAP = 0x10;
/** A list of commands and arguments of its own. */
const EXECUTE_SUB_PLAN = 0x21;

/** The top bit of a command lets it fail without failing the whole call. Version 2.0 also leaves out the next one. */
const VERSIONS = [
  { changedBy: null, type: 0x3f, commands: COMMANDS },
  { changedBy: 'universalRouter21', type: 0x7f, commands: new Map([...COMMANDS, ...SINCE_2_1]) },
] as const;

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
const BESIDE = /^(WRAP_ETH|PERMIT2_PERMIT|BALANCE_CHECK_|V4_SWAP_)/;
/** Steps that send a part of the result to whoever the site names, and how many of their units are a hundredth of a percent. */
const PORTIONS: ReadonlyMap<string, bigint> = new Map([
  ['PAY_PORTION', 1n],
  ['V4_TAKE_PORTION', 1n],
  ['PAY_PORTION_FULL_PRECISION', 10n ** 14n],
]);
const MAXIMUM_STEPS = 24;
const MAXIMUM_DEPTH = 3;

interface Step {
  name: string;
  data: Hex;
}

interface Router {
  descriptor: Descriptor;
  formats: ReadonlyMap<string, { key: FunctionKey; format: string }>;
  /** The bits of a command that say which one it is. */
  type: number;
  commands: ReadonlyMap<number, string>;
}

const routers = lazyLoad(async (): Promise<readonly Router[]> => {
  const files = await ownFiles();
  const file = files.universalRouter;
  return VERSIONS.map(({ changedBy, type, commands }) => {
    const descriptor = readDescriptorJson(changedBy === null ? file : changed(file, files[changedBy]));
    const formats = Object.keys(descriptor.display.formats).map((format) => ({
      key: parseFunctionKey(format),
      format,
    }));
    return { descriptor, formats: new Map(formats.map((one) => [one.key.name, one])), type, commands };
  });
});

interface RouterFile {
  display: { formats: object };
}

/** The file of a later version: its own steps stand in for those of the same name. */
function changed<File extends RouterFile>(file: RouterFile, later: File): File {
  const nameOf = (format: string) => parseFunctionKey(format).name;
  const own = new Set(Object.keys(later.display.formats).map(nameOf));
  const kept = Object.entries(file.display.formats).filter(([format]) => !own.has(nameOf(format)));
  return { ...later, display: { formats: { ...Object.fromEntries(kept), ...later.display.formats } } };
}

const routerAt = async (chainId: number, address: Hex): Promise<Router | undefined> =>
  (await routers()).find(({ descriptor }) =>
    descriptor.context.contract?.deployments?.some(
      (one) => one.chainId === chainId && sameAddress(one.address, address),
    ),
  );

/** @throws if the package lacks the description */
export const isUniversalRouter = async (chainId: number, address: Hex): Promise<boolean> =>
  (await routerAt(chainId, address)) !== undefined;

export type DescribedRouterCall = Described & {
  kind: 'described';
  /** The largest part of the result that goes to somebody else, in hundredths of a percent. */
  portion: bigint;
};

/** `null`: no call of the router, or one with commands that are not known. @throws if the package lacks the description */
export async function describeRouterCall(call: CallToDescribe): Promise<DescribedRouterCall | null> {
  const types = execute().get(call.data.slice(0, 10));
  if (types === undefined) return null;
  const found = await routerAt(call.chainId, call.to);
  if (found === undefined) return null;
  try {
    const [commands, inputs] = decodeAbi(types, fromHex(call.data).subarray(4)) as [Hex, Hex[]];
    const steps = readSteps(found, fromHex(commands), inputs);
    if (steps === null) return null;
    const description = whole(found, steps, call);
    return { kind: 'described', descriptor: found.descriptor, description, portion: largestPortion(steps) };
  } catch (error) {
    if (!isWalletError(error)) throw error;
    return null;
  }
}

function largestPortion(steps: readonly Step[]): bigint {
  const portions = steps.flatMap(({ name, data }) => {
    const units = PORTIONS.get(name);
    return units === undefined ? [] : [(decodeAbi('address,address,uint256', fromHex(data))[2] as bigint) / units];
  });
  return portions.reduce((most, one) => (one > most ? one : most), 0n);
}

/** @param depth how many plans this one is inside of */
function readSteps(version: Router, commands: Uint8Array, inputs: readonly Hex[], depth = 0): Step[] | null {
  if (commands.length !== inputs.length || commands.length > MAXIMUM_STEPS || depth > MAXIMUM_DEPTH) return null;
  const steps = [...commands].map((command, at): Step[] | null => {
    const data = inputs[at] as Hex;
    const type = command & version.type;
    if (type === V4_SWAP) return readActions(data);
    if (type === EXECUTE_SUB_PLAN) {
      const [inner, more] = decodeAbi('bytes,bytes[]', fromHex(data)) as [Hex, Hex[]];
      return readSteps(version, fromHex(inner), more, depth + 1);
    }
    const name = version.commands.get(type);
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
function whole(version: Router, steps: readonly Step[], call: CallToDescribe): Description {
  const described = steps.map((step) => ({ name: step.name, ...describeStep(version, step, call) }));
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

function describeStep({ descriptor, formats }: Router, { name, data }: Step, call: CallToDescribe) {
  const known = formats.get(name);
  const format = known && descriptor.display.formats[known.format];
  if (!known || !format) return misfit('A step of the router has no description.');
  const tree = toTree(known.key.parameters, decodeAbi(known.key.types, fromHex(data)));
  const { sentence, ...rest } = describe(descriptor, format, tree, call);
  return { ...rest, sentence: sentence ?? [String(format.intent)] };
}

/** The sentences of descriptions are English in every language. */
function lowerFirst<Piece>([first, ...rest]: readonly (string | Piece)[]): (string | Piece)[] {
  if (first === undefined) return [];
  return [typeof first === 'string' ? `${first.charAt(0).toLowerCase()}${first.slice(1)}` : first, ...rest];
}
