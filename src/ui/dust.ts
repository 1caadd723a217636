/** Dust: amounts so small that their digits say nothing in a list. */
import { writeDecimal } from '../lib/language.ts';
import { wordsDays as t } from '../locales/en/ui/words/days.ts';

/** Less than 0.0001, and not nothing. @param decimal with or without a sign */
export const isDust = (decimal: string): boolean => /^[-−+]?0\.0000\d*[1-9]/.test(decimal);

/** *less than 0.0001*, as the browser's language writes it. */
export const dustWords = (): string => t.lessThan(writeDecimal('0.0001'));
