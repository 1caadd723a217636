/** Commands about login methods, levels and the identity itself: each carries a fresh proof. */

import { bindAdded, prepareMethod } from '../../session/change/add-method.ts';
import {
  changeLevel,
  newLevel,
  removeLevel,
  removeMethod,
  renameMethod,
  setMethodLevel,
} from '../../session/change/levels.ts';
import { withRow } from '../../session/login/enrolment.ts';
import { wipeSecrets } from '../../session/login/login-secrets.ts';
import { cleanName } from '../../session/profile/profile.ts';
import { currentBackup } from '../../session/unlock/recovery-rows.ts';
import type { Wallet } from '../wallet.ts';
import { openCredential } from './credential.ts';
import type { Handlers } from './handler.ts';
import { ownServer } from './password.ts';
import { backupFileName } from './start.ts';

type Names =
  | 'add-method'
  | 'rename-method'
  | 'remove-method'
  | 'set-method-level'
  | 'new-level'
  | 'change-level'
  | 'remove-level'
  | 'rename-identity'
  | 'save-backup';

export function identityHandlers(wallet: Wallet): Handlers<Names> {
  const { session, settle } = wallet;

  async function settled<Value>(value: Value): Promise<Value> {
    await settle();
    return value;
  }

  return {
    async 'add-method'({ credential, levelId, proof }) {
      const { bound, secrets, enrolment } = await openCredential(credential, () => ownServer(wallet));
      const account = credential.kind === 'password' ? credential.accountName : undefined;
      const wanted = { credential: bound, name: credential.name, levelId, account, enrol: enrolment?.enrol };
      try {
        const added = await withRow(enrolment, () =>
          session.change(proof, (change) => prepareMethod(session.parts, change, wanted, secrets)),
        );
        await bindAdded(session.parts, bound, added, secrets);
        return await settled({ methodId: added.methodId });
      } finally {
        wipeSecrets(secrets);
      }
    },
    async 'rename-method'({ methodId, name, proof }) {
      await session.change(proof, async (change) => renameMethod(change, methodId, name));
      return null;
    },
    async 'remove-method'({ methodId, why, proof }) {
      await session.change(proof, (change) => removeMethod(change, methodId, why));
      return settled(null);
    },
    async 'set-method-level'({ methodId, levelId, why, proof }) {
      await session.change(proof, (change) => setMethodLevel(change, methodId, levelId, why));
      return settled(null);
    },
    'new-level': async ({ proof, ...wanted }) =>
      settled({ levelId: await session.change(proof, (change) => newLevel(change, wanted)) }),
    async 'change-level'({ levelId, why, proof, ...wanted }) {
      await session.change(proof, (change) => changeLevel(change, levelId, wanted, why));
      return settled(null);
    },
    async 'remove-level'({ levelId, proof }) {
      await session.change(proof, (change) => removeLevel(change, levelId));
      return settled(null);
    },
    async 'rename-identity'({ name, proof }) {
      await session.change(proof, async (change) => {
        change.names.name = cleanName(name);
      });
      return null;
    },
    async 'save-backup'() {
      const { log } = await session.profiles.names();
      return { fileName: backupFileName(), contents: await currentBackup(session.parts, log) };
    },
  };
}
