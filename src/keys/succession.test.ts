/** The chain of a server's receipt keys: what is one, what is none, and which two steps prove that a key has two successors. */
import { expect, test } from 'vitest';
import { equivocates, type Receipt } from './receipt.ts';
import { signingKeyPair } from './sign.ts';
import { receiptStatement, type SuccessorStatement, successorStatement } from './statement.ts';
import { branches, keysOfSuccession, type Successor, signSuccessor } from './succession.ts';
import { bytesOf } from './testing/identity.ts';
import { ORIGIN, sampleReceipt } from './testing/server-answers.ts';

const seedOf = (name: string): Uint8Array => bytesOf(`receipt key ${name}`);
const keyOf = (name: string): Uint8Array => signingKeyPair(seedOf(name)).publicKey;
const step = (before: string, after: string, number: number, change: Partial<SuccessorStatement> = {}): Successor =>
  signSuccessor(seedOf(before), { origin: ORIGIN, epoch: 2, number, after: keyOf(after), ...change });

const [first, second, third] = [step('1', '2', 1), step('2', '3', 2), step('3', '4', 3)];
const keys = ['1', '2', '3', '4'].map(keyOf);

test('a chain gives its keys; a part of it gives its own', () => {
  expect(keysOfSuccession(ORIGIN, [first, second, third])).toEqual(keys);
  expect(keysOfSuccession(ORIGIN, [second, third])).toEqual(keys.slice(1));
  expect(keysOfSuccession(ORIGIN, [])).toEqual([]);
});

test.each([
  ['another origin', [first, step('2', '3', 2, { origin: 'https://other.example' })]],
  ['a gap', [first, third]],
  ['a number that is left out', [first, step('2', '3', 3)]],
  ['another order', [second, first]],
  ['a loop', [first, step('2', '1', 2)]],
  ['a key that follows itself', [step('1', '1', 1)]],
  ['a key that nobody named', [first, step('x', '3', 2)]],
  ['a signature of another key', [first, { ...second, signature: step('x', '3', 2).signature }]],
  ['a changed key', [first, { ...second, after: keyOf('x') }]],
  ['a changed epoch', [{ ...first, epoch: 3 }, second]],
  ['no signature', [first, { ...second, signature: new Uint8Array(64) }]],
])('no chain: %s', (_name, steps) => {
  expect(keysOfSuccession(ORIGIN, steps)).toBeNull();
});

test('every field of a step is signed', () => {
  const { signature, before } = first;
  const changes: Partial<SuccessorStatement>[] = [
    { origin: `${ORIGIN}x` },
    { epoch: 3 },
    { number: 2 },
    { before: keyOf('2') },
    { after: keyOf('3') },
  ];
  expect(successorStatement.holds(before, signature, first)).toBe(true);
  for (const change of changes)
    expect(successorStatement.holds(before, signature, { ...first, ...change }), Object.keys(change)[0]).toBe(false);
});

test('two successors of one key in one epoch are a branch, and nothing else is', () => {
  const other = step('1', 'x', 1);
  expect([branches(first, other), branches(other, first)]).toEqual([true, true]);
  expect(branches(first, first)).toBe(false);
  expect(branches(first, second)).toBe(false);
  expect(branches(first, step('1', 'x', 1, { epoch: 3 }))).toBe(false);
  expect(branches(first, step('1', 'x', 1, { origin: 'https://other.example' }))).toBe(false);
  expect(branches(first, { ...other, signature: new Uint8Array(64) })).toBe(false);
});

test('receipts under two keys contradict each other only if one chain has both', () => {
  const at = (name: string, sequence: number, number: number, head: string): Receipt => {
    const receipt = { ...sampleReceipt, sequence, head: { number, hash: bytesOf(head) } };
    return { ...receipt, receiptKey: keyOf(name), signature: receiptStatement.sign(seedOf(name), receipt) };
  };
  const [one, fork, later] = [at('1', 5, 3, 'head'), at('3', 9, 3, 'fork'), at('3', 9, 4, 'next')];
  for (const [a, b] of [[one, fork] as const, [fork, one] as const]) {
    expect(equivocates(a, b, [first, second])).toBe(true);
    expect(equivocates(a, b, [first, second, third])).toBe(true);
    expect(equivocates(a, b)).toBe(false);
    expect(equivocates(a, b, [second])).toBe(false);
    expect(equivocates(a, b, [first, { ...second, epoch: 9 }])).toBe(false);
  }
  expect(equivocates(one, later, [first, second])).toBe(false);
});
