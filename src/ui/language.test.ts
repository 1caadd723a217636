/** The language of the pages: the browser's first one that has texts. */
import { afterEach, expect, it } from 'vitest';
import { room, translate } from '../locales/room.ts';
import { loadLanguage } from './language.ts';

const { navigator } = globalThis as unknown as { navigator: object };
const speak = (...languages: string[]) =>
  Object.defineProperty(navigator, 'languages', { value: languages, configurable: true });

afterEach(() => {
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
