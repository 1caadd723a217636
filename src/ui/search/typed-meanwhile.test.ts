/** What keys make of the text that waits for the field of the search. */
import { expect, it } from 'vitest';
import { typedAfter } from './typed-meanwhile.ts';

const none = { ctrlKey: false, metaKey: false, altKey: false };
const typed = (...keys: string[]) => keys.reduce((text, key) => typedAfter(text, { key, ...none }) ?? text, '');

it('is typed like in a field', () => {
  expect(typed('i', 'D', ' ', '🎭', '🎭', 'Backspace', 'ß')).toBe('iD 🎭ß');
  expect(typed('Backspace', 'a', 'Enter', 'Shift', 'ArrowLeft', 'b')).toBe('ab');
});

it('leaves what types nothing to the page', () => {
  for (const key of ['Escape', 'Tab', 'F5', 'Shift']) expect(typedAfter('a', { key, ...none })).toBeNull();
  expect(typedAfter('a', { key: 'r', ...none, ctrlKey: true })).toBeNull();
});
