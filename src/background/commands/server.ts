/** Commands about the key server: choosing, finding, adding, moving, deleting. */
import { randomBytes, toBase64Url } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import { localPrfInput, serverPrfInput } from '../../session/prf-inputs.ts';
import type { Wallet } from '../wallet.ts';
import type { Handlers } from './handler.ts';
import { newTicket } from './start.ts';

type Names =
  | 'check-server'
  | 'discovery-options'
  | 'find-identity'
  | 'add-server'
  | 'move-server'
  | 'sync-now'
  | 'delete-identity'
  | 'keep-identity';

const noServer = async (): Promise<never> => {
  throw new WalletError('refused', 'This version of the wallet keeps everything on this device. Use a backup file.');
};

export function serverHandlers(_wallet: Wallet): Handlers<Names> {
  return {
    'check-server': noServer,
    async 'discovery-options'() {
      const { ticket, salt } = await newTicket();
      return {
        ticket,
        rpId: null,
        challenge: toBase64Url(randomBytes(32)),
        prfFirst: toBase64Url(serverPrfInput()),
        prfSecond: toBase64Url(localPrfInput(salt)),
      };
    },
    'find-identity': noServer,
    'add-server': noServer,
    'move-server': noServer,
    'sync-now': noServer,
    'delete-identity': noServer,
    'keep-identity': noServer,
  };
}
