/** The language of the wallet's own pages. Its texts are one file, loaded before anything is drawn. */
import { languages } from '../lib/language.ts';
import { fileFor, type Language } from '../locales/choose.ts';
import { translate } from '../locales/room.ts';

const FILES = import.meta.glob<Language>('../locales/*/ui.ts');

/** `null`: English needs no file. @param files how each is loaded, by its path */
export function loadLanguage(files: Record<string, () => Promise<Language>> = FILES): Promise<void> | null {
  const load = fileFor(languages(), 'ui', files);
  return load === null ? null : load().then(({ texts }) => translate(texts));
}
