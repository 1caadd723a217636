/** Commands that give a page what it needs for a WebAuthn ceremony. The local salt stays here, under a ticket. */

import { randomBytes, toBase64Url } from '../../lib/bytes.ts';
import { localPrfInput, serverPrfInput } from '../../session/session.ts';
import type { Wallet } from '../wallet.ts';
import type { Handlers } from './handler.ts';
import { newTicket } from './tickets.ts';

export function ceremonyCommands({ session }: Wallet) {
  return {
    async 'creation-options'() {
      const exclude = (await session.bound()).map((record) => record.credentialId);
      return { ...(await ceremonyOptions()), userId: toBase64Url(randomBytes(32)), exclude };
    },
    'discovery-options': ceremonyOptions,
  } satisfies Partial<Handlers>;
}

/** For a ceremony whose local salt is new: a first one with this credential on this computer. */
async function ceremonyOptions() {
  const { ticket, salt } = await newTicket();
  return {
    ticket,
    rpId: null,
    challenge: toBase64Url(randomBytes(32)),
    prfFirst: toBase64Url(serverPrfInput()),
    prfSecond: toBase64Url(localPrfInput(salt)),
  };
}
