/** A token that is called like another is stored under its own name: the words that say so are written whenever it is shown. */
import { expect, it, vi } from 'vitest';
import type { Token } from '../../chain/tokens.ts';
import type { Hex } from '../../lib/bytes.ts';
import type { Profile } from '../../session/session.ts';
import type { Wallet } from '../wallet.ts';
import { tokenCommands } from './token.ts';

const ADDRESS: Hex = `0x${'aa'.repeat(20)}`;

vi.mock('../../chain/tokens.ts', async (original) => ({
  ...(await original<object>()),
  readToken: async (): Promise<Token> => ({
    ...{ address: ADDRESS, symbol: 'USDC (another token)', bare: 'USDC', name: 'Coin', decimals: 6 },
    ...{ named: true, resembles: true },
  }),
}));

it('is stored without the words about it', async () => {
  const profile = { chainId: 1, tokens: [] } as unknown as Profile;
  const wallet = {
    session: {
      profiles: {
        read: async () => profile,
        update: async (_id: string, edit: (one: Profile) => void) => edit(profile),
      },
    },
    clients: { withTokens: async () => ({ name: 'Ethereum', tokens: [] }), client: () => ({}) },
    found: { of: async () => [] },
    refreshShown: async () => undefined,
  } as unknown as Wallet;
  await tokenCommands(wallet)['choose-token']({ characterId: 'c', address: ADDRESS, shown: true });
  expect(profile.tokens).toMatchObject([{ symbol: 'USDC', name: 'Coin' }]);
});
