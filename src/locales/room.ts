/**
 * One message catalogue for all that people read. Each file of en/ is a room of it: the English texts of one part of the wallet, under keys
 * that the compiler checks. A message with values in it is a function; one with marks in it (bold, a link) returns nodes.
 *
 * A language is a folder beside en/ with the same rooms. `translate` lays its texts over the English ones; what it lacks stays English.
 * Messages are therefore read where they are shown, in a function, never while a module is evaluated.
 */

/** A value in a message, written as a person reads it. */
export type Text = string | number;

type Texts = Record<string, unknown>;

const rooms = new Map<string, Texts>();
let translation: Readonly<Record<string, Texts>> = {};

/** Declares the English texts of a room. */
export function room<English extends object>(name: string, english: English): English {
  const texts = english as Texts;
  rooms.set(name, texts);
  return Object.assign(texts, translation[name]) as English;
}

/**
 * Gives the texts of another language from here on, in rooms that are loaded later too. Called once, before anything is drawn.
 * @param texts rooms by their names
 */
export function translate(texts: Readonly<Record<string, Texts>>): void {
  translation = texts;
  for (const [name, english] of rooms) Object.assign(english, texts[name]);
}
