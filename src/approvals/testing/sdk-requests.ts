/** Requests that SDKs of known protocols made, as scripts/sdk-requests/ recorded them, and their reviews. */
import type { Hex } from '../../lib/bytes.ts';
import type { Review } from '../../messaging/approval.ts';
import { knownContract } from '../review/known-contracts.ts';
import { review, rowsOf, sending, sentenceOf, warningsOf } from './review-world.ts';

export interface SdkRequest {
  /** What the person did in the app. */
  name: string;
  chainId: number;
  method: string;
  params: unknown[];
}

export interface RecordedSdk {
  package: string;
  version: string;
  account: Hex;
  requests: SdkRequest[];
}

/** The only address in the requests that is somebody's account. */
const OTHER: Hex = '0x7777777777777777777777777777777777777777';
const SYMBOLS: Record<string, { symbol: string; decimals: number }> = {
  '0xa0b86991c6218b36c1d19d4a2e9eb0ce3606eb48': { symbol: 'USDC', decimals: 6 },
  '0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2': { symbol: 'WETH', decimals: 18 },
};

/** The prompt of a request, for a person who has that account and the tokens that it is about. */
export function reviewRequest({ chainId, method, params }: SdkRequest, account: Hex): Promise<Review> {
  const world = {
    request: { account, chainId, origin: 'https://app.example' },
    data: {
      accounts: async () => [{ address: account, name: 'Main', balance: '9000000000000000000', viewOnly: false }],
      network: async () => ({ chainId, name: `Network ${chainId}`, symbol: 'ETH', decimals: 18 }),
      token: async (_character: string, _chain: number, token: Hex) => {
        const known = SYMBOLS[token];
        return known ? { ...known, balance: `1${'0'.repeat(known.decimals + 5)}`, supply: null } : null;
      },
      code: async (_character: string, _chain: number, address: Hex) =>
        address === OTHER || address === account ? ('none' as const) : ('contract' as const),
      contractName: async (id: number, address: Hex) => knownContract(id, address),
    },
  };
  if (method !== 'eth_sendTransaction') return review({ kind: 'typed-data', json: JSON.stringify(params[1]) }, world);
  const call = params[0] as { to: Hex; value: Hex; data: Hex };
  const transaction = {
    ...sending,
    from: account,
    chainId,
    to: call.to.toLowerCase() as Hex,
    value: BigInt(call.value).toString(),
    data: call.data,
  };
  return review({ kind: 'transaction', transaction, replaces: null }, world);
}

/** Rows that say where a request comes from, not what it does. */
const ORIGIN = /^(?:Asked by|Made for|Contract|Exchange)(?: \(\d+\))?$/;

/** The prompt in lines: the sentence, each warning as `! danger rule`, and the rows before the plain fields. */
export function linesOf(made: Review): string[] {
  const plain = made.rows.findIndex(({ name }) => name === 'What');
  const rows = (plain === -1 ? made.rows : made.rows.slice(0, plain)).filter(({ name }) => !ORIGIN.test(name));
  return [sentenceOf(made), ...warningsOf(made).map((warning) => `! ${warning}`), ...rowsOf({ ...made, rows })];
}
