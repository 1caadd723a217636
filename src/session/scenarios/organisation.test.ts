/** An organisation: members with roles and several methods each, their removal in one step, and acts that need two managers. */
import { describe, expect, it } from 'vitest';
import type { Proof } from '../../messaging/login.ts';
import type { SecurityEvent } from '../../messaging/security.ts';
import { deleteCharacter, newCharacter } from '../change/characters.ts';
import { removeMethod } from '../change/levels.ts';
import { createPersonActs } from '../change/person-acts.ts';
import { lossOf } from '../change/report-loss.ts';
import { securityHistory } from '../change/security-history.ts';
import { addKey, type TestKey } from '../testing/add-key.ts';
import { type Created, createIdentity, createStage, proofOf, type Stage } from '../testing/stage.ts';

const proof = (key: TestKey): Proof => proofOf(key as Created);

/** Mara began it and manages; Ida is a member with two keys, Bo one with one key. Two characters: members open the first. */
async function theatre() {
  const stage = await createStage();
  const created = await createIdentity(stage, 'organisation', { name: 'Lantern Theatre', person: 'Mara' });
  const { session } = stage;
  const mara = proofOf(created);
  const paper: Proof = { kind: 'recovery-key', text: created.recoveryKey };
  const { log, names } = await session.view();
  const levelNamed = (name: string) => Object.entries(names.levels).find((each) => each[1] === name)?.[0] ?? '';
  const [managers, members] = [levelNamed('Managers'), levelNamed('Members')];
  const office = log.characterIds[0] ?? '';
  const vault = await session.change(mara, (change) =>
    newCharacter(change, { name: 'Vault', look: null, levelIds: [], firstAccountName: '', order: 1 }),
  );
  const ida = await addKey(session, mara, members, 'Ida’s key', { personName: 'Ida Holm' });
  const idaId = await personOf(stage, ida);
  const idaToo = await addKey(session, mara, members, 'Ida’s phone', { personId: idaId });
  const bo = await addKey(session, mara, members, 'Bo’s key', { personName: 'Bo Ek' });
  const boId = await personOf(stage, bo);
  const acts = createPersonActs(
    session.profiles,
    session,
    () => stage.now.at,
    async () => null,
    async () => undefined,
  );
  return { stage, session, created, mara, paper, managers, members, office, vault, ida, idaToo, idaId, bo, boId, acts };
}

async function personOf({ session }: Stage, { methodId }: TestKey): Promise<string> {
  const { log } = await session.view();
  return log.methods.find(({ id }) => id === methodId)?.personId ?? '';
}

const methodIn = async ({ session }: Stage, { methodId }: TestKey) =>
  (await session.view()).log.methods.find(({ id }) => id === methodId);

const events = async ({ session }: Stage): Promise<SecurityEvent[]> =>
  (await securityHistory(session.parts, session.profiles)).events;

describe('members', () => {
  it('begin with roles, names and one person', async () => {
    const { session } = await theatre();
    const { log, names } = await session.view();
    expect(names.name).toBe('Lantern Theatre');
    expect(Object.values(names.levels).sort()).toEqual(['Managers', 'Members']);
    expect(Object.values(names.persons ?? {}).map(({ name }) => name)).toEqual(['Mara', 'Ida Holm', 'Bo Ek']);
    expect(log.methods.filter(({ personId }) => personId === null).map(({ kind }) => kind)).toEqual(['recovery-key']);
  });

  it('have names of their own, and nobody joins a person who is not there', async () => {
    const { session, mara, members, acts, idaId } = await theatre();
    const add = (whose: Parameters<typeof addKey>[4]) => addKey(session, mara, members, 'A key', whose);
    await expect(add({ personName: ' ida holm ' })).rejects.toMatchObject({ code: 'exists' });
    await expect(add({ personId: '0'.repeat(32) })).rejects.toMatchObject({ code: 'not-found' });
    await expect(acts.rename(mara, idaId, 'BO EK')).rejects.toMatchObject({ code: 'exists' });
    await acts.rename(mara, idaId, 'Ida H.');
    expect((await session.view()).names.persons?.[idaId]?.name).toBe('Ida H.');
  });

  it('change the role of all their methods at once, with new keys for what they lose', async () => {
    const { stage, session, mara, paper, ida, idaToo, idaId, managers, members, acts, vault } = await theatre();
    await acts.setLevel(paper, idaId, managers, 'not-lost');
    for (const key of [ida, idaToo])
      expect(await methodIn(stage, key)).toMatchObject({ levelId: managers, rank: 'managing' });
    await acts.setLevel(mara, idaId, members, 'lost');
    for (const key of [ida, idaToo])
      expect(await methodIn(stage, key)).toMatchObject({ levelId: members, rank: 'other' });
    expect((await session.profiles.read(vault)).exposed).toHaveLength(1);
    await session.lock();
    await session.unlock(ida.methodId, ida.authenticator.prf(ida.localSalt)).catch(() => undefined);
    const [login] = await session.layers();
    expect(login?.characterIds ?? []).not.toContain(vault);
  });

  it('are removed with all their methods in one entry, and what they opened is listed', async () => {
    const { stage, session, mara, ida, idaToo, idaId, bo, office, vault, acts } = await theatre();
    const before = (await session.view()).log.entries;
    await acts.remove(mara, idaId, 'lost');
    for (const key of [ida, idaToo]) expect(await methodIn(stage, key)).toMatchObject({ state: 'revoked' });
    expect((await session.view()).log.entries).toBe(before + 1);
    expect((await session.profiles.read(office)).exposed).toHaveLength(1);
    expect((await session.profiles.read(vault)).exposed).toBeUndefined();
    const [last] = await events(stage);
    expect(last).toMatchObject({ what: 'method-removed', methodIds: [ida.methodId, idaToo.methodId] });
    await session.lock();
    for (const key of [ida, idaToo])
      await expect(session.unlock(key.methodId, key.authenticator.prf(key.localSalt))).rejects.toThrow();
    await session.unlock(bo.methodId, bo.authenticator.prf(bo.localSalt));
    expect((await session.profiles.read(office)).exposed).toHaveLength(1);
  });

  it('who were removed join again as the same person, with a new login method and no old right', async () => {
    const { stage, session, mara, members, ida, idaId, acts } = await theatre();
    await acts.remove(mara, idaId, 'not-lost');
    const again = await addKey(session, mara, members, 'Ida’s new key', { personName: 'ida holm' });
    expect(await methodIn(stage, again)).toMatchObject({ personId: idaId, state: 'active' });
    expect(await methodIn(stage, ida)).toMatchObject({ state: 'revoked' });
    const named = Object.values((await session.view()).names.persons ?? {}).filter(({ name }) => /ida/i.test(name));
    expect(named).toEqual([{ name: 'ida holm' }]);
    const added = (await events(stage)).find(
      ({ what, methodId }) => what === 'method-added' && methodId === again.methodId,
    );
    expect(added).toMatchObject({ what: 'method-added', again: true });
    const first = (await events(stage)).find(
      ({ what, methodId }) => what === 'method-added' && methodId === ida.methodId,
    );
    expect(first?.again).toBeUndefined();
  });

  it('cannot remove themselves, nor anybody as a member', async () => {
    const { session, mara, created, bo, idaId, acts } = await theatre();
    const { log } = await session.view();
    const own = log.methods.find(({ id }) => id === created.methodId)?.personId ?? '';
    await expect(acts.remove(mara, own, 'not-lost')).rejects.toMatchObject({ code: 'refused' });
    await expect(acts.remove(proof(bo), idaId, 'not-lost')).rejects.toMatchObject({ code: 'not-allowed' });
  });
});

describe('two managers', () => {
  async function twoManagers() {
    const made = await theatre();
    await made.acts.setLevel(made.paper, made.boId, made.managers, 'not-lost');
    await made.acts.requireTwo(made.mara, ['managers', 'members', 'deletion']);
    return made;
  }

  it('are demanded only where two persons manage', async () => {
    const { mara, acts } = await theatre();
    await expect(acts.requireTwo(mara, ['managers'])).rejects.toMatchObject({ code: 'not-allowed' });
  });

  it('remove a member together: one proposes, the other carries it out, the history names both', async () => {
    const { stage, session, mara, created, bo, ida, idaId, office, acts } = await twoManagers();
    await acts.remove(mara, idaId, 'lost');
    expect(await methodIn(stage, ida)).toMatchObject({ state: 'active' });
    expect((await session.profiles.read(office)).exposed).toBeUndefined();
    const [proposal] = (await session.view()).log.proposals;
    expect(proposal).toMatchObject({ by: created.methodId, stale: false, acts: [{ what: 'remove' }] });
    const number = proposal?.number ?? 0;
    await expect(acts.carryOut(mara, number, 'lost')).rejects.toMatchObject({ code: 'refused' });
    // Another entry, of another member, does not break it.
    await session.change(mara, async (change) => {
      change.append({ kind: 'mode-freeze', methodId: change.log().methods.get(bo.methodId)?.id ?? new Uint8Array(16) });
    });
    await session.change(mara, async (change) => {
      change.append({
        kind: 'mode-unfreeze',
        methodId: change.log().methods.get(bo.methodId)?.id ?? new Uint8Array(16),
      });
    });
    await acts.carryOut(proof(bo), number, 'lost');
    expect(await methodIn(stage, ida)).toMatchObject({ state: 'revoked' });
    expect((await session.profiles.read(office)).exposed).toHaveLength(1);
    expect((await session.view()).log.proposals).toEqual([]);
    const [last, ...rest] = await events(stage);
    expect(last).toMatchObject({ what: 'method-removed', by: bo.methodId, agreed: created.methodId });
    expect(rest.some(({ what, by }) => what === 'act-proposed' && by === created.methodId)).toBe(true);
  });

  it('are told of a proposal that the identity has outrun', async () => {
    const { session, mara, paper, bo, ida, idaId, acts } = await twoManagers();
    await acts.remove(mara, idaId, 'lost');
    await session.change(paper, (change) => removeMethod(change, ida.methodId));
    const [stale] = (await session.view()).log.proposals;
    expect(stale).toMatchObject({ stale: true });
    await expect(acts.carryOut(proof(bo), stale?.number ?? 0, 'lost')).rejects.toMatchObject({ code: 'refused' });
    await acts.withdraw(proof(bo), stale?.number ?? 0);
    expect((await session.view()).log.proposals).toEqual([]);
  });

  it('stay two: nobody is removed or lowered below that, until one is enough again', async () => {
    const { session, mara, paper, bo, boId, members, created, acts } = await twoManagers();
    const tooFew = { code: 'not-allowed', message: expect.stringContaining('Make another person a manager first') };
    await expect(acts.remove(paper, boId, 'lost')).rejects.toMatchObject(tooFew);
    await expect(acts.setLevel(paper, boId, members, 'not-lost')).rejects.toMatchObject(tooFew);
    // One who must go at once is frozen: that is never refused, and a frozen one may then be removed.
    await session.declare(mara, lossOf({ methodIds: [bo.methodId], deviceIds: [] }));
    await acts.remove(paper, boId, 'lost');
    const { log } = await session.view();
    const own = log.methods.find(({ id }) => id === created.methodId)?.personId ?? '';
    // And the last one stays.
    await acts.requireTwo(paper, []);
    await expect(acts.remove(paper, own, 'not-lost')).rejects.toMatchObject({
      code: 'not-allowed',
      message: expect.stringContaining('Nobody would manage this organisation'),
    });
  });

  it('turn the rule off together, and not alone', async () => {
    const { session, mara, bo, acts } = await twoManagers();
    await acts.requireTwo(mara, []);
    const { log } = await session.view();
    expect(log.secondManagerFor).toEqual(['managers', 'members', 'deletion']);
    await acts.carryOut(proof(bo), log.proposals[0]?.number ?? 0, 'not-lost');
    expect((await session.view()).log.secondManagerFor).toEqual([]);
  });

  it('delete a character together, and the identity', async () => {
    const { session, stage, mara, bo, vault, acts } = await twoManagers();
    await session.change(mara, async (change) => deleteCharacter(change, vault));
    const { log, names } = await session.view();
    expect(log.characterIds).toContain(vault);
    expect(names.characters[vault]?.name).toBe('Vault');
    await acts.carryOut(proof(bo), log.proposals[0]?.number ?? 0, 'not-lost');
    expect((await session.view()).log.characterIds).not.toContain(vault);
    await session.declare(mara, () => [{ kind: 'identity-delete' }]);
    const waiting = (await session.view()).log;
    expect(waiting).toMatchObject({ deletesAt: null, proposals: [{ acts: [{ what: 'delete-identity' }] }] });
    await acts.carryOut(proof(bo), waiting.proposals[0]?.number ?? 0, 'not-lost');
    expect((await session.view()).log.deletesAt).toBeGreaterThanOrEqual(stage.now.at);
  });

  it('add a login method that shall manage: at a lower level at once, with the managing one proposed in the same change', async () => {
    const { stage, session, mara, paper, bo, members, managers, acts } = await twoManagers();
    const alone = addKey(session, mara, managers, 'Mara’s spare', undefined);
    await expect(alone).rejects.toMatchObject({ code: 'not-allowed' });
    const spare = await addKey(session, mara, members, 'Mara’s spare', undefined, managers);
    expect(await methodIn(stage, spare)).toMatchObject({ levelId: members, rank: 'other' });
    const { log } = await session.view();
    expect(log.proposals).toMatchObject([{ acts: [{ what: 'level', methodId: spare.methodId, levelId: managers }] }]);
    await acts.carryOut(proof(bo), log.proposals[0]?.number ?? 0, 'not-lost');
    expect(await methodIn(stage, spare)).toMatchObject({ waits: 'raised' });
    // The recovery key needs nobody: nothing is proposed.
    const other = await addKey(session, paper, members, 'Bo’s spare', { personName: 'Eva' }, managers);
    expect(await methodIn(stage, other)).toMatchObject({ levelId: managers, rank: 'managing' });
    expect((await session.view()).log.proposals).toEqual([]);
  });

  it('make a member a manager together, who waits like every new manager where they manage for less than the delay', async () => {
    const { stage, session, mara, bo, ida, idaId, managers, acts } = await twoManagers();
    await acts.setLevel(mara, idaId, managers, 'not-lost');
    expect(await methodIn(stage, ida)).toMatchObject({ rank: 'other', waits: null });
    const [proposal] = (await session.view()).log.proposals;
    expect(proposal?.acts).toHaveLength(2);
    await acts.carryOut(proof(bo), proposal?.number ?? 0, 'not-lost');
    // Mara has managed for less than the delay: Ida waits as always.
    expect(await methodIn(stage, ida)).toMatchObject({ waits: 'raised' });
  });
});
