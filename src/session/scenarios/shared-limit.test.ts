/** A daily limit on two computers of one person: they share the sum as soon as they meet. */
import { expect, it } from 'vitest';
import type { Hex } from '../../lib/bytes.ts';
import { createHonestServer } from '../../sync/testing/honest-server.ts';
import { setRule } from '../change/policy-acts.ts';
import { askedAs, NO_RULE, paymentOf, signingOf } from '../testing/limited-person.ts';
import {
  type Computer,
  createComputer,
  createServedIdentity,
  findOn,
  ORIGIN,
  recoveryProof,
} from '../testing/served.ts';

const START = 1_800_000_000_000;

async function two() {
  const { fetch } = createHonestServer(ORIGIN, () => START);
  const here = await createComputer(fetch);
  const created = await createServedIdentity(here);
  const [login] = await here.stage.session.layers();
  const characterId = login?.characterIds[0] ?? '';
  await here.stage.session.change(recoveryProof(created), async (change) =>
    setRule(change, { levelId: null, characterId }, { ...NO_RULE, daily: { 1: '100' } }),
  );
  const there = await createComputer(fetch);
  await findOn(there, created.authenticator);
  const { accounts } = await here.stage.session.profiles.read(characterId);
  const from = accounts[0]?.address as Hex;
  const pay = ({ stage }: Computer, wei: number, nonce: number) =>
    signingOf(stage.session).transaction(askedAs(`${nonce}`), characterId, paymentOf(from, wei, nonce), '0');
  const meet = async () => {
    for (const { stage } of [here, there, here]) await stage.session.keyServer.synchronise();
  };
  return { here, there, pay, meet };
}

const refused = (work: Promise<unknown>) => expect(work).rejects.toMatchObject({ code: 'not-allowed' });

it('what one computer has paid is gone on the other, and a replacement there counts once', async () => {
  const { here, there, pay, meet } = await two();
  await pay(here, 60, 0);
  await meet();
  await refused(pay(there, 41, 1));
  await pay(there, 70, 0);
  await pay(there, 30, 1);
  await meet();
  await refused(pay(here, 1, 2));
});

it('computers that cannot meet count for themselves; afterwards both know the sum, and nothing is left', async () => {
  const { here, there, pay, meet } = await two();
  for (const { line } of [here, there]) line.state = 'cut';
  await pay(here, 60, 0);
  await pay(there, 60, 1);
  for (const { line } of [here, there]) line.state = 'open';
  await meet();
  await refused(pay(here, 1, 2));
  await refused(pay(there, 1, 2));
});
