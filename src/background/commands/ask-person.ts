/** Opens the prompt of a transaction or a batch that the wallet itself begins. */
import type { Payload } from '../../approvals/record.ts';
import type { Hex } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import { backgroundCommands as t } from '../../locales/en/background/commands.ts';
import type { Wallet } from '../wallet.ts';

export interface OwnRequest {
  characterId: string;
  account: Hex;
  chainId: number;
  payload: Payload;
}

/** @returns the id of the approval @throws WalletError closed */
export async function askPerson(wallet: Pick<Wallet, 'approvals' | 'openIds'>, request: OwnRequest): Promise<string> {
  if (!wallet.openIds().has(request.characterId)) throw new WalletError('closed', t.cannotSign);
  const { id } = await wallet.approvals.open({ key: `wallet:${crypto.randomUUID()}`, origin: null, ...request });
  return id;
}
