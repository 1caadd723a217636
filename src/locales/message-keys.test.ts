/** Messages get short keys when the worker is built (scripts/lib/message-keys.mjs), in all files that write them or in none. */
import { expect, it } from 'vitest';
import { withShortKeys } from '../../scripts/lib/message-keys.mjs';

const ROOM = '/src/locales/en/send.ts';
const room =
  "export const send = room('send', { one: 'One', many: (count: number) => String(count), kinds: { one: 'A' } });";
const quoted = (path: string) => JSON.stringify(path);
const english = `import { send as t } from ${quoted('./locales/en/send.ts')};`;
const typesOfEnglish = `import type { send as english } from ${quoted('../en/send.ts')};`;

const shortened = (files: Record<string, string>) => withShortKeys(new Map(Object.entries({ [ROOM]: room, ...files })));

it('a message has the same short key in its room, in the files that read it, and in a translation', () => {
  const changed = shortened({
    '/src/a.ts': `${english} export const a = (one: { many: number }) => [t.many(one.many), t.kinds.one];`,
    '/src/locales/de/send.ts': `${typesOfEnglish} export const send: Partial<typeof english> = { many: (count) => 'viele' };`,
  });
  expect(Object.fromEntries(changed)).toEqual({
    [ROOM]: "export const send = room('send', { a: 'One', b: (count: number) => String(count), c: { one: 'A' } });",
    '/src/a.ts': `${english} export const a = (one: { many: number }) => [t.b(one.many), t.c.one];`,
    '/src/locales/de/send.ts': `${typesOfEnglish} export const send: Partial<typeof english> = { b: (count) => 'viele' };`,
  });
});

it.each([
  ['chooses a message by a value', 'export const a = (kind: keyof typeof t) => t[kind];'],
  ['hands the room on', 'export const a = () => Object.keys(t);'],
  ['takes messages out of the room', 'export const a = () => { const { one } = t; return one; };'],
  ['has another variable of the same name', 'export const a = (t: { many: number }) => t.many;'],
  ['reads what the room does not say', 'export const a = () => t.toString();'],
])('a room keeps its keys if a file %s', (_what, code) => {
  const other = `${english} export const b = () => t.one;`;
  expect(shortened({ '/src/a.ts': `${english} ${code}`, '/src/b.ts': other }).size).toBe(0);
});

it.each([['import * as all from'], ['export * from'], ['export { send } from']])(
  'a room keeps its keys if a file says %s',
  (code) => {
    expect(shortened({ '/src/a.ts': `${code} ${quoted('./locales/en/send.ts')};` }).size).toBe(0);
  },
);

it.each([
  ['is not written out', "export const send = room('send', texts);"],
  ['has all of another object', "export const send = room('send', { one: 'One', ...texts });"],
  ['reads itself', "export const send = room('send', { one: 'One', two() { return this.one; } });"],
])('a room that %s keeps its keys', (_what, text) => {
  expect(shortened({ [ROOM]: text, '/src/a.ts': `${english} export const a = () => t.one;` }).size).toBe(0);
});

it.each([
  [typesOfEnglish, 'satisfies Partial<typeof english>'],
  ['', ''],
])('a translation whose keys cannot be told leaves the room as it is: %s', (imports, type) => {
  const german = `${imports} export const send = { one: 'Eins' } ${type};`;
  const user = `${english} export const a = () => t.one;`;
  expect(shortened({ '/src/locales/de/send.ts': german, '/src/a.ts': user }).size).toBe(0);
});

it('a room that a translation file does not name beside another one keeps its keys', () => {
  const two = `${room} export const pay = room('pay', { ten: 'Ten' });`;
  const types = `import type { send as english } from ${quoted('../en/send.ts')};`;
  const german = `${types} export const send: Partial<typeof english> = { one: 'Eins' }; export const pay = { ten: 'Zehn' };`;
  const user = `import { pay, send } from ${quoted('./locales/en/send.ts')}; export const a = () => [pay.ten, send.one];`;
  const changed = shortened({ [ROOM]: two, '/src/locales/de/send.ts': german, '/src/a.ts': user });
  expect(changed.get('/src/a.ts')).toContain('[pay.ten, send.a]');
  expect(changed.get('/src/locales/de/send.ts')).toContain("pay = { ten: 'Zehn' }");
});

it('messages that are imported on demand stop the build', () => {
  const code = `export const a = async () => (await import(${quoted('./locales/en/send.ts')})).send.one;`;
  expect(() => shortened({ '/src/a.ts': code })).toThrow('on demand');
});
