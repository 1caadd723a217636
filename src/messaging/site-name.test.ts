/** Names of sites: the registrable domain stays whole, nothing is lost. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { siteNameOf } from '../testing/site-name.ts';

describe('the name of a site', () => {
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
    ['https://app.uniswap.org.', 'app.', 'uniswap.org.'],
    ['https://app.uniswap.org.:8443', 'app.', 'uniswap.org.:8443'],
    ['https://github.io', '', 'github.io'],
    ['https://co.uk', '', 'co.uk'],
    ['https://shop.example.ck', '', 'shop.example.ck'],
    ['https://shop.www.ck', 'shop.', 'www.ck'],
    ['https://a.b.city.kobe.jp', 'a.b.', 'city.kobe.jp'],
    ['https://食狮.公司.cn', '', 'xn--85x722f.xn--55qx5d.cn'],
    ['https://printer.office.internal', 'printer.', 'office.internal'],
  ])('%s is %s and %s', (origin, rest, domain) => {
    expect(siteNameOf(origin)).toMatchObject({ rest, domain, whole: `${rest}${domain}` });
  });

  it('tells letters that can look like others', () => {
    expect(siteNameOf('https://xn--unswap-5va.org').unusualLetters).toBe(true);
    expect(siteNameOf('https://uniswap.org').unusualLetters).toBe(false);
  });

  it('tells plain http to another computer', () => {
    expect(siteNameOf('http://example.org').insecure).toBe(true);
    expect(siteNameOf('http://127.0.0.1:8080').insecure).toBe(false);
    expect(siteNameOf('http://127.0.0.1.example.org').insecure).toBe(true);
    expect(siteNameOf('http://localhost').insecure).toBe(false);
    expect(siteNameOf('not an origin')).toMatchObject({ whole: 'not an origin', insecure: true });
  });

  it('never loses a part of the host', () => {
    fc.assert(
      fc.property(fc.webUrl({ validSchemes: ['https', 'http'] }), (url) => {
        const { origin, host } = new URL(url);
        const name = siteNameOf(origin);
        expect(name.rest + name.domain).toBe(host);
        expect(name.whole).toBe(host);
      }),
    );
  });
});
