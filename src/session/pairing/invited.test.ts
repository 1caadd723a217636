/** Inviting a person by a code: a login method of a new person, nothing over a lying mailbox, and what a removed member's wallet sees. */
import { afterEach, expect, it } from 'vitest';
import { personFor, removePerson } from '../change/persons.ts';
import { proofOf } from '../testing/stage.ts';
import { createTwoComputers, meet, type TwoComputers } from '../testing/two-computers.ts';

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
