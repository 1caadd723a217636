/** The mailbox through which two computers of one person pair. The pairing protocol verifies every message. */
import { toBase64Url } from '../../lib/bytes.ts';
import { mailSchema, type Slot } from '../../messaging/key-server/mailbox.ts';
import { type Http, takeValue } from './http.ts';

export interface RemoteMailbox {
  /** @param box 32 bytes @throws WalletError exists when the slot is taken */
  put(box: Uint8Array, slot: Slot, mail: Uint8Array): Promise<void>;
  /** @returns `null` while the slot is empty */
  get(box: Uint8Array, slot: Slot): Promise<Uint8Array | null>;
  remove(box: Uint8Array): Promise<void>;
}

export function createRemoteMailbox({ ask }: Http): RemoteMailbox {
  const path = (box: Uint8Array) => `/v1/mailbox/${toBase64Url(box)}`;
  return {
    async put(box, slot, mail) {
      takeValue(await ask({ method: 'PUT', path: `${path(box)}/${slot}`, body: { mail } }, null));
    },
    async get(box, slot) {
      const answer = await ask({ method: 'GET', path: `${path(box)}/${slot}` }, mailSchema);
      if (answer.kind === 'error' && answer.code === 'not-found') return null;
      return takeValue(answer).mail;
    },
    async remove(box) {
      takeValue(await ask({ method: 'DELETE', path: path(box) }, null));
    },
  };
}
