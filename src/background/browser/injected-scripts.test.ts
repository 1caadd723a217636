/** Settings decide which scripts are injected beyond the manifest: none, those for plain http, those that take window.ethereum and window.nostr away. */
import { describe, expect, it } from 'vitest';
import { injectedScripts } from './injected-scripts.ts';

const HTTPS = ['https://*/*', 'http://localhost/*'];
const OWN = [
  { js: ['inpage.js'], matches: HTTPS, world: 'MAIN' },
  { js: ['content.js'], matches: HTTPS },
];

describe('injectedScripts', () => {
  it('are none with the default settings', () => {
    expect(injectedScripts({ httpSites: false, windowEthereum: true, windowNostr: true }, OWN)).toEqual([]);
  });

  it('the same scripts on plain http when it is on', () => {
    const scripts = injectedScripts({ httpSites: true, windowEthereum: true, windowNostr: true }, OWN);
    expect(scripts.map(({ matches, js, world }) => ({ matches, js, world }))).toEqual([
      { matches: ['http://*/*'], js: ['inpage.js'], world: 'MAIN' },
      { matches: ['http://*/*'], js: ['content.js'], world: 'ISOLATED' },
    ]);
    expect(new Set(scripts.map(({ id }) => id)).size).toBe(2);
  });

  it('takes window.ethereum away wherever there is a provider, last of all', () => {
    expect(injectedScripts({ httpSites: false, windowEthereum: false, windowNostr: true }, OWN)).toMatchObject([
      { matches: HTTPS, js: ['without-ethereum.js'], world: 'MAIN' },
    ]);
    expect(injectedScripts({ httpSites: true, windowEthereum: false, windowNostr: true }, OWN).at(-1)).toMatchObject({
      matches: [...HTTPS, 'http://*/*'],
      js: ['without-ethereum.js'],
    });
  });

  it('takes window.nostr away by itself, or both', () => {
    const jsOf = (windowEthereum: boolean) =>
      injectedScripts({ httpSites: false, windowEthereum, windowNostr: false }, OWN).map(({ js }) => js.join());
    expect(jsOf(true)).toEqual(['without-nostr.js']);
    expect(jsOf(false)).toEqual(['without-ethereum.js', 'without-nostr.js']);
  });
});
