/** Puts the test networks into the menus, the local chain among them. */
import { command } from './command.ts';
import type { Wallet } from './wallet.ts';

export const showTestNetworks = (wallet: Pick<Wallet, 'app'>): Promise<void> =>
  command(wallet, 'change-settings', { testNetworks: true });
