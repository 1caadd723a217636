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
