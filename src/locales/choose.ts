/** Which language is spoken: the first of the browser's languages that has a folder of texts. */

/** What a file of all texts of a language exports: `ui.ts` those of the pages, `worker.ts` those of the worker; rooms by their names. */
export interface Language {
  texts: Readonly<Record<string, Record<string, unknown>>>;
  /** `ui.ts` of a language that runs from right to left says so. */
  direction?: 'rtl';
}

/**
 * `null`: English, which is there already.
 * @param tags BCP 47, the best first
 * @param files by their paths, which end with `/locales/de/ui.ts`
 */
export function fileFor<File>(
  tags: readonly string[],
  name: 'ui' | 'worker',
  files: Record<string, File>,
): { language: string; file: File } | null {
  for (const tag of tags) {
    const { language } = new Intl.Locale(tag);
    if (language === 'en') return null;
    const path = Object.keys(files).find((each) => each.endsWith(`/locales/${language}/${name}.ts`));
    const file = path === undefined ? undefined : files[path];
    if (file !== undefined) return { language, file };
  }
  return null;
}
