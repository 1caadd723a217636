/**
 * The chain of a key server's receipt keys. [Note: Succession] Each key signs the one that takes its place, once in an epoch: two
 * successors of one key in one epoch prove that the server gave two of them, or that somebody else has its key.
 */
import { equalBytes } from '../lib/bytes.ts';
import { signingKeyPair } from './sign.ts';
import { type SuccessorStatement, successorStatement } from './statement.ts';

/** A successor statement with its signature (64 bytes). */
export interface Successor extends SuccessorStatement {
  signature: Uint8Array;
}

/** @param seed of the key that is replaced (32 bytes) */
export function signSuccessor(seed: Uint8Array, successor: Omit<SuccessorStatement, 'before'>): Successor {
  const statement = { ...successor, before: signingKeyPair(seed).publicKey };
  return { ...statement, signature: successorStatement.sign(seed, statement) };
}

const isSigned = (step: Successor): boolean => successorStatement.holds(step.before, step.signature, step);

/**
 * The keys of a chain, the first one first; `null` when it is none: a step that its key did not sign, or signed for another origin, a
 * number or key that does not follow the one before, a key that comes twice.
 * @param steps numbered one after the other; the first need not be number 1
 */
export function keysOfSuccession(origin: string, steps: readonly Successor[]): Uint8Array[] | null {
  const keys = steps.length === 0 ? [] : [(steps[0] as Successor).before];
  for (const [at, step] of steps.entries()) {
    const follows = equalBytes(step.before, keys.at(-1) as Uint8Array) && step.number === (steps[0]?.number ?? 0) + at;
    const isNew = keys.every((key) => !equalBytes(key, step.after));
    if (!follows || !isNew || step.origin !== origin || !isSigned(step)) return null;
    keys.push(step.after);
  }
  return keys;
}

/** Do two signed steps prove that one key has two successors in one epoch of one server? */
export const branches = (a: Successor, b: Successor): boolean =>
  a.origin === b.origin &&
  a.epoch === b.epoch &&
  equalBytes(a.before, b.before) &&
  !equalBytes(a.after, b.after) &&
  isSigned(a) &&
  isSigned(b);
