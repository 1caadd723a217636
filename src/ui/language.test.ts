/** The language of the pages: the browser's first one that has texts. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { room, translate } from '../locales/room.ts';
import { loadLanguage } from './language.ts';

const { navigator } = globalThis as unknown as { navigator: object };
const speak = (...languages: string[]) =>
  Object.defineProperty(navigator, 'languages', { value: languages, configurable: true });

const root = { lang: 'en', dir: '' };
beforeEach(() => {
  Object.assign(root, { lang: 'en', dir: '' });
  vi.stubGlobal('document', { documentElement: root });
});

afterEach(() => {
  vi.unstubAllGlobals();
  speak('en-GB');
  translate({});
});

it('takes the first language of the browser that has texts; English needs none', async () => {
  const texts = room('test/language', { send: 'Send' });
  const folders = { '../locales/de/ui.ts': async () => ({ texts: { 'test/language': { send: 'Senden' } } }) };
  speak('en-US', 'de');
  expect(loadLanguage(folders)).toBeNull();
  speak('fr', 'nl');
  expect(loadLanguage(folders)).toBeNull();
  expect(texts.send).toBe('Send');
  speak('fr-CA', 'de-AT', 'en');
  await loadLanguage(folders);
  expect(texts.send).toBe('Senden');
});

it('tells the browser which language the page is in, and which way it runs', async () => {
  speak('de');
  await loadLanguage({ '../locales/de/ui.ts': async () => ({ texts: {} }) });
  expect(root).toEqual({ lang: 'de', dir: '' });
  speak('ar-EG');
  await loadLanguage({ '../locales/ar/ui.ts': async () => ({ texts: {}, direction: 'rtl' }) });
  expect(root).toEqual({ lang: 'ar', dir: 'rtl' });
});
