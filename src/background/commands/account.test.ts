/** Removing an account takes it from sites and cancels its waiting requests. */
import { expect, it, vi } from 'vitest';
import type { ApprovalRequest } from '../../approvals/record.ts';
import type { Hex } from '../../lib/bytes.ts';
import type { Wallet } from '../wallet.ts';
import { accountCommands } from './account.ts';

const ALICE: Hex = '0x00000000000000000000000000000000000a11ce';
const BOB: Hex = '0x0000000000000000000000000000000000000b0b';

it('cancels the requests for the removed account, and no others', async () => {
  const cancel = vi.fn(async (_which: (request: ApprovalRequest) => boolean) => undefined);
  const forgetAccount = vi.fn(async () => undefined);
  const wallet = {
    permissions: { forgetAccount },
    approvals: { cancel },
    session: { accounts: { remove: async () => null } },
  } as unknown as Wallet;
  await accountCommands(wallet)['remove-account']({ characterId: 'a', address: ALICE });
  expect(forgetAccount).toHaveBeenCalledWith('a', ALICE);
  const [matches] = cancel.mock.calls[0] ?? [];
  const request = (characterId: string, account: Hex | null) => ({ characterId, account }) as ApprovalRequest;
  expect(matches?.(request('a', ALICE))).toBe(true);
  expect(matches?.(request('a', BOB))).toBe(false);
  expect(matches?.(request('b', ALICE))).toBe(false);
  expect(matches?.(request('a', null))).toBe(false);
});
