/** Sign-ins are remembered once their answer has left: on every computer that reads the character, until the person forgets them. */
import { expect, it } from 'vitest';
import { writeSignIn } from '../../ethereum/sign-in-text.ts';
import { type Hex, toHex, utf8 } from '../../lib/bytes.ts';
import { loginKeyFor } from '../accounts/login-keys.ts';
import { rotateCharacters } from '../change/rotate.ts';
import { withEnded } from '../profile/sign-ins.ts';
import { askedAs, signingOf } from '../testing/limited-person.ts';
import type { Computer } from '../testing/served.ts';
import { START, shareCharacter } from '../testing/shared-character.ts';
import { proofOf } from '../testing/stage.ts';

const SITE = 'https://example.org';

const messageOf = (nonce: string, account: Hex) =>
  toHex(
    utf8(
      writeSignIn(
        {
          ...{ scheme: null, domain: 'example.org', statement: 'Welcome.', uri: SITE, chainId: 1, nonce },
          ...{ issuedAt: new Date(START).toISOString(), expirationTime: null, notBefore: null },
          ...{ requestId: null, resources: [] },
        },
        account,
      ),
    ),
  );

it('signed on one computer is listed on the other, which ends it, and forgotten by the first', async () => {
  const { here, there, created, session, everyday } = await shareCharacter();
  const listed = async ({ stage }: Computer) => (await stage.session.profiles.read(everyday)).signIns ?? [];
  const round = async (...computers: Computer[]) => {
    for (const { stage } of computers) await stage.session.keyServer.synchronise();
  };

  const account = await loginKeyFor(session.profiles, everyday, SITE);
  const signing = signingOf(session);
  const signer = { characterId: everyday, address: account, chainId: 1 };
  await signing.message(askedAs('a', SITE), signer, messageOf('firstnonce', account));
  await signing.message(askedAs('b', SITE), signer, '0x6869');
  expect(await listed(here)).toEqual([]);
  await signing.keepSigned();
  expect(await listed(here)).toEqual([
    expect.objectContaining({ origin: SITE, account, statement: 'Welcome.', issuedAt: START, expirationTime: null }),
  ]);

  await round(here, there);
  const [first] = await listed(there);
  await there.stage.session.profiles.change(everyday, async ({ profile }) => {
    profile.signIns = withEnded(profile.signIns, [first?.id ?? ''], START + 5);
    return { value: null };
  });
  // Meanwhile the first computer signs another one.
  here.stage.now.at += 1_000;
  await signing.message(askedAs('c', SITE), signer, messageOf('secondnonce', account));
  await signing.keepSigned();
  await round(there, here, there);
  for (const computer of [here, there])
    expect((await listed(computer)).map(({ at, endedAt }) => [at, endedAt])).toEqual([
      [START + 1_000, undefined],
      [START, START + 5],
    ]);

  // Without a prompt: in the list of sign-ins as such, and not in that of signatures.
  const named = async () => (await session.profiles.read(everyday)).signed?.length;
  const before = await named();
  here.stage.now.at += 1_000;
  await signing.message({ ...askedAs('d', SITE), automatic: true }, signer, messageOf('thirdnonce', account));
  await signing.keepSigned();
  await round(here, there);
  expect((await listed(there)).map(({ automatic }) => automatic)).toEqual([true, undefined, undefined]);
  expect(await named()).toBe(before);
  const automatic = (await listed(here)).filter((one) => one.automatic).map(({ id }) => id);
  await session.profiles.change(everyday, async ({ profile }) => {
    profile.signIns = profile.signIns?.filter(({ id }) => !automatic.includes(id));
    return { value: null };
  });

  await session.change(proofOf(created), (change) => rotateCharacters(change, [everyday]));
  expect(await listed(here)).toHaveLength(2);
  await session.profiles.change(everyday, async ({ profile }) => {
    profile.signIns = profile.signIns?.filter(({ id }) => id !== first?.id);
    return { value: null };
  });
  await round(here, there, here);
  for (const computer of [here, there]) expect(await listed(computer)).toHaveLength(1);
});
