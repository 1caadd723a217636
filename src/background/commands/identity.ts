/** Commands about login methods, levels and the identity itself: each carries a fresh proof. */
import { wipe } from '../../lib/bytes.ts';
import { bindAdded, prepareMethod } from '../../session/add-method.ts';
import {
  changeLevel,
  newLevel,
  removeLevel,
  removeMethod,
  renameMethod,
  setMethodLevel,
} from '../../session/levels.ts';
import { cleanName } from '../../session/profile.ts';
import { currentBackup } from '../../session/recovery-rows.ts';
import type { Wallet } from '../wallet.ts';
import type { Handlers } from './handler.ts';
import { backupFileName, prfOf, saltOf } from './start.ts';

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
      const localSalt = await saltOf(credential);
      const prf = prfOf(credential);
      const { kind, name, credentialId, transports } = credential;
      const wanted = { credential: { kind, credentialId, transports, localSalt }, name, levelId };
      try {
        const added = await session.change(proof, (change) => prepareMethod(session.parts, change, wanted, prf.first));
        await bindAdded(session.parts, wanted.credential, added, prf.second);
        return await settled({ methodId: added.methodId });
      } finally {
        wipe(prf.first, prf.second);
      }
    },
    async 'rename-method'({ methodId, name, proof }) {
      await session.change(proof, async (change) => renameMethod(change, methodId, name));
      return null;
    },
    async 'remove-method'({ methodId, proof }) {
      await session.change(proof, (change) => removeMethod(change, methodId));
      return settled(null);
    },
    async 'set-method-level'({ methodId, levelId, proof }) {
      await session.change(proof, (change) => setMethodLevel(change, methodId, levelId));
      return settled(null);
    },
    'new-level': async ({ proof, ...wanted }) =>
      settled({ levelId: await session.change(proof, (change) => newLevel(change, wanted)) }),
    async 'change-level'({ levelId, proof, ...wanted }) {
      await session.change(proof, (change) => changeLevel(change, levelId, wanted));
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
