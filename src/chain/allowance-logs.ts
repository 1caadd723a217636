/** Finds in logs which contracts and accounts may once have been allowed to take tokens or items. Any contract can log anything: each find is checked against the state (allowances.ts). */
import { topicOf } from '../ethereum/selector.ts';
import type { Hex } from '../lib/bytes.ts';
import type { AllowanceRef } from '../messaging/allowance-view.ts';
import type { LogTopics } from './log-search.ts';
import type { Log } from './transfers.ts';

/** ERC-20 and ERC-721 share it: an item has its number as a fourth topic. */
const APPROVAL = 'Approval(address,address,uint256)';
/** ERC-721 and ERC-1155. */
const APPROVAL_FOR_ALL = 'ApprovalForAll(address,address,bool)';
const PERMIT2_APPROVAL = 'Approval(address,address,address,uint160,uint48)';
const PERMIT2_PERMIT = 'Permit(address,address,address,uint160,uint48,uint48)';

/** Permit2 of Uniswap, the one of networks whose addresses are derived in another way, and the one of PancakeSwap. */
const PERMIT2: readonly Hex[] = [
  '0x000000000022d473030f116ddee9f6b43ac78ba3',
  '0x0000000000225e31d15943971f47ad3022f714fa',
  '0x31c2f6fcff4f8759b3bd5bf0e1084a055615c768',
];

const NOBODY = /^0x0{24}0{40}$/;

/** An address as a topic. */
const topicOfAddress = (address: Hex): string => `0x${address.slice(2).toLowerCase().padStart(64, '0')}`;
const addressOf = (topic: string): Hex => `0x${topic.slice(26).toLowerCase()}`;

/** @param accounts of one character */
export const allowanceTopics = (accounts: readonly Hex[]): LogTopics => [
  [APPROVAL, APPROVAL_FOR_ALL, PERMIT2_APPROVAL, PERMIT2_PERMIT].map(topicOf),
  accounts.map(topicOfAddress),
];

/** @param accounts lower-case; logs of others are left out, whatever the node was asked for */
export function allowancesIn(logs: readonly Log[], accounts: readonly Hex[]): AllowanceRef[] {
  const own = new Set(accounts);
  return logs.flatMap((log): AllowanceRef[] => {
    const found = readLog(log);
    return found !== null && own.has(found.account) && found.spender !== found.account ? [found] : [];
  });
}

function readLog({ address: contract, topics }: Log): AllowanceRef | null {
  const [event, owner, second, third] = topics;
  if (owner === undefined || second === undefined || !/^0x[0-9a-f]{40}$/.test(contract)) return null;
  const account = addressOf(owner);
  if (event === topicOf(PERMIT2_APPROVAL) || event === topicOf(PERMIT2_PERMIT)) {
    if (topics.length !== 4 || third === undefined || !PERMIT2.includes(contract) || NOBODY.test(third)) return null;
    return { kind: 'permit2', account, contract, token: addressOf(second), spender: addressOf(third), id: null };
  }
  if (NOBODY.test(second)) return null;
  const right = { account, contract, token: contract, spender: addressOf(second) };
  if (event === topicOf(APPROVAL_FOR_ALL)) return topics.length === 3 ? { kind: 'operator', ...right, id: null } : null;
  if (event !== topicOf(APPROVAL)) return null;
  if (topics.length === 3) return { kind: 'token', ...right, id: null };
  return third === undefined ? null : { kind: 'item', ...right, id: BigInt(third).toString() };
}
