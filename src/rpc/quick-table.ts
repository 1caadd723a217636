/** The methods of the table that read what the worker has at hand: the wallet begins with these, and loads all others with the first of them. */
import { type Method, plain } from './method.ts';
import { QUICK_ANSWERS } from './quick-answers.ts';

export const QUICK_METHODS: ReadonlyMap<string, Method> = new Map(
  [...QUICK_ANSWERS].map(([name, answer]) => [
    name,
    plain('nothing', ({ grant, chainId, deps: { version } }) => answer({ grant, chainId, version })),
  ]),
);
