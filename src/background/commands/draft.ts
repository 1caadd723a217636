/** Commands of an identity in the making: a draft, until its recovery key and its backup are kept. */
import { bareHex } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import { accountOf } from '../../session/login/enrolment.ts';
import { wipeSecrets } from '../../session/login/login-secrets.ts';
import { createFirstIdentity } from '../../session/unlock/first-identity.ts';
import { defaultChainId } from '../adapters/build-defaults.ts';
import { fingerprintOf } from '../views/fingerprint.ts';
import type { Wallet } from '../wallet.ts';
import { backupFileName } from './backup.ts';
import { opaqueAt, openCredential } from './credential.ts';
import { type Handlers, settled } from './handler.ts';

export function draftCommands(wallet: Wallet) {
  const { session } = wallet;
  return {
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
      return settled(wallet, null);
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
  } satisfies Partial<Handlers>;
}
