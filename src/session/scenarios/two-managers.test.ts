/** Limits and exports that need two managers: one alone is refused, the second agrees, and a server that lies gains nothing. */
import { describe, expect, it } from 'vitest';
import { about, plant } from '../../sync/testing/evil.ts';
import { securityHistory } from '../change/security-history.ts';
import { board } from '../testing/board.ts';
import { NO_RULE } from '../testing/limited-person.ts';
import type { Computer } from '../testing/served.ts';

const HOUR = 60 * 60 * 1000;
const notAllowed = { code: 'not-allowed' };
const refused = { code: 'refused' };
const needsLogin = { code: 'needs-login' };
const NAMES = 'document/identity';

const events = async ({ stage }: Computer) =>
  (await securityHistory(stage.session.parts, stage.session.profiles)).events;

describe('limits', () => {
  const limited = async () => {
    const made = await board(['managers', 'limits']);
    await made.setLimits(made.here, made.paper, { daily: { 1: '100' } });
    await made.round(made.there);
    await made.there.stage.session.profiles.names();
    return made;
  };
  const nameOfNames = ({ server }: Awaited<ReturnType<typeof limited>>) =>
    [...server.identity().boxes.keys()].find((name) => name.startsWith(NAMES)) ?? '';

  it('are proposed by one and count when another agrees, and the history names both', async () => {
    const made = await limited();
    const { here, there, created, mara, bo, boProof, characterId, setLimits, proposals, personsAt, round, pay } = made;
    await setLimits(here, mara, { daily: { 1: '500' } });
    await expect(pay(here, 101, 0)).rejects.toMatchObject(notAllowed);
    const [proposal] = await proposals(here);
    const number = proposal?.number ?? 0;
    await expect(personsAt(here).carryOut(mara, number, 'not-lost')).rejects.toMatchObject(refused);
    await round(there);
    // The second manager sees what would be new.
    expect((await proposals(there))[0]?.acts).toEqual([
      {
        what: 'limits',
        changes: [{ levelId: null, characterId, rule: { ...NO_RULE, daily: { 1: '500' } } }],
      },
    ]);
    await personsAt(there).carryOut(boProof, number, 'not-lost');
    await round(here);
    await pay(here, 400, 0);
    await round(here, there);
    await expect(pay(there, 101, 1)).rejects.toMatchObject(notAllowed);
    const [last] = await events(here);
    expect(last).toMatchObject({ what: 'limits-set', by: bo.methodId, agreed: created.methodId });
    expect(await proposals(here)).toEqual([]);
  });

  it('are taken away by two as well, and by the recovery key alone', async () => {
    const { here, there, mara, paper, boProof, setLimits, proposals, personsAt, round, pay } = await limited();
    await setLimits(here, mara, {});
    await round(there);
    expect((await proposals(there))[0]?.acts).toMatchObject([{ changes: [{ rule: null }] }]);
    await expect(pay(there, 101, 0)).rejects.toMatchObject(notAllowed);
    await personsAt(there).carryOut(boProof, (await proposals(there))[0]?.number ?? 0, 'not-lost');
    await pay(there, 101, 0);
    await round(here);
    await setLimits(here, paper, { daily: { 1: '1' } });
    await expect(pay(here, 2, 1)).rejects.toMatchObject(notAllowed);
  });

  it('that a manager writes past the log count nowhere: known ones stay, and a new computer asks every time', async () => {
    const { here, there, mara, bo, round, pay, another } = await limited();
    await here.stage.session.change(mara, async ({ names }) => {
      names.signing = { rules: {}, counts: {}, salt: 'ab'.repeat(32) };
    });
    await round(there);
    await expect(pay(there, 101, 0)).rejects.toMatchObject(notAllowed);
    await pay(there, 100, 0);
    await expect(pay(await another(bo), 1, 1)).rejects.toMatchObject(needsLogin);
  });

  it('that were exchanged after the proposal are not carried out', async () => {
    const { here, there, mara, boProof, setLimits, proposals, personsAt, round, pay } = await limited();
    await setLimits(here, mara, { daily: { 1: '101' } });
    await here.stage.session.change(mara, async ({ names }) => {
      for (const wanted of Object.values(names.proposedLimits ?? {})) wanted.rules = {};
    });
    await round(there);
    const [proposal] = await proposals(there);
    expect(proposal?.acts).toEqual([{ what: 'limits', changes: null }]);
    await expect(personsAt(there).carryOut(boProof, proposal?.number ?? 0, 'not-lost')).rejects.toMatchObject(refused);
    await expect(pay(there, 101, 0)).rejects.toMatchObject(notAllowed);
  });

  it('of before, which a server puts back, do not count again', async () => {
    const made = await limited();
    const { server, here, there, paper, bo, setLimits, round, pay, another } = made;
    const name = nameOfNames(made);
    const before = server.identity().boxes.get(name)?.bytes ?? null;
    expect(before).not.toBeNull();
    await setLimits(here, paper, { daily: { 1: '10' } });
    await round(there);
    plant(server, name, before);
    await round(there);
    await expect(pay(there, 11, 0)).rejects.toMatchObject(notAllowed);
    // It never saw the newer document: the log tells that this is not the one.
    await expect(pay(await another(bo), 1, 1)).rejects.toMatchObject(needsLogin);
  });

  it('are not changed by a proposal that a server keeps back, and by each proposal once', async () => {
    const { server, here, there, mara, boProof, setLimits, proposals, personsAt, round, pay } = await limited();
    server.lie = about('/log', (answer) => ({ ...answer, entries: [] }));
    await setLimits(here, mara, { daily: { 1: '500' } });
    await round(there).catch(() => undefined);
    expect(await proposals(there)).toEqual([]);
    await expect(pay(there, 101, 0)).rejects.toMatchObject(notAllowed);
    server.lie = null;
    await round(there);
    const number = (await proposals(there))[0]?.number ?? 0;
    await personsAt(there).carryOut(boProof, number, 'not-lost');
    await round(here);
    await expect(personsAt(here).carryOut(mara, number, 'not-lost')).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('exports', () => {
  const demanded = () => board(['managers', 'exports']);

  it('are refused to one manager, in words; allowed by a second, once', async () => {
    const made = await demanded();
    const { here, there, created, mara, bo, boProof, characterId, from, personsAt, accountsAt, proposals, round } =
      made;
    const show = () => accountsAt(here).exportPrivateKey(mara, characterId, from);
    await expect(show()).rejects.toMatchObject({
      code: 'not-allowed',
      message: expect.stringContaining('Two managers have to allow this export first'),
    });
    await expect(accountsAt(here).exportPhrase(mara, characterId)).rejects.toMatchObject(notAllowed);
    await personsAt(here).allowExport(mara, created.methodId, characterId);
    await expect(show()).rejects.toMatchObject(notAllowed);
    const number = (await proposals(here))[0]?.number ?? 0;
    await expect(personsAt(here).carryOut(mara, number, 'not-lost')).rejects.toMatchObject(refused);
    await round(there);
    await personsAt(there).carryOut(boProof, number, 'not-lost');
    await round(here);
    expect(await show()).toMatch(/^0x[0-9a-f]{64}$/);
    await expect(show()).rejects.toMatchObject(notAllowed);
    await expect(accountsAt(here).exportPhrase(mara, characterId)).rejects.toMatchObject(notAllowed);
    const [used, allowed] = await events(here);
    expect(used).toMatchObject({ what: 'exported', by: created.methodId, characterIds: [characterId] });
    expect(allowed).toMatchObject({ what: 'export-allowed', by: bo.methodId, agreed: created.methodId });
  });

  it('of a member need two managers, whom the member is none of', async () => {
    const { here, there, mara, ida, idaProof, boProof, characterId, personsAt, accountsAt, proposals, round } =
      await demanded();
    await expect(personsAt(here).allowExport(idaProof, ida.methodId, characterId)).rejects.toMatchObject(notAllowed);
    await personsAt(here).allowExport(mara, ida.methodId, characterId);
    await expect(accountsAt(here).exportPhrase(idaProof, characterId)).rejects.toMatchObject(notAllowed);
    await round(there);
    await personsAt(there).carryOut(boProof, (await proposals(there))[0]?.number ?? 0, 'not-lost');
    await round(here);
    // Of her login method alone.
    await expect(accountsAt(here).exportPhrase(mara, characterId)).rejects.toMatchObject(notAllowed);
    expect((await accountsAt(here).exportPhrase(idaProof, characterId)).split(' ').length).toBeGreaterThanOrEqual(12);
  });

  it('count for a day, and the recovery key needs nobody', async () => {
    const { here, created, mara, paper, characterId, from, personsAt, accountsAt, later } = await demanded();
    await personsAt(here).allowExport(paper, created.methodId, characterId);
    later(25 * HOUR);
    await here.stage.session.unlock(created.methodId, created.authenticator.prf(created.localSalt));
    await expect(accountsAt(here).exportPrivateKey(mara, characterId, from)).rejects.toMatchObject(notAllowed);
    expect(await accountsAt(here).exportPrivateKey(paper, characterId, from)).toMatch(/^0x/);
  });

  it('show nothing without the server that notes them, and an answer that is lost uses the permission', async () => {
    const { here, created, mara, paper, characterId, from, personsAt, accountsAt } = await demanded();
    const show = () => accountsAt(here).exportPrivateKey(mara, characterId, from);
    await personsAt(here).allowExport(paper, created.methodId, characterId);
    here.line.state = 'cut';
    await expect(show()).rejects.toMatchObject({ code: 'server-unreachable' });
    here.line.state = 'deaf';
    await expect(show()).rejects.toMatchObject({ code: 'server-unreachable' });
    here.line.state = 'open';
    await expect(show()).rejects.toMatchObject(notAllowed);
  });

  it('are not repeated on another computer of the login method, whatever the server shows it', async () => {
    const { server, here, created, mara, paper, characterId, from, personsAt, accountsAt, another } = await demanded();
    await personsAt(here).allowExport(paper, created.methodId, characterId);
    const second = await another(created);
    const show = (at: Computer) => accountsAt(at).exportPrivateKey(mara, characterId, from);
    await show(here);
    // The server keeps the entry back: a second one is not written after the head of before.
    server.lie = about('/log', (answer) => ({ ...answer, entries: [] }));
    await expect(show(second)).rejects.toThrow();
    server.lie = null;
    await expect(show(second)).rejects.toMatchObject(notAllowed);
  });
});
