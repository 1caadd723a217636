/** Names of sites: the registrable domain stays whole, nothing is lost. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { siteName } from './site-name.ts';

describe('siteName', () => {
  it.each([
    ['https://app.uniswap.org', 'app.', 'uniswap.org'],
    ['https://uniswap.org', '', 'uniswap.org'],
    ['https://governance.voting.aldgate-reading-society.org', 'governance.voting.', 'aldgate-reading-society.org'],
    ['https://shop.example.co.uk', 'shop.', 'example.co.uk'],
    ['https://somebody.github.io', '', 'somebody.github.io'],
    ['http://localhost:5173', '', 'localhost:5173'],
    ['https://192.168.1.4:8443', '', '192.168.1.4:8443'],
    ['http://[::1]:3000', '', '[::1]:3000'],
    ['https://uniswap.org.claim.xyz', 'uniswap.org.', 'claim.xyz'],
  ])('%s is %s and %s', (origin, rest, domain) => {
    expect(siteName(origin)).toMatchObject({ rest, domain, whole: `${rest}${domain}` });
  });

  it('tells letters that can look like others', () => {
    expect(siteName('https://xn--unswap-5va.org').unusualLetters).toBe(true);
    expect(siteName('https://uniswap.org').unusualLetters).toBe(false);
  });

  it('tells plain http to another computer', () => {
    expect(siteName('http://example.org').insecure).toBe(true);
    expect(siteName('http://127.0.0.1:8080').insecure).toBe(false);
    expect(siteName('http://127.0.0.1.example.org').insecure).toBe(true);
    expect(siteName('http://localhost').insecure).toBe(false);
    expect(siteName('not an origin')).toMatchObject({ whole: 'not an origin', insecure: true });
  });

  it('never loses a part of the host', () => {
    fc.assert(
      fc.property(fc.webUrl({ validSchemes: ['https', 'http'] }), (url) => {
        const { origin, host } = new URL(url);
        const name = siteName(origin);
        expect(name.rest + name.domain).toBe(host);
        expect(name.whole).toBe(host);
      }),
    );
  });
});
