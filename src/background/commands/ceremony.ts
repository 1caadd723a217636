/** Commands that give a page what it needs for a WebAuthn ceremony. The local salt stays here, under a ticket. */

import { fromHex, randomBytes, toBase64Url } from '../../lib/bytes.ts';
import { localPrfInput, serverPrfInput } from '../../session/session.ts';
import type { Wallet } from '../wallet.ts';
import type { Handlers } from './handler.ts';
import { newTicket } from './tickets.ts';

export function ceremonyCommands(wallet: Wallet) {
  return {
    async 'creation-options'({ replaces }) {
      const exclude = await credentialIds(wallet, replaces);
      return { ...(await ceremonyOptions()), userId: toBase64Url(randomBytes(32)), exclude };
    },
    'discovery-options': ceremonyOptions,
  } satisfies Partial<Handlers>;
}

interface Known {
  methodId: string;
  credentialId: string;
}

/** Credentials of the login methods in use: of this computer, and those that the names of the open identity tell of. */
async function credentialIds({ session, rounds }: Wallet, except: string | null): Promise<string[]> {
  const isOpen = (await session.layers()).length > 0;
  let known = isOpen ? await inUse(session) : { here: await session.bound(), named: [], unknown: [] };
  // The server may have added it without an answer: the round finds out. A method that was not added is none.
  if (known.unknown.length > 0) {
    await rounds.now();
    known = await inUse(session);
  }
  const others = [...known.here, ...known.named].filter(
    ({ methodId, credentialId }) => credentialId !== '' && methodId !== except,
  );
  return [...new Set(others.map(({ credentialId }) => credentialId))];
}

/** @returns `unknown`: of this computer, and their login methods are not in the log of the open identity */
async function inUse(session: Wallet['session']): Promise<Record<'here' | 'named' | 'unknown', readonly Known[]>> {
  const { log, names } = await session.view();
  const ofOpen = toBase64Url(fromHex(log.identityId));
  const ids = new Set(log.methods.map(({ id }) => id));
  const bound = await session.bound();
  const unknown = bound.filter(({ identityId, methodId }) => identityId === ofOpen && !ids.has(methodId));
  return {
    here: bound.filter((record) => !unknown.includes(record)),
    named: log.methods
      .filter(({ state }) => state !== 'revoked')
      .map(({ id }) => ({ methodId: id, credentialId: names.methods[id]?.authenticator?.credentialId ?? '' })),
    unknown,
  };
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
