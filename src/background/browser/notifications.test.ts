/** Notifications: what each end of a transaction says, that they can be switched off, and a click on one. */
import { beforeEach, expect, it, vi } from 'vitest';
import { createNotifications, onNotificationClick } from './notifications.ts';

const api = vi.hoisted(() => ({
  create: vi.fn(async (_id: string, _shown: { title: string; message: string }) => 'id'),
  clear: vi.fn(async () => true),
  clicked: [] as ((id: string) => void)[],
}));
vi.mock('webextension-polyfill', () => ({
  default: {
    notifications: {
      create: api.create,
      clear: api.clear,
      onClicked: { addListener: (listener: (id: string) => void) => api.clicked.push(listener) },
    },
    runtime: { getURL: (path: string) => path },
  },
}));
beforeEach(() => vi.clearAllMocks());

const sent = { id: 't1', title: 'Send 0.25 ETH to Ida Holm', reason: null };

it('says that a transaction is confirmed, has failed and why, or was not sent', () => {
  const { ended } = createNotifications(() => true);
  ended({ ...sent, status: 'included' }, 'Base');
  ended({ ...sent, status: 'failed', reason: 'Sale has ended' }, 'Base');
  ended({ ...sent, status: 'dropped' }, 'Base');
  ended({ ...sent, status: 'replaced' }, 'Base');
  const operation = { payer: 'paymaster.example', transactionHash: null, since: 1 };
  ended({ ...sent, status: 'dropped', operation }, 'Base');
  expect(api.create.mock.calls.map(([id, shown]) => [id, shown.title, shown.message])).toEqual([
    ['sent:t1', 'Confirmed on Base', 'Send 0.25 ETH to Ida Holm'],
    ['sent:t1', 'Failed on Base', 'Send 0.25 ETH to Ida Holm: Sale has ended'],
    ['sent:t1', 'Not sent on Base', 'Send 0.25 ETH to Ida Holm'],
    ['sent:t1', 'Dropped on Base', 'Send 0.25 ETH to Ida Holm. It can still be carried out.'],
  ]);
});

it('shows nothing when the person switched it off, and survives a browser that cannot', () => {
  let isOn = false;
  const { ended } = createNotifications(() => isOn);
  ended({ ...sent, status: 'included' }, 'Base');
  expect(api.create).not.toHaveBeenCalled();
  isOn = true;
  api.create.mockRejectedValueOnce(new Error('No notifications.'));
  ended({ ...sent, status: 'included' }, 'Base');
  expect(api.create).toHaveBeenCalledTimes(1);
});

it('opens the history on a click, and only for its own', () => {
  const open = vi.fn();
  onNotificationClick(open);
  for (const listener of api.clicked) listener('of something else');
  expect(open).not.toHaveBeenCalled();
  for (const listener of api.clicked) listener('sent:t1');
  expect(open).toHaveBeenCalledTimes(1);
  expect(api.clear).toHaveBeenCalledTimes(1);
});
