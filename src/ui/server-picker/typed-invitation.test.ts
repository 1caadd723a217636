/** Tests of an invitation beside a typed address: it goes to its own server, and there only where that wants one. */
import { expect, it } from 'vitest';
import { addressOf, invitationFor, NO_INVITATION, type TypedInvitation, takeAddress } from './typed-invitation.ts';

const [ONE, OTHER] = ['https://one.example', 'https://other.example'];
const CODE = '7Q2MX-0C8HT-7Q2MX-0C8HT-7Q2MX-0';
const LINK = `${ONE}/#invite=${CODE}`;

const typed = (...texts: string[]): TypedInvitation =>
  texts.reduce((before, text) => takeAddress(text, before).invitation, NO_INVITATION);
const sentTo = (origin: string, invitation: TypedInvitation, takes: 'anybody' | 'invited' | 'nobody' = 'invited') =>
  addressOf({ origin, takes }, invitation);

it('a pasted link is taken apart, and its code goes to its server', () => {
  expect(takeAddress(LINK, NO_INVITATION)).toMatchObject({
    address: `${ONE}/`,
    invitation: { code: CODE, origin: ONE },
  });
  expect(sentTo(ONE, typed(LINK))).toBe(LINK);
  expect(sentTo(ONE, typed(LINK, 'one.example'))).toBe(LINK);
});

it('a change of the address ends it, also when the first address comes back', () => {
  for (const changed of [OTHER, 'http://localhost:8787', 'one.example:8443', 'one.exampl', ''])
    expect(typed(LINK, changed)).toEqual(NO_INVITATION);
  expect(sentTo(ONE, typed(LINK, OTHER, ONE))).toBe(ONE);
  expect(sentTo(OTHER, typed(LINK, OTHER))).toBe(OTHER);
  expect(typed(LINK, `${OTHER}/#invite=X`)).toEqual({ code: 'X', origin: OTHER });
});

it('a typed code belongs to the address beside it', () => {
  const code = invitationFor('one.example', ` ${CODE} `);
  expect(sentTo(ONE, code)).toBe(LINK);
  expect(sentTo(OTHER, code)).toBe(OTHER);
  expect(takeAddress(OTHER, code).invitation).toEqual(NO_INVITATION);
});

it('a server that does not ask for an invitation gets none', () => {
  expect(sentTo(ONE, typed(LINK), 'anybody')).toBe(ONE);
  expect(sentTo(ONE, typed(LINK), 'nobody')).toBe(ONE);
});
