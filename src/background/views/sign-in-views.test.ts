/** What the list of sign-ins shows of words that a site chose. */
import { expect, it } from 'vitest';
import { signInViews } from './sign-in-views.ts';

it('writes out hidden and turned characters', () => {
  const [view] = signInViews({
    signIns: [
      {
        id: `0x${'1'.repeat(64)}`,
        at: 5,
        origin: 'https://app.example',
        account: `0x${'2'.repeat(40)}`,
        chainId: 1,
        statement: 'Hi\u200b',
        ...{ issuedAt: null, expirationTime: null, notBefore: null, requestId: null },
        resources: ['https://app.example/\u202egpj.x'],
        allows: ['read (kv) on a:\u202eb'],
        more: 0,
      },
    ],
  });
  expect(view).toMatchObject({
    statement: 'Hi⟨U+200B⟩',
    resources: ['https://app.example/⟨U+202E⟩gpj.x'],
    allows: ['read (kv) on a:⟨U+202E⟩b'],
    signedAt: 5,
    endedAt: null,
  });
});
