/** The reader that finds texts outside the message catalogue, held against samples. */
import { expect, it } from 'vitest';
import { textsInTexts, textsOutsideCatalogue, unusedMessages } from './texts.ts';

// In two pieces: a file that is not there is imported by nobody.
const IMPORT = `import { accounts as t } ${"from '../locales/en/accounts.ts'"};\n`;

const outside = (text: string, path = 'ui/page.tsx') => textsOutsideCatalogue([{ path, text }]);

it('finds each kind of text that a person reads', () => {
  expect(outside('const page = () => <p>Add an account</p>;')).toEqual(['ui/page.tsx: Add an account']);
  expect(outside('const page = () => <p title="No accounts yet">{count}</p>;')).toEqual([
    'ui/page.tsx: No accounts yet',
  ]);
  expect(outside("const word = open ? 'Open' : 'Closed';")).toEqual(['ui/page.tsx: Open', 'ui/page.tsx: Closed']);
  expect(outside("throw new WalletError('locked', 'The wallet is locked.');")).toEqual([
    'ui/page.tsx: The wallet is locked.',
  ]);
  expect(outside('say(`$' + '{name} removed from the list.`);')).toEqual(['ui/page.tsx: … removed from the list.']);
  expect(outside('say(`$' + '{name} looks like https://app.example.`);')).toEqual([
    'ui/page.tsx: … looks like https://app.example.',
  ]);
  expect(outside('say(`“$' + '{name}”`);')).toEqual(['ui/page.tsx: “…”']);
});

it('leaves alone what only programs read', () => {
  const code = `
    import { room } from 'valibot';
    type Word = 'Add an account';
    const page = () => <p class="Row tall" data-testid="A row.">{names.join(', ')}</p>;
    if (key === 'Enter' || key === 'Some Key.') go('#/settings/accounts', \`\${width}px\`);
    throw new Error('No such row: this is a mistake of the programmer.');
    throw new WalletError('internal', 'There is nothing to rotate from.');
    switch (word) { case 'Two Words.': break; }`;
  expect(outside(code)).toEqual([]);
  expect(outside("const a = 'A test says this.';", 'ui/page.test.tsx')).toEqual([]);
});

it('finds a message that is read before a translation can be there', () => {
  const taken = IMPORT;
  expect(outside(`${taken}const WORDS = { add: t.add };`)).toEqual(['ui/page.tsx: reads t.add while it is evaluated']);
  expect(outside(`${taken}const words = () => ({ add: t.add });`)).toEqual([]);
});

it('finds a message that nobody shows', () => {
  const en = "export const accounts = room('accounts', {\n  add: 'Add',\n  remove: 'Remove',\n});";
  const page = `${IMPORT}const word = () => t.add;`;
  const files = [
    { path: 'locales/en/accounts.ts', text: en },
    { path: 'ui/page.ts', text: page },
  ];
  expect(unusedMessages(files)).toEqual(['locales/en/accounts.ts: remove']);
});

it('finds a message that is given a text of the catalogue', () => {
  const given = (code: string) => textsInTexts([{ path: 'ui/page.tsx', text: IMPORT + code }]);
  expect(given('const a = (name) => t.removed(name ?? t.anAccount);')).toEqual(['ui/page.tsx: removed(anAccount)']);
  expect(given('const a = (names) => t.removed(names.map((one) => one ?? t.kinds.account));')).toEqual([
    'ui/page.tsx: removed(account)',
  ]);
  expect(given('const a = (name) => t.removed(name, t.counted(3));')).toEqual([]);
  expect(given('const a = (state) => t.inARow([t.open, t.since(state)]);')).toEqual([]);
});
