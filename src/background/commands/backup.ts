/** Commands of the backup file, and of stored data that cannot be read. */
import { WalletError } from '../../lib/errors.ts';
import { backgroundCommands as t } from '../../locales/en/background/commands.ts';
import type { Wallet } from '../wallet.ts';
import { type Handlers, settled } from './handler.ts';

export function backupCommands(wallet: Wallet) {
  const { session, vault, changed } = wallet;
  return {
    async restore({ contents, recoveryKey, personal, alone }) {
      await session.restore({ file: contents, recoveryKey, personal, alone });
      return settled(wallet, null);
    },
    async 'save-backup'() {
      return { fileName: backupFileName(), contents: await session.backup() };
    },
    async 'start-over'() {
      if ((await session.state()) !== 'broken') throw new WalletError('refused', t.canBeRead);
      await vault.wipe();
      changed();
      return null;
    },
  } satisfies Partial<Handlers>;
}

/** With today's date (UTC). */
export const backupFileName = (): string => `dramatis-backup-${new Date().toISOString().slice(0, 10)}.txt`;
