/** No bytes leave through the door of session/: every key is bytes, so none of its acts can return a key or give one to a callback. Checked by the compiler. */
import { expect, it } from 'vitest';
import type * as door from './session.ts';
import type { Session } from './session.ts';
import type { SessionCore } from './session-core.ts';

type Bytes = Uint8Array | ArrayBuffer;

/** Paths at which bytes can leave: a member, an answer, or what a callback is given. `never` where there is none. */
type BytesOut<Value, Path extends string, Depth extends 0[] = []> = unknown extends Value
  ? never
  : Depth['length'] extends 9
    ? never
    : Value extends Bytes
      ? Path
      : Value extends (...args: infer Args) => infer Answer
        ? BytesOut<Awaited<Answer>, `${Path}()`, [...Depth, 0]> | BytesGiven<Required<Args>, Path, Depth>
        : Value extends readonly (infer Item)[]
          ? BytesOut<Item, `${Path}[]`, [...Depth, 0]>
          : Value extends object
            ? { [Key in keyof Value & string]: BytesOut<Value[Key], `${Path}.${Key}`, [...Depth, 0]> }[keyof Value &
                string]
            : never;

/** The same for what the callbacks among the arguments are given. */
type BytesGiven<Args, Path extends string, Depth extends 0[]> = Args extends readonly [infer First, ...infer Rest]
  ?
      | (First extends (...given: infer Given) => unknown
          ? BytesOut<Given[number], `${Path}(=>)`, [...Depth, 0]>
          : never)
      | BytesGiven<Rest, Path, Depth>
  : never;

type IsNever<Value> = [Value] extends [never] ? true : false;

it('returns no bytes', () => {
  const none: IsNever<BytesOut<Session, 'session'>> = true;
  expect(none).toBe(true);
});

it('exports no function that returns bytes, but the public inputs of a ceremony', () => {
  type Exports = Omit<typeof door, 'localPrfInput' | 'serverPrfInput'>;
  const none: IsNever<BytesOut<Exports, 'door'>> = true;
  const secrets: IsNever<BytesOut<Exports & { secretsOf(answer: string): { first: Uint8Array } }, 'door'>> = false;
  expect([none, secrets]).toEqual([true, false]);
});

it('fails the type check if it returned bytes', () => {
  const answers: IsNever<BytesOut<{ seed(): Promise<Uint8Array> }, 'a'>> = false;
  const members: IsNever<BytesOut<{ keys: { seeds: Uint8Array[] }[] }, 'a'>> = false;
  const callbacks: IsNever<BytesOut<{ use(id: string, work: (keys: { seed: Uint8Array }) => void): void }, 'a'>> =
    false;
  const core: IsNever<BytesOut<Pick<SessionCore, 'profiles'>, 'a'>> = false;
  const oneActMore: IsNever<BytesOut<Session & { more(): Promise<{ found: Uint8Array | null }> }, 'a'>> = false;
  const optional: IsNever<BytesOut<{ use(work?: (seed: Uint8Array) => void): void }, 'a'>> = false;
  const keyring: IsNever<BytesOut<SessionCore['parts']['keyring'], 'a'>> = false;
  const change: IsNever<BytesOut<Pick<SessionCore, 'change'>, 'a'>> = false;
  expect([answers, members, callbacks, core, keyring, change, oneActMore, optional]).not.toContain(true);
});
