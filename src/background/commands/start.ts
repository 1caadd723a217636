/** Commands of the start: a first identity, or one that comes back from its backup file. */
import { bareHex, fromBase64Url, randomBytes, toBase64Url, wipe } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import type { NewCredential } from '../../messaging/command.ts';
import { createFirstIdentity } from '../../session/first-identity.ts';
import { localPrfInput, serverPrfInput } from '../../session/prf-inputs.ts';
import { createMemory } from '../memory.ts';
import type { Wallet } from '../wallet.ts';
import type { Handlers } from './handler.ts';

type Names =
  | 'creation-options'
  | 'start-identity'
  | 'draft-recovery-key'
  | 'confirm-recovery-key'
  | 'draft-backup'
  | 'finish-identity'
  | 'discard-draft'
  | 'restore'
  | 'start-over';

/** Salts of credentials that are being made, by ticket. */
const tickets = createMemory<Record<string, string>>('tickets');

/** A fresh local salt, kept under a ticket until the ceremony's answer comes. */
export async function newTicket(): Promise<{ ticket: string; salt: Uint8Array }> {
  const ticket = crypto.randomUUID();
  const salt = randomBytes(32);
  await tickets.save({ ...(await tickets.load()), [ticket]: toBase64Url(salt) });
  return { ticket, salt };
}

/** The salt that belongs to a ceremony. @throws WalletError not-found */
export async function saltOf(credential: Pick<NewCredential, 'ticket'>): Promise<string> {
  const salt = (await tickets.load())?.[credential.ticket];
  if (!salt) throw new WalletError('not-found', 'This took too long. Begin again.');
  return salt;
}

/** The two PRF outputs of an answer; the caller wipes them. @throws WalletError no-prf */
export function prfOf(answer: { prfFirst: string; prfSecond: string }): { first: Uint8Array; second: Uint8Array } {
  const prf = { first: fromBase64Url(answer.prfFirst), second: fromBase64Url(answer.prfSecond) };
  if (prf.first.length !== 32 || prf.second.length !== 32)
    throw new WalletError('no-prf', 'This authenticator cannot keep secrets for the wallet. Use another one.');
  return prf;
}

/** Hex of an identity in groups of four, as two people compare it. */
export const fingerprintOf = (identityId: string): string => (identityId.slice(0, 32).match(/.{4}/g) ?? []).join(' ');

const today = () => new Date().toISOString().slice(0, 10);
export const backupFileName = () => `dramatis-backup-${today()}.txt`;

export function startHandlers({ session, settle, vault, changed }: Wallet): Handlers<Names> {
  return {
    async 'creation-options'() {
      const { ticket, salt } = await newTicket();
      return {
        ticket,
        rpId: null,
        userId: toBase64Url(randomBytes(32)),
        challenge: toBase64Url(randomBytes(32)),
        prfFirst: toBase64Url(serverPrfInput()),
        prfSecond: toBase64Url(localPrfInput(salt)),
        exclude: await knownCredentials(session),
      };
    },
    async 'start-identity'({ credential, identityType, server }) {
      if (server !== null) throw new WalletError('refused', 'Choose *this device only* for now.');
      if ((await session.state()) !== 'empty')
        throw new WalletError('exists', 'There is an identity on this computer already.');
      const localSalt = await saltOf(credential);
      const prf = prfOf(credential);
      const { kind, name, credentialId, transports } = credential;
      const made = await createFirstIdentity(
        session.parts.server,
        Date.now(),
        identityType,
        { kind, name, credentialId, transports, localSalt },
        prf,
      );
      wipe(prf.first, prf.second);
      await session.drafts.begin(made, server);
      return { recoveryKey: made.recoveryGroups };
    },
    async 'draft-recovery-key'() {
      const { recoveryKey, ask, identityId, server } = await session.drafts.recoveryKey();
      return { recoveryKey, ask, server, fingerprint: fingerprintOf(bareHex(identityId)) };
    },
    async 'confirm-recovery-key'({ groups }) {
      await session.drafts.confirm(groups);
      return null;
    },
    'draft-backup': async () => ({ fileName: backupFileName(), contents: await session.drafts.backup() }),
    async 'finish-identity'() {
      await session.touch();
      await session.drafts.finish();
      await settle();
      return null;
    },
    async 'discard-draft'() {
      await session.drafts.discard();
      return null;
    },
    async restore({ contents, recoveryKey }) {
      await session.restore(contents, recoveryKey);
      await settle();
      return null;
    },
    async 'start-over'() {
      if ((await session.state()) !== 'broken')
        throw new WalletError('refused', 'What is stored here can be read. Nothing is thrown away.');
      await vault.wipe();
      changed();
      return null;
    },
  };
}

async function knownCredentials(session: Wallet['session']): Promise<string[]> {
  return (await session.bound()).map((record) => record.credentialId);
}
