/** The table of MetaMask's test dapp: what each of its buttons asks, what the prompt says, and what the dapp gets. */
import { line } from './told-table.mjs';

/**
 * A note of `e2e/support/test-dapp.ts`: the buttons of the page in its order, what came of one button, or why one is not pressed.
 * @typedef {{ page: { key: string, words: string, section: string }[] }
 *   | { key: string, asks: string[], says: string[], gets: string[] }
 *   | { key: string, why: string }} Note
 */

/** @param {string} text */
const cell = (text) => text.replaceAll('|', '\\|').replaceAll('<', '&lt;');

/**
 * The same several times in a row is said once, with the number.
 * @param {string[]} said
 */
function counted(said) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const one of said) counts.set(one, (counts.get(one) ?? 0) + 1);
  return [...counts].map(([one, count]) => cell(count === 1 ? one : `${count} times: ${one}`)).join('<br>') || '–';
}

/**
 * @param {string[]} descriptions JSON of notes
 * @returns {string} a table in Markdown for each section of the page
 */
function tableOf(descriptions) {
  // Several tests press the same buttons to get connected.
  const notes = [...new Set(descriptions)].map((description) => /** @type {Note} */ (JSON.parse(description)));
  const page = notes.flatMap((note) => ('page' in note ? note.page : []));
  const rows = page.map(({ key, words, section }) => {
    const own = notes.flatMap((note) => ('key' in note && note.key === key ? [note] : []));
    const why = own.find((note) => 'why' in note);
    const pressed = own.flatMap((note) => ('gets' in note ? [note] : []));
    if (why === undefined && pressed.length === 0)
      throw new Error(`The table has nothing to say of the button ${key}.`);
    const name = words === key ? words : `${words} (\`${key}\`)`;
    const cells =
      why !== undefined && 'why' in why
        ? ['–', '–', `Not pressed: ${why.why}`]
        : [
            counted(pressed.flatMap(({ asks }) => asks).map((method) => `\`${method}\``)),
            counted(pressed.flatMap(({ says }) => says)),
            counted(pressed.flatMap(({ gets }) => gets)),
          ];
    return { section, row: line([cell(name), ...cells]) };
  });
  const sections = [...new Set(page.map(({ section }) => section))];
  return sections
    .map((section) =>
      [
        `### ${section}\n`,
        line(['Button', 'asks', 'the prompt says', 'what comes of it']),
        line(['---', '---', '---', '---']),
        ...rows.filter((one) => one.section === section).map(({ row }) => row),
      ].join('\n'),
    )
    .join('\n\n');
}

/** @type {import('./told-table.mjs').ToldTable} */
export const TEST_DAPP_TABLE = {
  name: 'Table of the test dapp',
  document: 'docs/test-dapp.md',
  mark: 'table of the test dapp',
  note: 'test-dapp-button',
  tableOf,
};
