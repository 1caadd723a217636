/** Writes a table as a CSV file (RFC 4180). */

/** A program for spreadsheets takes a text that begins with one of these as a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/** In quotes; a text that could be taken as a formula gets an apostrophe before it. */
function cell(text: string): string {
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}

export const csvOf = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
