/** The error response of a node. Code, message and data are the node's own and are passed on unchanged. */
import { WalletError } from '../lib/errors.ts';

export class NodeError extends WalletError {
  /** JSON-RPC error code of the node. */
  readonly rpcCode: number;
  readonly data: unknown;
  constructor(rpcCode: number, message: string, data?: unknown) {
    super('node-refused', message);
    this.rpcCode = rpcCode;
    this.data = data;
  }
}

/** Words that nodes have for what ends a run. */
const VM_FAILURE =
  /revert|invalid ?(?:opcode|jump|code)|out of ?gas|stack ?(?:under|over)flow|stack limit|write protection|code ?size|EVM error/i;

/** Did the call run and fail (rather than the node not knowing the method)? Geth's code 3, or the usual words. */
export const isRevert = (error: unknown): error is NodeError =>
  error instanceof NodeError && (error.rpcCode === 3 || VM_FAILURE.test(error.message));
