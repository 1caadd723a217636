/** Tests the link of a code: parsing returns the same parts, a code alone is never parsed as a link, and nothing that comes from outside ends in an unexpected error. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeInvite, decodeOffer, encodeInvite } from '../../keys/pairing.ts';
import { createPairingCode, parsePairingCode, showPairingCode } from '../../keys/pairing-code.ts';
import { concatBytes } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import { parseServerUrl } from '../../sync/remote.ts';
import { linkOf, partsOfLink } from './link.ts';

it('carries server and code, however it is pasted', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('https://keys.example', 'https://keys.example:8443', 'http://127.0.0.1:8787'),
      fc.constantFrom('', ' ', '\n'),
      (origin, around) => {
        const code = createPairingCode();
        const parts = partsOfLink(around + linkOf(origin, code) + around);
        expect(parts && parseServerUrl(parts.server)).toBe(origin);
        expect(parts?.code.trim()).toBe(code);
        expect(partsOfLink(showPairingCode(code))).toBeNull();
      },
    ),
  );
});

it('keeps the code out of what a browser would send', () => {
  expect(new URL(linkOf('https://keys.example', 'K7QX2M9D')).pathname).toBe('/');
  expect(new URL(linkOf('https://keys.example', 'K7QX2M9D')).search).toBe('');
});

/** The code of the error; `null`: there was none. */
function codeOf(read: () => unknown): string | null {
  try {
    read();
    return null;
  } catch (error) {
    return error instanceof WalletError ? error.code : `not a WalletError: ${error}`;
  }
}

it('any text is a server and a code, or is refused with a sentence', () => {
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl(), fc.string({ unit: 'grapheme', maxLength: 12 }));
  const link = fc.tuple(text, fc.constantFrom('#pair=', '', '#'), text).map((parts) => parts.join(''));
  fc.assert(
    fc.property(link, (typed) => {
      const { server, code } = partsOfLink(typed) ?? { server: typed, code: typed };
      expect(['bad-input', null]).toContain(codeOf(() => parseServerUrl(server)));
      expect(['bad-input', null]).toContain(codeOf(() => parsePairingCode(code)));
    }),
    { numRuns: 1000 },
  );
});

it.each([
  ['invitation', decodeInvite],
  ['offer', decodeOffer],
])('an %s of any bytes is read or refused', (_name, decode) => {
  const head = fc.constantFrom(new Uint8Array(0), ...[0, 1, 2].map((first) => Uint8Array.of(first)));
  fc.assert(
    fc.property(head, fc.uint8Array({ maxLength: 3000 }), (first, rest) => {
      expect(['bad-pairing', 'newer-version', null]).toContain(codeOf(() => decode(concatBytes(first, rest))));
    }),
    { numRuns: 1000 },
  );
});

it('a real invitation with changed, missing and doubled bytes is read or refused', () => {
  const honest = encodeInvite({
    origin: 'https://keys.example',
    identityId: new Uint8Array(32).fill(1),
    anchor: new Uint8Array(32).fill(2),
    head: { number: 3, hash: new Uint8Array(32).fill(4) },
  });
  expect(codeOf(() => decodeInvite(honest))).toBeNull();
  fc.assert(
    fc.property(fc.nat(honest.length), fc.nat(3), fc.uint8Array({ maxLength: 4 }), (at, gone, put) => {
      const bytes = concatBytes(honest.slice(0, at), put, honest.slice(at + gone));
      expect(['bad-pairing', 'newer-version', null]).toContain(codeOf(() => decodeInvite(bytes)));
    }),
    { numRuns: 1000 },
  );
});
