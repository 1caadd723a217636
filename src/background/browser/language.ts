/** The language of what the worker says. It may not load anything later, so the texts of all languages are in its script. */
import { languages } from '../../lib/language.ts';
import { fileFor, type Language } from '../../locales/choose.ts';
import { translate } from '../../locales/room.ts';

const FILES = import.meta.glob<Language>('../../locales/*/worker.ts', { eager: true });

/** Called once, at the start of the worker. @param files by their paths */
export function speakLanguage(files: Record<string, Language> = FILES): void {
  const chosen = fileFor(languages(), 'worker', files);
  if (chosen !== null) translate(chosen.file.texts);
}
