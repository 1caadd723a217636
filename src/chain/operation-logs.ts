/** What the entry point (ERC-4337) logs of a user operation: whether its calls worked, and the logs that they made. */

import { topicOf } from '../ethereum/selector.ts';
import { ENTRY_POINT } from '../ethereum/user-operation.ts';
import type { Hex } from '../lib/bytes.ts';
import { tryDecode } from './call.ts';
import { readRevertData } from './revert.ts';
import type { Log } from './transfers.ts';

/** Indexed: hash of the operation, sender, paymaster. */
export const OPERATION_EVENT = 'UserOperationEvent(bytes32,address,address,uint256,bool,uint256,uint256)';
const BEFORE_EXECUTION = 'BeforeExecution()';
const REVERT_REASON = 'UserOperationRevertReason(bytes32,address,uint256,bytes)';

export interface OperationOutcome {
  worked: boolean;
  /** Why its calls failed. */
  reason: string | null;
  /** Place of its own logs among those given. */
  from: number;
  to: number;
}

/**
 * @param logs of one transaction, in order
 * @returns `null` if the entry point did not carry it out there
 */
export function readOperation(logs: readonly Log[], hash: Hex, sender: Hex): OperationOutcome | null {
  const isOf = ({ address, topics }: Log, event: string): boolean =>
    address === ENTRY_POINT && topics[0] === topicOf(event);
  const party = `0x${sender.slice(2).padStart(64, '0')}`;
  const isOurs = ({ topics }: Log): boolean => topics[1] === hash && topics[2]?.toLowerCase() === party;
  const to = logs.findIndex((log) => isOf(log, OPERATION_EVENT) && isOurs(log));
  const [, success] = tryDecode<[bigint, boolean]>('uint256,bool', logs[to]?.data ?? '0x') ?? [];
  if (success === undefined) return null;
  const before = logs.slice(0, to).findLastIndex((log) => isOf(log, OPERATION_EVENT) || isOf(log, BEFORE_EXECUTION));
  const reason = logs.find((log) => isOf(log, REVERT_REASON) && isOurs(log));
  const [, data] = tryDecode<[bigint, Hex]>('uint256,bytes', reason?.data ?? '0x') ?? [];
  return { worked: success, reason: data === undefined ? null : readRevertData(data), from: before + 1, to };
}
