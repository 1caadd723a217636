/** Commands that give a page what it needs for a WebAuthn ceremony. The local salt stays here, under a ticket. */

import { randomBytes, toBase64Url } from '../../lib/bytes.ts';
import { localPrfInput, serverPrfInput } from '../../session/session.ts';
import type { Wallet } from '../wallet.ts';
import type { Handlers } from './handler.ts';
import { newTicket } from './tickets.ts';

export function ceremonyCommands({ session }: Wallet) {
  return {
    async 'creation-options'({ replaces }) {
      const exclude = await credentialIds(session, replaces);
      return { ...(await ceremonyOptions()), userId: toBase64Url(randomBytes(32)), exclude };
    },
    'discovery-options': ceremonyOptions,
  } satisfies Partial<Handlers>;
}

/** Credentials of the login methods in use: of this computer, and those that the names of the open identity tell of. */
async function credentialIds(session: Wallet['session'], except: string | null): Promise<string[]> {
  const here = (await session.bound()).map(({ methodId, credentialId }) => ({ methodId, credentialId }));
  const named = (await session.layers()).length === 0 ? [] : await namedCredentials(session);
  const others = [...here, ...named].filter(({ methodId, credentialId }) => credentialId !== '' && methodId !== except);
  return [...new Set(others.map(({ credentialId }) => credentialId))];
}

async function namedCredentials(session: Wallet['session']): Promise<{ methodId: string; credentialId: string }[]> {
  const { log, names } = await session.view();
  return log.methods
    .filter(({ state }) => state !== 'revoked')
    .map(({ id }) => ({ methodId: id, credentialId: names.methods[id]?.authenticator?.credentialId ?? '' }));
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
