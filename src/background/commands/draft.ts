/** Commands of an identity in the making: a draft, until its recovery key and its backup are kept. */

import { WalletError } from '../../lib/errors.ts';
import { backgroundCommands as t } from '../../locales/en/background/commands.ts';
import { defaultChainId } from '../adapters/build-defaults.ts';
import { fingerprintOf } from '../views/fingerprint.ts';
import type { Wallet } from '../wallet.ts';
import { backupFileName } from './backup.ts';
import { type Handlers, settled } from './handler.ts';

export function draftCommands(wallet: Wallet) {
  const { session, others } = wallet;
  return {
    async 'start-identity'({ credential, identityType, server, holder }) {
      if ((await session.state()) !== 'empty') throw new WalletError('exists', t.identityExists);
      const wanted = { type: identityType, server, chainId: defaultChainId, holder };
      return { recoveryKey: await session.beginDraft(credential, wanted) };
    },
    async 'start-known-identity'({ from, answer, name, identityType, server, holder }) {
      const wanted = { type: identityType, name, server, chainId: defaultChainId, holder };
      return { recoveryKey: await session.beginKnownDraft(await others.vaultOf(from), answer, wanted) };
    },
    async 'draft-recovery-key'() {
      const { recoveryKey, ask, identityId, server } = await session.drafts.recoveryKey();
      return { recoveryKey, ask, server, fingerprint: fingerprintOf(identityId) };
    },
    async 'confirm-recovery-key'({ groups }) {
      await session.drafts.confirm(groups);
      return null;
    },
    'draft-backup': async () => ({ fileName: backupFileName(), contents: await session.drafts.backup() }),
    async 'finish-identity'() {
      await session.drafts.finish();
      return settled(wallet, null);
    },
    async 'invite-draft'({ code }) {
      await session.drafts.invite(code);
      return null;
    },
    async 'discard-draft'() {
      await session.drafts.discard();
      return null;
    },
  } satisfies Partial<Handlers>;
}
