/** Invitation codes and links as people type and paste them. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { INVITATION_LENGTH, invitationLink, invitationText, parseInvitation, splitInvitation } from './invitation.ts';

const codes = fc.uint8Array({ minLength: INVITATION_LENGTH, maxLength: INVITATION_LENGTH });

it('a code is read back from its text, however it is typed', () => {
  fc.assert(
    fc.property(codes, (code) => {
      const text = invitationText(code);
      expect(text).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){5}[0-9A-HJKMNP-TV-Z]$/);
      for (const typed of [
        text,
        text.toLowerCase(),
        ` ${text.replaceAll('-', ' ')}\n`,
        text.replaceAll('0', 'o').replaceAll('1', 'l'),
      ])
        expect(parseInvitation(typed)).toEqual(code);
    }),
  );
});

it('what is too short, too long, of other letters, or has bits too many is no code', () => {
  const text = invitationText(new Uint8Array(INVITATION_LENGTH).fill(7));
  for (const typed of [
    '',
    text.slice(1),
    `${text}0`,
    text.replace(/^./, 'U'),
    text.replace(/.$/, 'Z'),
    'https://keys.example',
  ])
    expect([typed, parseInvitation(typed)]).toEqual([typed, null]);
});

it('a link is an address and a code', () => {
  const link = invitationLink('https://keys.example.org', 'ABC');
  expect(link).toBe('https://keys.example.org/#invite=ABC');
  expect(splitInvitation(` ${link} `)).toEqual({ address: 'https://keys.example.org/', invitation: 'ABC' });
  expect(splitInvitation('keys.example.org')).toEqual({ address: 'keys.example.org', invitation: null });
  expect(new URL(link).pathname + new URL(link).search).toBe('/');
});
