/** The badge counts what waits, and is asked to change only when the count does. */
import { beforeEach, expect, it, vi } from 'vitest';
import { createBadge } from './badge.ts';

const action = vi.hoisted(() => ({
  setBadgeText: vi.fn(async () => undefined),
  setTitle: vi.fn(async () => undefined),
  setBadgeBackgroundColor: vi.fn(async () => undefined),
}));
vi.mock('webextension-polyfill', () => ({ default: { action } }));
beforeEach(() => vi.clearAllMocks());

it('shows how many wait, nothing when none does, and survives a browser that cannot', () => {
  const badge = createBadge();
  badge.show([{ status: 'pending' }, { status: 'signed' }, { status: 'included' }, { status: 'failed' }]);
  expect(action.setBadgeText).toHaveBeenLastCalledWith({ text: '2' });
  expect(action.setTitle).toHaveBeenLastCalledWith({ title: 'Dramatis: 2 transactions are pending' });
  badge.show([{ status: 'pending' }, { status: 'pending' }]);
  expect(action.setBadgeText).toHaveBeenCalledTimes(1);
  action.setBadgeText.mockRejectedValueOnce(new Error('No action.'));
  badge.show([]);
  expect(action.setBadgeText).toHaveBeenLastCalledWith({ text: '' });
});
