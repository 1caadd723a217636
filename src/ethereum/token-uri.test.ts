/** Addresses of metadata and pictures: what is read without a request, what is on IPFS, and what names no place that may be asked. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Place, readPlace, withItemId } from './token-uri.ts';

const CID0 = 'QmYwAPJzv5CZsnA625s3Xf2nemtYgPpHdWEz79ojWnPbdG';
const CID1 = 'bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi';
const textIn = (place: Place) => (place.kind === 'inline' ? new TextDecoder().decode(place.bytes) : place);

describe('inline data', () => {
  it.each([
    ['data:application/json;base64,eyJhIjoxfQ==', '{"a":1}'],
    ['data:application/json;base64,eyJhIjoxfQ', '{"a":1}'],
    ['data:application/json;utf8,{"a":1}', '{"a":1}'],
    ['data:application/json,%7B%22a%22%3A1%7D', '{"a":1}'],
    // As many contracts write it: unescaped, with marks of addresses in it.
    ['data:image/svg+xml;utf8,<svg fill="#f00">100% Zürich</svg>', '<svg fill="#f00">100% Zürich</svg>'],
    ['DATA:,%C3%BC', 'ü'],
  ])('%s', (uri, text) => {
    expect(textIn(readPlace(uri))).toBe(text);
  });

  it.each(['data:', 'data:application/json', 'data:;base64,***'])('%s holds nothing', (uri) => {
    expect(readPlace(uri)).toMatchObject({ kind: 'nowhere' });
  });
});

describe('IPFS', () => {
  it.each([
    [`ipfs://${CID0}`, CID0],
    [`ipfs://${CID1}/1.json`, `${CID1}/1.json`],
    [`ipfs://ipfs/${CID0}/a b.png`, `${CID0}/a%20b.png`],
    [`${CID1}/Foo #1.png`, `${CID1}/Foo%20%231.png`],
    [`ipfs://${CID0}/1.png?ext=.png`, `${CID0}/1.png`],
    [`ipfs://${CID0}/a/../b`, `${CID0}/b`],
  ])('%s', (uri, path) => {
    expect(readPlace(uri)).toEqual({ kind: 'ipfs', path });
  });

  it.each([
    'ipfs://',
    'ipfs://short/1',
    `ipfs://${CID0}/../../api/v0/config`,
    `ipfs://${CID0}/..%2f..%2f../../x`,
    `ipfs://${CID0}@host/x`,
    'ipns://name.eth/1',
  ])('%s names no content', (uri) => {
    expect(readPlace(uri)).toMatchObject({ kind: 'nowhere' });
  });

  it('is known in addresses of public gateways', () => {
    expect(readPlace(`https://ipfs.io/ipfs/${CID0}/7`)).toMatchObject({ host: 'ipfs.io', ipfs: `${CID0}/7` });
    expect(readPlace(`https://${CID1}.ipfs.dweb.link/7.png`)).toMatchObject({ ipfs: `${CID1}/7.png` });
    expect(readPlace('https://ipfs.io/ipns/name/7')).toMatchObject({ kind: 'web', ipfs: null });
  });
});

describe('the web', () => {
  it('is a host with a public name', () => {
    expect(readPlace('https://Art.Example.com/1?a=b#c')).toEqual({
      kind: 'web',
      host: 'art.example.com',
      url: 'https://art.example.com/1?a=b',
      ipfs: null,
    });
    // The letters are those of another alphabet, and the host that is named shows it.
    expect(readPlace('https://аррlе.com/1')).toMatchObject({ host: expect.stringMatching(/^xn--/) });
  });

  it.each([
    'http://example.com/1',
    'https://localhost/1',
    'https://printer/1',
    'https://nas.local/1',
    'https://router.lan/',
    'https://192.168.1.1/reboot',
    'https://0x7f000001/',
    'https://2130706433/',
    'https://[::1]/',
    'https://127.0.0.1./',
    'https://example.com:8443/1',
    'https://user@example.com/1',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'chrome-extension://abc/x',
    'ar://abc',
    `https://example.com/${'a'.repeat(3_000)}`,
    '1.json',
    '',
  ])('not %s', (uri) => {
    expect(readPlace(uri)).toMatchObject({ kind: 'nowhere' });
  });
});

it('any text is a place or nowhere, and a place outside is one of the two kinds that may be asked', () => {
  const pieces = fc.constantFrom(
    'ipfs://',
    'https://',
    'data:',
    CID0,
    CID1,
    '/',
    '..',
    '%2e',
    '#',
    '?',
    '@',
    ':',
    '{id}',
  );
  const uris = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.oneof(pieces, fc.string()), { maxLength: 8 }).map((all) => all.join('')),
  );
  fc.assert(
    fc.property(uris, (uri) => {
      const place = readPlace(uri);
      if (place.kind === 'ipfs')
        expect(new URL(`https://gateway.example/ipfs/${place.path}`).href).toMatch(
          /^https:\/\/gateway\.example\/ipfs\/(Qm|b)[A-Za-z0-9]{44,}(\/[^?#]*)?$/,
        );
      if (place.kind === 'web') {
        expect(new URL(place.url)).toMatchObject({ protocol: 'https:', port: '', username: '', hostname: place.host });
        expect(place.host).toMatch(/\.[a-z][a-z0-9-]*$/);
      }
    }),
    { numRuns: 2_000 },
  );
});

it('the number of an item is written as 64 hex digits, in every place', () => {
  const uri = withItemId('https://a.example/{id}/{id}.json', 2n ** 255n + 10n);
  expect(uri).toBe(`https://a.example/8${'0'.repeat(62)}a/8${'0'.repeat(62)}a.json`);
  expect(withItemId('$&{id}', 1n)).toBe(`$&${'0'.repeat(63)}1`);
});
