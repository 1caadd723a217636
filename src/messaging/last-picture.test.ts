/** The last picture is readable with the key of its browser profile alone, and not drawn after its time. */
import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { closesAt, isStillOpen, makePictureKey, openPicture, sealPicture } from './last-picture.ts';
import type { Snapshot, UnlockedSnapshot } from './snapshot.ts';

const NOW = 1_800_000_000_000;
const MINUTE = 60_000;

const opened = (lockAt: number, stepUp: UnlockedSnapshot['stepUp'] = null): Snapshot =>
  ({ kind: 'unlocked', lockAt, stepUp, settings: { autoLockMinutes: 15 } }) as UnlockedSnapshot;

it('opens under its own key, which every call finds again and nobody can read', async () => {
  const disk = new IDBFactory();
  const keys = await Promise.all([makePictureKey(disk), makePictureKey(disk)]);
  const snapshot = opened(NOW);
  for (const key of keys) {
    const stored = await sealPicture(key, snapshot);
    expect(JSON.stringify(stored)).not.toContain('unlocked');
    expect(await openPicture(await makePictureKey(disk), stored)).toEqual(snapshot);
    await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
  }
});

it('does not open under another key, nor when it was changed', async () => {
  const [key, other] = [await makePictureKey(new IDBFactory()), await makePictureKey(new IDBFactory())];
  const stored = await sealPicture(key, opened(NOW));
  expect(await openPicture(other, stored)).toBeNull();
  expect(await openPicture(key, { ...stored, box: `${stored.box.slice(0, -8)}AAAAAAAA` })).toBeNull();
  expect(await openPicture(key, { iv: '', box: 'not base64url!' })).toBeNull();
});

it('is drawn while its login and its step-up last, on a clock that is not set back', () => {
  expect(isStillOpen(opened(NOW + MINUTE), NOW)).toBe(true);
  expect(isStillOpen(opened(NOW), NOW)).toBe(false);
  const step = { methodName: 'Key', until: NOW + MINUTE };
  expect(isStillOpen(opened(NOW + 5 * MINUTE, step), NOW)).toBe(true);
  expect(isStillOpen(opened(NOW + 5 * MINUTE, step), NOW + MINUTE)).toBe(false);
  // Set back: it lasts longer than any step-up.
  expect(isStillOpen(opened(NOW + 5 * MINUTE, { ...step, until: NOW + 6 * MINUTE }), NOW)).toBe(false);
  expect([opened(NOW), opened(NOW, step), opened(NOW + 2 * MINUTE, step)].map(closesAt)).toEqual([
    NOW,
    NOW,
    NOW + MINUTE,
  ]);
  expect(closesAt({ kind: 'locked' } as Snapshot)).toBeNull();
  expect(isStillOpen({ kind: 'locked' } as Snapshot, NOW)).toBe(true);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10 * NOW }), fc.integer({ min: 0, max: 10 * NOW }), (lockAt, now) => {
      expect(isStillOpen(opened(lockAt), now)).toBe(lockAt > now && lockAt - now <= 15 * MINUTE);
    }),
  );
});
