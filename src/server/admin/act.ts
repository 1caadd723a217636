/** One act of `server:admin`: its options, and what it gets to work with. */
import { parseArgs } from 'node:util';
import { openExisting } from '../data-location.ts';
import {
  asOptionsError,
  DATABASE_USAGE,
  type DataLocation,
  locationOf,
  OptionsError,
  wholeNumber,
} from '../options.ts';
import type { Store } from '../store/store.ts';

export interface Act {
  /** What it does, in one line of the list of all acts. */
  summary: string;
  /** Its words after `server:admin --`, and its options, a line each. */
  usage: string;
  /** @throws OptionsError for wrong options */
  run(parameters: readonly string[]): Promise<void>;
}

const PLACE = `  --data DIR            folder of the server (default: key-server-data)
${DATABASE_USAGE}`;

/** @param line after `server:admin --` @param options a line each, without the place of the data */
export const usageOf = (line: string, options = ''): string =>
  `npm run server:admin -- ${line} [--data DIR]\n${options === '' ? '' : `${options}\n`}${PLACE}`;

export interface Given {
  place: DataLocation;
  /** The words that are no options. */
  words: readonly string[];
  has(flag: string): boolean;
  text(name: string): string | undefined;
  /** @throws OptionsError */
  number(name: string, bounds: { standard: number; least: number; most: number }): number;
}

/**
 * @param texts names of the options with a value, besides `--data`
 * @param most number of words that are no options
 * @throws OptionsError
 */
export function given(
  parameters: readonly string[],
  { texts = [], flags = [], most = 0 }: { texts?: readonly string[]; flags?: readonly string[]; most?: number },
): Given {
  const options: Record<string, { type: 'string' | 'boolean' }> = { data: { type: 'string' } };
  for (const name of texts) options[name] = { type: 'string' };
  for (const name of flags) options[name] = { type: 'boolean' };
  const { values, positionals } = asOptionsError(() =>
    parseArgs({ args: [...parameters], options, allowPositionals: most > 0 }),
  );
  if (positionals.length > most) throw new OptionsError(`"${positionals[most]}" is not expected here.`);
  const text = (name: string): string | undefined => {
    const value = values[name];
    return typeof value === 'string' ? value : undefined;
  };
  return {
    place: locationOf(text('data'), process.env),
    words: positionals,
    has: (flag) => values[flag] === true,
    text,
    number(name, { standard, least, most: greatest }) {
      const found = wholeNumber(name, text(name) ?? String(standard), greatest);
      if (found < least) throw new OptionsError(`--${name} takes a whole number from ${least} up to ${greatest}.`);
      return found;
    },
  };
}

/** Opens the data of a server, which may be running. @throws OptionsError when there is none */
export async function withStore<Result>(
  place: DataLocation,
  act: (store: Store, folder: string | null) => Promise<Result>,
): Promise<Result> {
  const { store, folder } = await openExisting(place);
  try {
    return await act(store, folder);
  } finally {
    await store.close();
  }
}

export const say = (text: string): void => void process.stdout.write(`${text}\n`);
export const sayJson = (value: unknown): void => say(JSON.stringify(value, null, 2));
