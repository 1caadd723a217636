/** Decoders of opened documents, whose writer may write anything: each gives a value that encodes to the same bytes, or `bad-encoding`. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bytesOf } from '../../keys/testing/identity.ts';
import { sampleCopy } from '../../keys/testing/samples.ts';
import { concatBytes, utf8 } from '../../lib/bytes.ts';
import { isWalletError } from '../../lib/errors.ts';
import { decodeIdentityDocument, decodeProfile, encodeIdentityDocument, encodeProfile } from '../profile/profile.ts';
import { decodeOpenKeys, encodeOpenKeys } from '../state/open-keys.ts';

/** `null`: refused as it should be. */
function valueOr<Value>(decode: () => Value): Value | null {
  try {
    return decode();
  } catch (error) {
    if (isWalletError(error, 'bad-encoding')) return null;
    throw error;
  }
}

const field = fc.oneof(
  fc.constantFrom(
    'name',
    'look',
    'order',
    'accounts',
    'sites',
    'contacts',
    'routes',
    'exposed',
    'offered',
    'unread',
    'methods',
  ),
  fc.constantFrom(
    'levels',
    'characters',
    'computers',
    'server',
    'blocked',
    'chainId',
    'nextIndex',
    'changedSites',
    '__proto__',
  ),
  fc.string(),
);
const json = fc.oneof(fc.jsonValue({ maxDepth: 4 }), fc.dictionary(field, fc.jsonValue({ maxDepth: 3 })));

const documents = [
  ['profile', decodeProfile, encodeProfile],
  ['identity document', decodeIdentityDocument, encodeIdentityDocument],
] as const;

it.each(documents)('a %s of any bytes, and of any JSON', (_name, decode, encode) => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array(),
        json.map((value) => utf8(JSON.stringify(value))),
      ),
      (bytes) => {
        const value = valueOr(() => decode(bytes));
        if (value === null) return;
        const written = encode(value as never);
        expect(encode(decode(written) as never)).toEqual(written);
      },
    ),
    { numRuns: 500 },
  );
});

it.each(documents)(
  'a %s that is nested as deep as bytes allow ends neither reading nor writing',
  (_name, decode, encode) => {
    for (const depth of [100, 5000, 100_000]) {
      const deep = `${'['.repeat(depth)}${']'.repeat(depth)}`;
      for (const text of [
        deep,
        `{"more":${deep}}`,
        `{"accounts":${deep}}`,
        `{"unread":[{"path":[],"value":${deep}}]}`,
      ]) {
        const value = valueOr(() => decode(utf8(text)));
        if (value !== null) expect(valueOr(() => encode(value as never))).not.toBeUndefined();
      }
    }
  },
);

const keys = encodeOpenKeys({
  identityId: bytesOf('identity'),
  methodId: bytesOf('method').slice(0, 16),
  deviceId: bytesOf('device').slice(0, 16),
  copy: sampleCopy,
  loginCacheKey: bytesOf('login-cache'),
});

it('open keys of any bytes, and with any of theirs changed', () => {
  const changed = fc
    .tuple(fc.nat(keys.length - 1), fc.uint8Array({ maxLength: 6 }), fc.nat(6))
    .map(([at, by, less]) => concatBytes(keys.slice(0, at), by, keys.slice(at + less)));
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 400 }), changed), (bytes) => {
      const value = valueOr(() => decodeOpenKeys(bytes));
      if (value !== null) expect(encodeOpenKeys(value)).toEqual(bytes);
    }),
    { numRuns: 1000 },
  );
  expect(encodeOpenKeys(decodeOpenKeys(keys))).toEqual(keys);
});
