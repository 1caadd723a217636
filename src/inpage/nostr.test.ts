/** window.nostr: what it passes on, that nobody can change it, and that another signer's is never replaced. */
import { expect, it } from 'vitest';
import { createNostr, setNostr, unsetNostr } from './nostr.ts';

type Target = EventTarget & { nostr?: unknown };

function create() {
  const asked: unknown[] = [];
  const nostr = createNostr({
    request: async (args) => {
      asked.push(args);
      return 'answer';
    },
  });
  return { nostr, asked };
}

it('passes each method on, with its own params alone', async () => {
  const { nostr, asked } = create();
  await nostr.getPublicKey('surplus');
  await nostr.signEvent({ kind: 1 }, 'surplus');
  await nostr.getRelays();
  await nostr.nip44.encrypt('key', 'text', 'surplus');
  await nostr.nip44.decrypt('key', 'payload');
  await nostr.nip04.encrypt('key', 'text');
  expect(await nostr.nip04.decrypt('key', 'payload')).toBe('answer');
  expect(asked).toEqual([
    { method: 'nostr_getPublicKey', params: [] },
    { method: 'nostr_signEvent', params: [{ kind: 1 }] },
    { method: 'nostr_getRelays', params: [] },
    { method: 'nostr_nip44_encrypt', params: ['key', 'text'] },
    { method: 'nostr_nip44_decrypt', params: ['key', 'payload'] },
    { method: 'nostr_nip04_encrypt', params: ['key', 'text'] },
    { method: 'nostr_nip04_decrypt', params: ['key', 'payload'] },
  ]);
});

it('works without its object, as apps take methods out of it', async () => {
  const { getPublicKey, nip44 } = create().nostr;
  const { decrypt } = nip44;
  await expect(Promise.all([getPublicKey(), decrypt('key', 'payload')])).resolves.toEqual(['answer', 'answer']);
});

it('is frozen throughout', () => {
  const { nostr } = create();
  for (const part of [nostr, nostr.nip04, nostr.nip44]) expect(Object.isFrozen(part)).toBe(true);
});

it('is a plain property that anyone may write over, and is taken away only while it is ours', () => {
  const { nostr } = create();
  const target: Target = new EventTarget();
  setNostr(target, nostr);
  expect(Object.getOwnPropertyDescriptor(target, 'nostr')).toEqual({
    value: nostr,
    writable: true,
    enumerable: true,
    configurable: true,
  });
  unsetNostr(target, nostr);
  expect('nostr' in target).toBe(false);
  const other = {};
  target.nostr = other;
  setNostr(target, nostr);
  expect(target.nostr).toBe(other);
  unsetNostr(target, nostr);
  expect(target.nostr).toBe(other);
});
