/** The notice about characters whose profile does not open names each of them. */
import { expect, it } from 'vitest';
import type { IdentityDocument, OpenLogin } from '../../session/session.ts';
import { unreadableNotice } from './notices.ts';

const NAMES = { characters: { a: { name: 'Everyday' }, b: { name: 'Savings' } } } as unknown as IdentityDocument;
const layer = (...characterIds: string[]) => ({ characterIds }) as unknown as OpenLogin;

it('says nothing while every open profile can be read', () => {
  expect(unreadableNotice([layer()], NAMES, new Map())).toBeNull();
});

it('speaks of one character', () => {
  expect(unreadableNotice([layer('a'), layer('a')], NAMES, new Map())).toMatch(
    /^“Everyday” can’t be read: the stored data is damaged .* contacts and sites/,
  );
});

it('speaks of several, also of one without a name', () => {
  expect(unreadableNotice([layer('a', 'b', 'c')], NAMES, new Map())).toMatch(
    /^“Everyday”, “Savings” and a character can’t be read: the stored data is damaged .* contacts and sites/,
  );
});
