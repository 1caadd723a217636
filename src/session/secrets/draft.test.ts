/** The address of a login, as typed or imported: it is saved as the exact origin of a web page, or not at all. */
import { expect, describe as group, it } from 'vitest';
import { describe } from './draft.ts';

const siteOf = (site: string | null) =>
  describe({ kind: 'login', site, user: 'mara', name: '', password: '', totp: '', note: '' }, 0).site;

group('is saved as an origin', () => {
  it.each([
    ['bücher.example', 'https://xn--bcher-kva.example'],
    [' HTTPS://BÜCHER.Example/login?a=1#b ', 'https://xn--bcher-kva.example'],
    ['https://xn--bcher-kva.example', 'https://xn--bcher-kva.example'],
    ['example.org.', 'https://example.org.'],
    ['https://example.org:443', 'https://example.org'],
    ['http://example.org:443', 'http://example.org:443'],
    ['http://example.org:80', 'http://example.org'],
    ['example.org:8443/x', 'https://example.org:8443'],
    ['https://mara:secret@example.org/', 'https://example.org'],
    ['https://bank.example@evil.test/', 'https://evil.test'],
    ['http://[::1]:8080/', 'http://[::1]:8080'],
    ['http://0x7f.1/', 'http://127.0.0.1'],
    ['', null],
  ])('%j', (typed, site) => {
    expect(siteOf(typed)).toBe(site);
  });
});

group('is refused', () => {
  it.each([
    'data:text/html,x',
    'data://text/html,x',
    'about:blank',
    'about://blank',
    'blob:https://example.org/6a51b2a0-0000-4000-8000-000000000000',
    'blob://https://example.org/x',
    'file:///etc/passwd',
    'file://example.org/x',
    'javascript:alert(1)',
    'javascript://example.org/%0aalert(1)',
    'chrome-extension://abcdefghijklmnop/x',
    'ftp://example.org',
    'ws://example.org',
    'android://hash@org.example.app/',
    'https://',
    'https://exa mple.org',
    `https://${'a'.repeat(300)}.example`,
  ])('%j', (typed) => {
    expect(() => siteOf(typed)).toThrow(expect.objectContaining({ code: 'bad-input' }));
  });
});
