/** The language of the wallet's own pages: the first of the browser's languages that has a folder of texts. English needs none. */
import { languages } from '../lib/language.ts';
import { type Texts, translate } from '../locales/room.ts';

/** What `ui.ts` of a language's folder exports: the rooms of the pages by their names. */
interface Language {
  texts: Readonly<Record<string, Texts>>;
}

const FOLDERS = import.meta.glob<Language>('../locales/*/ui.ts');

/**
 * Loads the texts of the browser's language. Nothing is drawn before.
 * @param folders path of `ui.ts` -> how it is loaded
 * @returns `null`: English, which is there already
 */
export function loadLanguage(folders: Record<string, () => Promise<Language>> = FOLDERS): Promise<void> | null {
  for (const tag of languages()) {
    const { language } = new Intl.Locale(tag);
    if (language === 'en') return null;
    const load = folders[`../locales/${language}/ui.ts`];
    if (load !== undefined) return load().then(({ texts }) => translate(texts));
  }
  return null;
}
