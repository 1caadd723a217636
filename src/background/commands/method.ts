/** Commands about the login methods of the identity. Each carries a fresh proof. */
import { bindAdded, prepareMethod } from '../../session/change/add-method.ts';
import { removeMethod, renameMethod, setMethodLevel } from '../../session/change/levels.ts';
import { bindReset, resetCredential } from '../../session/change/reset-method.ts';
import { withRow } from '../../session/login/enrolment.ts';
import { wipeSecrets } from '../../session/login/login-secrets.ts';
import type { Wallet } from '../wallet.ts';
import { openCredential } from './credential.ts';
import { type Handlers, settled } from './handler.ts';
import { ownServer } from './password.ts';

export function methodCommands(wallet: Wallet) {
  const { session } = wallet;
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
        return await settled(wallet, { methodId: added.methodId });
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
      return settled(wallet, null);
    },
    async 'set-method-level'({ methodId, levelId, why, proof }) {
      await session.change(proof, (change) => setMethodLevel(change, methodId, levelId, why));
      return settled(wallet, null);
    },
    async 'reset-method'({ methodId, credential, why, proof }) {
      const { bound, secrets, enrolment } = await openCredential(credential, () => ownServer(wallet));
      const account = credential.kind === 'password' ? credential.accountName : undefined;
      const wanted = { methodId, kind: bound.kind, why, account, enrol: enrolment?.enrol };
      try {
        const reset = await withRow(enrolment, () =>
          session.change(proof, (change) => resetCredential(session.parts, change, wanted, secrets)),
        );
        await bindReset(session.parts, bound, reset, secrets);
        return await settled(wallet, null);
      } finally {
        wipeSecrets(secrets);
      }
    },
  } satisfies Partial<Handlers>;
}
