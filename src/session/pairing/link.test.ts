/** Tests the link of a code: parsing returns the same parts, and a code alone is never parsed as a link. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createPairingCode, showPairingCode } from '../../keys/pairing-code.ts';
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
