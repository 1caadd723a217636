/** What a node answered when it refused: code, message and data are its own words and are passed on unchanged. */
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
