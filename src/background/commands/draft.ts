/** Commands of an identity in the making: a draft, until its recovery key and its backup are kept. */

import { WalletError } from '../../lib/errors.ts';
import { openCredential, wipeSecrets } from '../../session/session.ts';
import { defaultChainId } from '../adapters/build-defaults.ts';
import { fingerprintOf } from '../views/fingerprint.ts';
import type { Wallet } from '../wallet.ts';
import { backupFileName } from './backup.ts';
import { loginPlace } from './credential.ts';
import { type Handlers, settled } from './handler.ts';

export function draftCommands(wallet: Wallet) {
  const { session } = wallet;
  return {
    async 'start-identity'({ credential, identityType, server }) {
      if ((await session.state()) !== 'empty')
        throw new WalletError('exists', 'There is an identity on this computer already.');
      const place = loginPlace(async () => {
        if (server === null) throw new WalletError('bad-input', 'A password needs a key server. Choose one.');
        return server;
      });
      const made = await openCredential(credential, place);
      const wanted = { type: identityType, name: credential.name, server, chainId: defaultChainId };
      try {
        return { recoveryKey: await session.drafts.begin(made, wanted) };
      } finally {
        wipeSecrets(made.secrets);
      }
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
    async 'discard-draft'() {
      await session.drafts.discard();
      return null;
    },
  } satisfies Partial<Handlers>;
}
