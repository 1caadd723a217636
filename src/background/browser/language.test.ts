/** The language of what the worker says: the browser's first one that has texts. */
import { afterEach, expect, it } from 'vitest';
import { room, translate } from '../../locales/room.ts';
import { speakLanguage } from './language.ts';

const { navigator } = globalThis as unknown as { navigator: object };
const speak = (...languages: string[]) =>
  Object.defineProperty(navigator, 'languages', { value: languages, configurable: true });

afterEach(() => {
  speak('en-GB');
  translate({});
});

it('speaks the first language of the browser that has texts, else English', () => {
  const texts = room('test/worker-language', { locked: 'The wallet is locked.' });
  const files = {
    '../locales/de/worker.ts': { texts: { 'test/worker-language': { locked: 'Die Wallet ist gesperrt.' } } },
  };
  speak('en-GB', 'de');
  speakLanguage(files);
  speak('fr');
  speakLanguage(files);
  expect(texts.locked).toBe('The wallet is locked.');
  speak('fr', 'de-CH');
  speakLanguage(files);
  expect(texts.locked).toBe('Die Wallet ist gesperrt.');
});
