/** Notifications: what each end of a transaction and what came in says, that they can be switched off or kept private, and a click on one. */
import { beforeEach, expect, it, vi } from 'vitest';
import { clearNotifications, clickedActivity, createNotifications } from './notifications.ts';

const api = vi.hoisted(() => ({
  create: vi.fn(async (_id: string, _shown: { title: string; message: string }) => 'id'),
  clear: vi.fn(async (_id: string) => true),
  clicked: [] as ((id: string) => void)[],
  getAll: vi.fn(async () => ({ 'sent:t1': {}, 'received:1:0xaa:1': {}, other: {} })),
}));
vi.mock('webextension-polyfill', () => ({
  default: {
    notifications: {
      create: api.create,
      clear: api.clear,
      getAll: api.getAll,
      onClicked: { addListener: (listener: (id: string) => void) => api.clicked.push(listener) },
    },
    runtime: { getURL: (path: string) => path },
  },
}));
beforeEach(() => vi.clearAllMocks());

const settings = { notifications: true, incomingNotifications: true, privateNotifications: false };
const told = () => api.create.mock.calls.map(([id, { title, message }]) => [id, title, message]);
const sent = { id: 't1', title: 'Send 0.25 ETH to Ida Holm', reason: null };

it('says that a transaction is confirmed, has failed and why, or was not sent', () => {
  const { ended } = createNotifications(() => settings);
  ended({ ...sent, status: 'included' }, 'Base');
  ended({ ...sent, status: 'failed', reason: 'Sale has ended' }, 'Base');
  ended({ ...sent, status: 'dropped' }, 'Base');
  ended({ ...sent, status: 'replaced' }, 'Base');
  const operation = { payer: 'paymaster.example', transactionHash: null, since: 1 };
  ended({ ...sent, status: 'dropped', operation }, 'Base');
  expect(told()).toEqual([
    ['sent:t1', 'Confirmed on Base', 'Send 0.25 ETH to Ida Holm'],
    ['sent:t1', 'Failed on Base', 'Send 0.25 ETH to Ida Holm: Sale has ended'],
    ['sent:t1', 'Not sent on Base', 'Send 0.25 ETH to Ida Holm'],
    ['sent:t1', 'Dropped on Base', 'Send 0.25 ETH to Ida Holm. It can still be carried out.'],
  ]);
});

it('shows nothing when the person switched it off, and survives a browser that cannot', () => {
  let notifications = false;
  const { ended } = createNotifications(() => ({ ...settings, notifications }));
  ended({ ...sent, status: 'included' }, 'Base');
  expect(api.create).not.toHaveBeenCalled();
  notifications = true;
  api.create.mockRejectedValueOnce(new Error('No notifications.'));
  ended({ ...sent, status: 'included' }, 'Base');
  expect(api.create).toHaveBeenCalledTimes(1);
});

const came = (id: string, more = {}) => ({ id, amount: '+0.5 ETH', title: 'Received from Ida Holm', ...more });

it('says what came in, of whom and on which network, and nothing of what lists hide', () => {
  const { received } = createNotifications(() => settings);
  received([came('1:0xaa:1'), came('1:0xbb:1', { hidden: 'token' })], 'Ethereum');
  expect(told()).toEqual([['received:1:0xaa:1', 'Received on Ethereum', '+0.5 ETH. Received from Ida Holm']]);
  api.create.mockClear();
  received([came('1:0xbb:1', { hidden: 'look-alike' })], 'Ethereum');
  expect(told()).toEqual([]);
});

it('tells many at once in one notification', () => {
  const { received } = createNotifications(() => settings);
  received(
    ['a', 'b', 'c', 'd'].map((id) => came(id)),
    'Base',
  );
  expect(told()).toEqual([['received:a', 'Received on Base', '4 payments came in.']]);
});

it('kept private, it names neither amount nor person', () => {
  const { received, ended } = createNotifications(() => ({ ...settings, privateNotifications: true }));
  received([came('a'), came('b')], 'Base');
  ended({ ...sent, status: 'failed', reason: 'Sale has ended' }, 'Base');
  expect(told()).toEqual([
    ['received:a', 'Received on Base', 'Open the wallet to see more.'],
    ['sent:t1', 'Failed on Base', 'Open the wallet to see more.'],
  ]);
});

it('says nothing of what came in if that is switched off, whatever the other switch says', () => {
  createNotifications(() => ({ ...settings, incomingNotifications: false })).received([came('a')], 'Base');
  expect(told()).toEqual([]);
  createNotifications(() => ({ ...settings, notifications: false })).received([came('a')], 'Base');
  expect(told()).toHaveLength(1);
});

it('takes back its own alone', async () => {
  await clearNotifications();
  expect(api.clear.mock.calls).toEqual([['sent:t1'], ['received:1:0xaa:1']]);
});

it('tells the entry of the history that was clicked, and only for its own', () => {
  expect(clickedActivity('of something else')).toBeNull();
  expect(api.clear).not.toHaveBeenCalled();
  expect(clickedActivity('sent:t1')).toBe('t1');
  expect(clickedActivity('received:1:0xaa:1')).toBe('1:0xaa:1');
  expect(api.clear).toHaveBeenCalledTimes(2);
});
