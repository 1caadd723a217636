/** Tests of addresses of key servers as people type them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseServerAddress, toServerName } from './server-address.ts';

const originOf = (text: string) => {
  const typed = parseServerAddress(text);
  return typed.kind === 'address' ? typed.origin : typed.kind;
};

describe('parseServerAddress', () => {
  it.each([
    ['keys.example.org', 'https://keys.example.org'],
    ['  https://keys.example.org/v1/server?x=1#y ', 'https://keys.example.org'],
    ['KEYS.example.org:8443', 'https://keys.example.org:8443'],
    ['https://keys.example.org:443', 'https://keys.example.org'],
    ['localhost:8443', 'http://localhost:8443'],
    ['127.0.0.1:8443', 'http://127.0.0.1:8443'],
    ['http://127.0.0.1:8443/', 'http://127.0.0.1:8443'],
    ['http://[::1]:8443', 'http://[::1]:8443'],
    ['localhost.x', 'https://localhost.x'],
    ['127.0.0.1.nip.io', 'https://127.0.0.1.nip.io'],
    ['localhost:443', 'http://localhost:443'],
    ['', 'nothing'],
    ['   ', 'nothing'],
  ])('%j is %s', (text, expected) => expect(originOf(text)).toBe(expected));

  it.each([
    'http://keys.example.org',
    'http://localhost.example.org',
    'http://127.0.0.1.example.org',
    'ftp://keys.example.org',
    'javascript://keys.example.org',
    'https://ida:secret@keys.example.org',
    'https://',
    'https://example.org/keys/',
    'example.org/keys',
    'keys example org',
  ])('%j is refused with a sentence', (text) => {
    const typed = parseServerAddress(text);
    expect(typed.kind === 'problem' && typed.problem).toMatch(/^[A-Z].+\.$/);
  });

  it('says that a path is not part of it', () => {
    const said = 'A key server address has no path. Remove everything after example.org:8443.';
    expect(parseServerAddress('example.org:8443/keys/')).toEqual({ kind: 'problem', problem: said });
  });

  it('gives https, or http on this computer, and nothing else whatever is typed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl()), (text) => {
        const typed = parseServerAddress(text);
        if (typed.kind !== 'address') return;
        expect(typed.origin).toMatch(/^(https:\/\/|http:\/\/(localhost|127\.|\[::1\]))/);
        expect(new URL(typed.origin).origin).toBe(typed.origin);
      }),
    );
  });
});

describe('toServerName', () => {
  it('is the host with its port', () => {
    expect(toServerName('https://keys.example.org')).toBe('keys.example.org');
    expect(toServerName('http://localhost:8443')).toBe('localhost:8443');
    expect(toServerName('no address')).toBe('no address');
  });
});
