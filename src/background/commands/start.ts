/** Commands of the start: a first identity, or one that comes back from its backup file. */
import { bareHex, randomBytes, toBase64Url } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import { accountOf } from '../../session/login/enrolment.ts';
import { wipeSecrets } from '../../session/login/login-secrets.ts';
import { localPrfInput, serverPrfInput } from '../../session/login/prf-inputs.ts';
import { createFirstIdentity } from '../../session/unlock/first-identity.ts';
import { defaultChainId } from '../adapters/build-defaults.ts';
import type { Wallet } from '../wallet.ts';
import { opaqueAt, openCredential } from './credential.ts';
import type { Handlers } from './handler.ts';
import { newTicket } from './tickets.ts';

export { newTicket, prfOf, saltOf } from './tickets.ts';

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
      if ((await session.state()) !== 'empty')
        throw new WalletError('exists', 'There is an identity on this computer already.');
      const { bound, secrets, enrolment } = await openCredential(credential, () => {
        if (server === null) throw new WalletError('bad-input', 'A password needs a key server. Choose one.');
        return server;
      });
      const accountName = credential.kind === 'password' ? credential.accountName : null;
      const named = { ...bound, name: credential.name, account: accountName ?? undefined };
      try {
        const { server: own } = session.parts;
        // Before anything is made: a server that is not there is found out now, not at the end.
        const origin = server === null ? null : (await own.find(server)).origin;
        const at = origin === null ? own : { ...own, origin };
        const made = await createFirstIdentity(at, Date.now(), identityType, named, secrets, defaultChainId);
        await enrolment?.enrol(made.rowControl);
        await session.drafts.begin(made, origin, accountName);
        return { recoveryKey: made.recoveryGroups };
      } catch (error) {
        await enrolment?.withdraw();
        throw error;
      } finally {
        wipeSecrets(secrets);
      }
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
      const enrolled = await session.drafts.enrolled();
      // What cannot be taken away opens nothing: only the name stays taken.
      if (enrolled)
        await opaqueAt(enrolled.server)
          .control(accountOf(enrolled.accountName), enrolled.control, 'remove')
          .catch(() => undefined);
      await session.drafts.discard();
      return null;
    },
    async restore({ contents, recoveryKey, alone }) {
      await session.restore({ file: contents, recoveryKey, alone });
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
