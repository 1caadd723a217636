/** Inviting a person by a code: a login method of a new person, nothing over a lying mailbox, and what a removed member's wallet sees. */

import { afterEach, expect, it } from 'vitest';
import { randomBytes, toBase64Url } from '../../lib/bytes.ts';
import type { Proof } from '../../messaging/login.ts';
import { newLevel } from '../change/levels.ts';
import { personFor, removePerson } from '../change/persons.ts';
import { carryOut, setSecondManagerFor } from '../change/proposals.ts';
import { addKey } from '../testing/add-key.ts';
import { fakeAuthenticator, proofOf } from '../testing/stage.ts';
import { codeOf, createTwoComputers, meet, ORIGIN, type TwoComputers } from '../testing/two-computers.ts';

const open: TwoComputers[] = [];
async function twoComputers(...given: Parameters<typeof createTwoComputers>): Promise<TwoComputers> {
  const two = await createTwoComputers(...given);
  open.push(two);
  return two;
}
afterEach(() => {
  for (const two of open.splice(0)) two.stop();
});

const managingLevel = async ({ managing }: TwoComputers): Promise<string> =>
  (await managing.stage.session.view()).log.levels.find(({ manages }) => manages)?.id ?? '';

/** Ida joins as a manager, at once because the recovery key confirms. */
async function inviteIda(two: TwoComputers): Promise<string> {
  const { managing, fresh } = two;
  await meet(two);
  const paper = { kind: 'recovery-key', text: managing.created.recoveryKey } as const;
  const wanted = { name: 'Passkey of Ida', levelId: await managingLevel(two), whose: { personName: 'Ida Holm' } };
  const confirmed = managing.door.confirm(wanted, paper);
  await managing.until('confirming');
  await fresh.door.agree();
  await confirmed;
  await fresh.until(null);
  const { log, names } = await managing.stage.session.view();
  const [id] = Object.entries(names.persons ?? {}).find(([, { name }]) => name === 'Ida Holm') ?? [''];
  expect(log.methods.filter(({ personId }) => personId === id)).toHaveLength(1);
  return id;
}

it('makes the new method one of a new person, whom both wallets name', async () => {
  const two = await twoComputers();
  const id = await inviteIda(two);
  const { log, names } = await two.fresh.stage.session.view();
  expect(names.persons?.[id]).toEqual({ name: 'Ida Holm' });
  const [login] = await two.fresh.stage.session.layers();
  expect(log.methods.find((method) => method.id === login?.methodId)).toMatchObject({ personId: id, rank: 'managing' });
  // The first person has no name: nobody asked for one.
  expect(Object.keys(names.persons ?? {})).toEqual([id]);
});

it('lets an invited manager start lower where two managers are demanded, until a second one confirms', async () => {
  const two = await twoComputers();
  const { managing, fresh } = two;
  const { session } = managing.stage;
  const own = proofOf(managing.created);
  const paper = { kind: 'recovery-key', text: managing.created.recoveryKey } as const;
  const managers = await managingLevel(two);
  const bo = await addKey(session, paper, managers, 'Bo’s key', { personName: 'Bo Ek' });
  const [characterId = ''] = (await session.view()).log.characterIds;
  const members = await session.change(own, (change) =>
    newLevel(change, { name: 'Members', manages: false, characterIds: [characterId] }),
  );
  await session.change(own, (change) => setSecondManagerFor(change, ['managers']));
  await meet(two);
  const wanted = { name: 'Passkey', levelId: members, thenLevelId: managers, whose: { personName: 'Ida Holm' } };
  const confirmed = managing.door.confirm(wanted, own);
  await managing.until('confirming');
  await fresh.door.agree();
  await confirmed;
  await fresh.until(null);
  const methodOfIda = async () => {
    const { log, names } = await session.view();
    return log.methods.find(({ personId }) => names.persons?.[personId ?? '']?.name === 'Ida Holm');
  };
  expect(await methodOfIda()).toMatchObject({ levelId: members, rank: 'other', waits: null });
  const [proposal] = (await session.view()).log.proposals;
  const agree = (proof: Proof) =>
    session.change(proof, (change) => carryOut(change, proposal?.number ?? 0, 'not-lost', managing.stage.now.at));
  await expect(agree(own)).rejects.toMatchObject({ code: 'refused' });
  expect(await methodOfIda()).toMatchObject({ rank: 'other', waits: null });
  await agree(proofOf({ ...bo, recoveryKey: '', backup: '' }));
  // The one who proposed has managed for less than the delay: she waits like every new manager.
  expect(await methodOfIda()).toMatchObject({ rank: 'other', waits: 'raised' });
  two.now.at += 73 * 60 * 60 * 1000;
  managing.stage.now.at = two.now.at;
  await session.unlock(managing.created.methodId, managing.created.authenticator.prf(managing.created.localSalt));
  await session.change(own, async () => undefined);
  expect(await methodOfIda()).toMatchObject({ levelId: managers, rank: 'managing', waits: null });
});

it('refuses an empty name and one that is taken', async () => {
  const two = await twoComputers();
  await inviteIda(two);
  const { managing } = two;
  const own = proofOf(managing.created);
  const { session } = managing.stage;
  const choose = (personName: string) => session.change(own, async (change) => personFor(change, { personName }));
  await expect(choose('  ')).rejects.toMatchObject({ code: 'bad-input' });
  await expect(choose('IDA HOLM')).rejects.toMatchObject({ code: 'exists' });
});

it('names nobody where the mailbox lies', async () => {
  const two = await twoComputers({
    seenBy: (side, honest) => ({
      ...honest,
      async get(box, slot) {
        const mail = await honest.get(box, slot);
        return side === 'managing' && slot === 'possession' && mail
          ? mail.map((byte, at) => byte ^ (at === 90 ? 1 : 0))
          : mail;
      },
    }),
  });
  const { managing, fresh } = two;
  await meet(two);
  const wanted = { name: 'Passkey', levelId: await managingLevel(two), whose: { personName: 'Ida Holm' } };
  const confirmed = managing.door.confirm(wanted, proofOf(managing.created));
  await managing.until('confirming');
  await fresh.door.agree();
  await expect(confirmed).rejects.toMatchObject({ code: 'stopped' });
  const { log, names } = await managing.stage.session.view();
  expect(log.methods).toHaveLength(2);
  expect(names.persons).toBeUndefined();
});

it('closes the wallet of a member who was removed, and says why', async () => {
  const two = await twoComputers();
  const id = await inviteIda(two);
  const { managing, fresh } = two;
  const paper = { kind: 'recovery-key', text: managing.created.recoveryKey } as const;
  await managing.stage.session.keyServer.synchronise();
  await managing.stage.session.change(paper, (change) => removePerson(change, id, 'lost'));
  await fresh.stage.session.keyServer.synchronise().catch(() => undefined);
  expect(await fresh.stage.session.state()).toBe('locked');
  expect(await fresh.stage.session.notice()).toMatch(/removed/);
});

/** Somebody who has the link too brings a passkey. */
async function bringOther({ door }: Awaited<ReturnType<TwoComputers['another']>>): Promise<void> {
  const authenticator = fakeAuthenticator();
  const localSalt = toBase64Url(randomBytes(32));
  const bound = { kind: 'passkey' as const, credentialId: authenticator.credentialId, transports: [], localSalt };
  await door.bring({ bound, secrets: authenticator.prf(localSalt), enrolment: null });
}

/** Both have the link, and `first` answers first. Nobody can tell which of the two was meant: it ends on every screen. */
const raced = async (first: 'invited' | 'other') => {
  const two = await twoComputers();
  const { managing, fresh } = two;
  const other = await two.another();
  await managing.door.invite();
  const code = await codeOf(two);
  await fresh.door.join(ORIGIN, code);
  await other.door.join(ORIGIN, code);
  const order = first === 'invited' ? [fresh, other] : [other, fresh];
  for (const computer of order) {
    await bringOther(computer);
    if (computer === order[0]) await computer.until('compare');
  }
  for (const computer of order) await expect(computer.until(null)).rejects.toThrow('failed');
  await expect(managing.until(null)).rejects.toThrow('stopped on the other computer');
  expect((await managing.stage.session.view()).log.methods).toHaveLength(2);
  return order[1]?.door.joining();
};

it('ends on every screen where somebody else has the link too, whoever of the two comes first', async () => {
  for (const first of ['invited', 'other'] as const)
    expect(await raced(first)).toMatchObject({ problem: expect.stringContaining('already used this code') });
});

it('is used up: the same link finds nobody afterwards, and old messages in its mailbox add nobody', async () => {
  const two = await twoComputers();
  const { managing, mailbox } = two;
  await managing.door.invite();
  const code = await codeOf(two);
  await two.fresh.door.join(ORIGIN, code);
  const { authenticator, localSalt } = two.fresh;
  const bound = { kind: 'passkey' as const, credentialId: authenticator.credentialId, transports: [], localSalt };
  await two.fresh.door.bring({ bound, secrets: authenticator.prf(localSalt), enrolment: null });
  await managing.until('compare');
  const wanted = { name: 'Passkey', levelId: await managingLevel(two), whose: { personName: 'Ida Holm' } };
  const confirmed = managing.door.confirm(wanted, proofOf(managing.created));
  await managing.until('confirming');
  await two.fresh.door.agree();
  await confirmed;
  const kept = [...mailbox.mail].map(([place, mail]) => [place, mail.slice()] as const);
  await two.fresh.until('waits', null);
  await managing.door.end();
  const other = await two.another();
  await expect(other.door.join(ORIGIN, code)).rejects.toMatchObject({ code: 'not-found' });
  // The server puts every message back.
  for (const [place, mail] of kept) mailbox.mail.set(place, mail);
  const before = (await managing.stage.session.view()).log.entries;
  await other.door.join(ORIGIN, code);
  await bringOther(other);
  await expect(other.until('compare')).rejects.toThrow('failed');
  expect((await managing.stage.session.view()).log.entries).toBe(before);
});
