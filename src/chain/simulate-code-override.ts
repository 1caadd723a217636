/**
 * The third simulation method: eth_call with a code override for the account. The override reads balances and rights, makes the
 * call and reads again. A contract can detect the code at the account, so the result is a hint and a failure proves nothing.
 */
import { encodeAbi } from '../ethereum/abi.ts';
import { toQuantity } from '../ethereum/quantity.ts';
import { bareHex, type Hex } from '../lib/bytes.ts';
import { type ReadCall, toReadCall } from './call.ts';
import { toCallObject } from './next-block.ts';
import { NodeError } from './node-error.ts';
import { readData, readQuantity } from './read-result.ts';
import { addressesIn, readClaims, verifyClaims } from './rights.ts';
import { cannotSimulate, type SimulationInput, type SimulationRun } from './simulate-v1.ts';
import { type AssetMove, NATIVE } from './transfers.ts';

/**
 * EVM code for the account. Called by the account itself, it makes a list of calls (gas, to, value, length, data) and returns
 * its balance before, then per call the success flag, length and return data, then its balance after. Called by another
 * address, it returns the selector, which accepts an ERC-721 or ERC-1155 transfer.
 */
const STAND_IN: Hex = `0x${[
  '333014601757', // caller == address: go to main
  '60003560e01c60e01b60005260206000f3', // return the selector of the call
  '5b4760005260006020', // main: store the balance at 0; in = 0, out = 32
  '5b3682106030574781526020016000f3', // loop: no more calls: store the balance at out, return everything
  '5b8160600135', // length = word at in + 96
  '80836080018337', // copy that many bytes from in + 128 to out
  '600060008284866040013587602001358835f1', // call with the gas, the address and the value of the entry
  '82523d82602001523d6000836040013e', // store at out: worked, length of the answer, the answer
  '820160800191503d01604001602056', // in and out move on; loop
].join('')}`;

/** Gas for one read. */
const READ_GAS = 200_000n;
/** At most this many token balances are read. */
const TOKENS = 16;

interface Entry {
  gas: bigint;
  to: Hex;
  value: bigint;
  data: Hex;
}

/** @throws WalletError no-network, NodeError when the call cannot be simulated in this way or fails in it */
export async function simulateWithCodeOverride(question: SimulationInput): Promise<SimulationRun> {
  const { from, to, data, value, gasLimit } = question.transaction;
  if (to === null || to === from || question.transaction.type === 'eip7702') throw cannotSimulate();
  const tokens = await tokensOf(question);
  const found = readClaims([], question.transaction);
  const balances = tokens.map((token) => toReadCall(token, 'balanceOf(address)', [from]));
  const reads = [...balances, ...found.claims.map(({ read }) => read)];
  const asked = reads.map((read: ReadCall): Entry => ({ ...read, gas: READ_GAS, value: 0n }));
  const own = { gas: BigInt(gasLimit), to, value: BigInt(value), data };
  const { before, after, answers } = await ask(question, [...asked, own, ...asked]);
  if (answers[asked.length]?.worked !== true) throw cannotSimulate();
  const coins = after - before + BigInt(value);
  const moves = tokens.flatMap((asset, at): AssetMove[] => {
    const [was, is] = [numberOf(answers[at]), numberOf(answers[asked.length + 1 + at])];
    return was === null || is === null || was === is ? [] : [{ asset, id: null, amount: is - was }];
  });
  if (coins !== 0n) moves.push({ asset: NATIVE, id: null, amount: coins });
  const given = verifyClaims(found, (at) => ({
    before: dataOf(answers[tokens.length + at]),
    after: dataOf(answers[asked.length + 1 + tokens.length + at]),
  }));
  return { kind: 'worked', noticeable: true, moves, given };
}

/** The called contract, what the wallet knows of this network, first what the account may hold of it, and every address that the call names. */
async function tokensOf({ transaction, network, held }: SimulationInput): Promise<Hex[]> {
  const known = network.tokens.map(({ address }) => address);
  // Of nothing else: anybody can send tokens, as many as there is room for.
  const mine = new Set(await held?.());
  const inOrder = [...known.filter((token) => mine.has(token)), ...known];
  const called = transaction.to === null ? [] : [transaction.to];
  return [...new Set([...called, ...inOrder, ...addressesIn(transaction.data)])].slice(0, TOKENS);
}

interface Answer {
  worked: boolean;
  data: Hex;
}

const dataOf = (answer: Answer | undefined): Hex | null =>
  answer?.worked && answer.data.length >= 66 ? answer.data : null;

function numberOf(answer: Answer | undefined): bigint | null {
  const data = dataOf(answer);
  return data === null ? null : BigInt(data.slice(0, 66));
}

async function ask({ client, transaction, block }: SimulationInput, entries: readonly Entry[]) {
  const { from } = transaction;
  const { value: _value, input: _input, accessList: _list, gas: _gas, ...own } = toCallObject(transaction);
  const extra = entries.reduce((sum, entry) => sum + entry.gas, 500_000n) - BigInt(transaction.gasLimit);
  const price = BigInt(String(own.maxFeePerGas ?? own.gasPrice));
  const balance = readQuantity(await client.request('eth_getBalance', [from, 'latest']), 'eth_getBalance');
  const input = entries.map(
    ({ gas, to, value, data }) =>
      bareHex(encodeAbi('uint256,address,uint256,uint256', [gas, to, value, BigInt((data.length - 2) / 2)])) +
      data.slice(2),
  );
  const gas = toQuantity(extra + BigInt(transaction.gasLimit));
  const call = { ...own, to: from, value: '0x0', gas, input: `0x${input.join('')}` };
  // The balance override includes the gas of the reads, which is deducted before anything runs.
  const state = { [from]: { code: STAND_IN, balance: toQuantity(balance + extra * price) } };
  try {
    return split(readData(await client.request('eth_call', [call, 'latest', state, block]), 'eth_call'));
  } catch (error) {
    // The override code itself never reverts, so this error says nothing about the call, unless the fee cannot be paid.
    if (error instanceof NodeError && !/insufficient funds/i.test(error.message)) throw cannotSimulate(error);
    throw error;
  }
}

/** Decodes the return data of the override code. @throws WalletError no-network when it has another form */
function split(data: Hex): { before: bigint; after: bigint; answers: Answer[] } {
  const size = (data.length - 2) / 2;
  const word = (at: number): bigint => {
    if (at + 32 > size) throw cannotSimulate();
    return BigInt(`0x${data.slice(2 + at * 2, 66 + at * 2)}`);
  };
  const answers: Answer[] = [];
  let at = 32;
  while (at + 32 < size) {
    const length = Number(word(at + 32));
    if (at + 64 + length > size) throw cannotSimulate();
    answers.push({ worked: word(at) === 1n, data: `0x${data.slice(2 + (at + 64) * 2, 2 + (at + 64 + length) * 2)}` });
    at += 64 + length;
  }
  return { before: word(0), after: word(at), answers };
}
