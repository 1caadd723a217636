/** A command that the person gave on a page postpones the auto-lock. */
import type { Wallet } from './wallet.ts';

/** The new deadline holds at once; nobody waits until it is stored. A worker that stops before goes by the earlier one. */
export async function noteUse({ session }: Pick<Wallet, 'session'>): Promise<void> {
  if ((await session.layers()).length > 0) void session.touch().catch(() => undefined);
}
