/** Commands of recovery keys: making one, adding it, and checking one that is kept. */
import { fingerprintOf } from '../views/fingerprint.ts';
import type { Wallet } from '../wallet.ts';
import { type Handlers, settled } from './handler.ts';

export function recoveryCommands(wallet: Wallet) {
  const { session, changed } = wallet;

  async function told<Answer>(answer: Answer): Promise<Answer> {
    changed();
    return answer;
  }

  return {
    async 'begin-recovery-key'(wanted) {
      await session.recovery.begin(wanted);
      return told(null);
    },
    async 'show-recovery-key'() {
      const { groups, ...rest } = await session.recovery.groups();
      const { log } = await session.view();
      const server = await session.keyServer.origin();
      return told({ ...rest, recoveryKey: groups, server, fingerprint: fingerprintOf(log.identityId) });
    },
    async 'confirm-new-key'({ groups, personal }) {
      await session.recovery.confirm(groups, personal);
      return told(null);
    },
    async 'add-recovery-key'({ proof }) {
      await session.recovery.add(proof);
      return settled(wallet, null);
    },
    async 'discard-recovery-key'() {
      await session.recovery.discard();
      return told(null);
    },
    'check-recovery-key': async ({ text, personal }) =>
      told({ methodId: await session.recovery.check(text, personal) }),
    'read-sheets': async ({ sheets }) => session.recovery.readSheets(sheets),
    async 'remind-later'() {
      await session.recovery.remindLater();
      return told(null);
    },
  } satisfies Partial<Handlers>;
}
