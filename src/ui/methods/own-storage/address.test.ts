/** The typed address of a storage space: which addresses the password may be sent to, and which not. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parsePlace, toHost } from './address.ts';

it('a folder gets its slash, and a file is known by its ending', () => {
  const cases: [string, string, string][] = [
    ['https://cloud.example.org/dav', 'folder', 'https://cloud.example.org/dav/'],
    [' cloud.example.org/dav/ ', 'folder', 'https://cloud.example.org/dav/'],
    ['davs://cloud.example.org/dav', 'folder', 'https://cloud.example.org/dav/'],
    ['localhost:8080/x', 'folder', 'http://localhost:8080/x/'],
    ['http://127.0.0.1:81/a b', 'folder', 'http://127.0.0.1:81/a%20b/'],
    ['https://cloud.example.org/dav/dramatis-2.login', 'file', 'https://cloud.example.org/dav/dramatis-2.login'],
    ['https://cloud.example.org/dav/#part', 'folder', 'https://cloud.example.org/dav/'],
  ];
  for (const [typed, kind, url] of cases) expect(parsePlace(typed)).toEqual({ kind, url });
  expect(parsePlace('  ')).toEqual({ kind: 'nothing' });
  expect(toHost('https://cloud.example.org:444/dav/')).toBe('cloud.example.org:444');
});

it('an address without TLS, with a password in it or of another kind is refused with a sentence', () => {
  for (const typed of [
    'http://cloud.example.org/dav',
    'dav://cloud.example.org/dav',
    'http://localhost.example.org/',
    'http://127.0.0.1.example.org/',
    'https://ada:secret@cloud.example.org/',
    'ftp://cloud.example.org/',
    'javascript://cloud/%0aalert(1)',
    'https://cloud.example.org/?share=1',
    'https://',
  ]) {
    const place = parsePlace(typed);
    expect(place.kind, typed).toBe('problem');
    expect(place.kind === 'problem' && place.problem).toMatch(/\.$/);
    expect(place.kind === 'problem' && place.problem).not.toContain('secret');
  }
});

it('any text is an address that is safe for a password, or a sentence', () => {
  const typed = fc.oneof(fc.string({ unit: 'grapheme' }), fc.webUrl({ withQueryParameters: true }));
  fc.assert(
    fc.property(typed, (text) => {
      const place = parsePlace(text);
      if (place.kind === 'problem') return place.problem.endsWith('.') || place.problem.endsWith('has none.');
      if (place.kind === 'nothing') return text.trim() === '';
      const url = new URL(place.url);
      return (
        (url.protocol === 'https:' || ['localhost', '127.0.0.1'].includes(url.hostname)) &&
        url.username === '' &&
        url.search === '' &&
        (place.kind === 'file' || url.pathname.endsWith('/'))
      );
    }),
    { numRuns: 2000 },
  );
});
