/** Plurals and lists of a language, by Intl. Each language's folder makes its own. */

type Category = Intl.LDMLPluralRule;

/** The forms of a counted noun: `other` always, and what else the language tells apart (English: `one`). */
export type Forms = { readonly other: string } & { readonly [K in Exclude<Category, 'other'>]?: string };

/**
 * Chooses the form that a count takes in a language.
 * @param language a BCP 47 tag
 */
export function pluralOf(language: string): (count: number, forms: Forms) => string {
  let rules: Intl.PluralRules | null = null;
  return (count, forms) => {
    rules ??= new Intl.PluralRules(language);
    return forms[rules.select(count)] ?? forms.other;
  };
}

/**
 * Writes names as a list of a language: *A, B and C*, *A, B or C*; facts that stand side by side: *A, B, C*.
 * @param language a BCP 47 tag
 */
export function listsOf(language: string): Record<'and' | 'or' | 'series', (names: readonly string[]) => string> {
  const writer = (type: Intl.ListFormatType) => {
    let format: Intl.ListFormat | null = null;
    return (names: readonly string[]) => {
      format ??= new Intl.ListFormat(language, { type });
      return format.format(names);
    };
  };
  return { and: writer('conjunction'), or: writer('disjunction'), series: writer('unit') };
}
