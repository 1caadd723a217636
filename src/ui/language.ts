/** The language of the wallet's own pages. Its texts are one file, loaded before anything is drawn. */
import { languages } from '../lib/language.ts';
import { fileFor, type Language } from '../locales/choose.ts';
import { translate } from '../locales/room.ts';

const FILES = import.meta.glob<Language>('../locales/*/ui.ts');

/** `null`: English needs no file. @param files how each is loaded, by its path */
export function loadLanguage(files: Record<string, () => Promise<Language>> = FILES): Promise<void> | null {
  const chosen = fileFor(languages(), 'ui', files);
  return chosen === null ? null : chosen.file().then((read) => speak(chosen.language, read));
}

/** Readers of the screen pronounce the page by its language; its direction turns the layout. */
async function speak(language: string, { texts, direction }: Language): Promise<void> {
  translate(texts);
  const { documentElement } = document;
  documentElement.lang = language;
  if (direction === undefined) return;
  documentElement.dir = direction;
  await import('./style/rtl.css');
}
