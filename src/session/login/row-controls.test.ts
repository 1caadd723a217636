/** Control tokens in the names of the identity: encrypted under the management key, each bound to its identity and login method. */
import { expect, it } from 'vitest';
import { randomBytes, toBase64Url } from '../../lib/bytes.ts';
import { holdsControls, openControls, openedControl, sealControls } from './row-controls.ts';

const [identityId, key] = [randomBytes(32), randomBytes(32)];
const names = (tokens: Record<string, string | undefined>) => ({
  methods: Object.fromEntries(
    Object.entries(tokens).map(([id, control]) => [id, control === undefined ? {} : { control }]),
  ),
});

it('a token is encrypted for the names, and opens with the management key alone', () => {
  const token = randomBytes(32);
  const stored = names({ m1: toBase64Url(token), m2: undefined });
  sealControls(stored, identityId, key);
  expect(holdsControls(stored)).toBe(true);
  expect(openedControl(stored.methods.m1?.control)).toBeNull();
  expect(JSON.stringify(stored)).not.toContain(toBase64Url(token));
  const encrypted = stored.methods.m1?.control;

  openControls(stored, identityId, randomBytes(32));
  openControls(stored, randomBytes(32), key);
  openControls(stored, identityId, null);
  const moved = names({ m2: encrypted });
  openControls(moved, identityId, key);
  expect(stored.methods.m1?.control).toBe(encrypted);
  expect(moved.methods.m2?.control).toBe(encrypted);

  openControls(stored, identityId, key);
  expect(openedControl(stored.methods.m1?.control)).toEqual(token);
});

it('a token that does not open stays encrypted under its key, and an open one is never written without the management key', () => {
  const stored = names({ m1: toBase64Url(randomBytes(32)), m2: 'not base64url!', m3: undefined });
  sealControls(stored, identityId, key);
  const encrypted = stored.methods.m1?.control;
  sealControls(stored, identityId, randomBytes(32));
  expect(stored.methods.m1?.control).toBe(encrypted);
  expect(stored.methods.m2?.control).toBe('not base64url!');

  openControls(stored, identityId, key);
  sealControls(stored, identityId, null);
  expect(stored.methods.m1?.control).toBeUndefined();
});
