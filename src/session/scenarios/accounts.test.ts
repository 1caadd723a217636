/** Accounts at real issuers, from the login there to the rows of a real key server and a session in memory: added, used, reset with the same account, removed. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { randomBytes } from '../../lib/bytes.ts';
import type { RemoteRows } from '../../sync/remote/rows.ts';
import { registerPassword } from '../../ui/methods/password/opaque.ts';
import { createPasswordActs } from '../change/password-acts.ts';
import { endOfWaiting } from '../change/report-loss.ts';
import { type Accounts, createAccounts, typedPassphrase } from '../testing/account-person.ts';
import { createIdentity, createStage, proofOf } from '../testing/stage.ts';

const [FIRST, SECOND] = ['tundra violin gasket moth', 'harbour pencil ninety oxide'];

let accounts: Accounts;
beforeAll(async () => {
  accounts = await createAccounts();
});
afterAll(() => accounts.stop());

const code = (code: string) => expect.objectContaining({ code });

it('an account opens and proves; after a reset with the same account only the new passphrase does; removed, the account is free', async () => {
  const stage = await createStage();
  const created = await createIdentity(stage);
  const methods = accounts.methods(stage);
  const recovery = { kind: 'recovery-key', text: created.recoveryKey } as const;
  const levelId = (await stage.session.view()).log.levels.find(({ manages }) => manages)?.id ?? '';
  const ada = await accounts.logIn('work', 'ada');
  const made = await accounts.make(ada, FIRST);
  const id = await methods.add(recovery, made, { name: 'Work', levelId });

  // The passphrase alone opens this computer; with the account it proves.
  await stage.session.lock();
  await expect(stage.session.unlock(id, typedPassphrase(SECOND, null))).rejects.toEqual(code('wrong-credential'));
  await stage.session.unlock(id, typedPassphrase(FIRST, null));
  const key = await accounts.keyOf(await accounts.logIn('work', 'ada'), FIRST);
  await methods.rename({ kind: 'oidc', key }, id, 'Harbour Works');
  // The same bytes as those of a password open nothing.
  await expect(methods.rename({ kind: 'password', key }, id, 'Mine')).rejects.toEqual(code('wrong-credential'));
  // Neither another account at this issuer nor the same name at another one has the row.
  for (const [issuer, login] of [['work', 'bob'] as const, ['phone', 'ada'] as const]) {
    const other = await accounts.logIn(issuer, login);
    await expect(accounts.keyOf(other, FIRST)).rejects.toEqual(code('wrong-credential'));
  }
  // Nothing on the disk names issuer or passphrase.
  const rows = (await stage.disk.list('local', '')).map(({ value }) => Buffer.from(value));
  for (const marker of [FIRST, '"work"']) expect(rows.some((row) => row.includes(marker))).toBe(false);

  // An account with a row is no second login method.
  const twice = await accounts.make(ada, SECOND);
  await expect(methods.add(recovery, twice, { name: 'Twice', levelId })).rejects.toEqual(code('exists'));
  await accounts.keyOf(ada, FIRST);

  const again = await accounts.make(ada, SECOND, false);
  await methods.reset(recovery, again, { methodId: id, why: 'not-lost' });
  await expect(accounts.keyOf(ada, FIRST)).rejects.toEqual(code('wrong-credential'));
  await stage.session.lock();
  await expect(stage.session.unlock(id, typedPassphrase(SECOND, null))).rejects.toEqual(code('needs-login'));
  await stage.session.unlock(id, typedPassphrase(null, await accounts.keyOf(ada, SECOND)));

  await stage.session.lock();
  await stage.session.unlock(created.methodId, created.authenticator.prf(created.localSalt));
  await methods.remove(proofOf(created), id, 'not-lost');
  await expect(accounts.keyOf(ada, SECOND)).rejects.toEqual(code('wrong-credential'));
  await methods.add(recovery, await accounts.make(ada, FIRST), { name: 'Work', levelId });
  await accounts.keyOf(ada, FIRST);
}, 240_000);

it('an account is free as soon as its method is reset, although the new one waits and may be cancelled: the old one never opens again', async () => {
  const stage = await createStage();
  const created = await createIdentity(stage);
  const { session } = stage;
  const methods = accounts.methods(stage);
  const recovery = { kind: 'recovery-key', text: created.recoveryKey } as const;
  const levelId = (await session.view()).log.levels.find(({ manages }) => manages)?.id ?? '';
  const old = await accounts.logIn('work', 'olga');
  const id = await methods.add(recovery, await accounts.make(old, FIRST), { name: 'Work', levelId });
  const next = await accounts.make(await accounts.logIn('phone', 'olga'), SECOND);
  await methods.reset(proofOf(created), next, { methodId: id, why: 'lost' });
  const state = async () => (await session.view()).log.methods.find((method) => method.id === id)?.state;
  expect(await state()).toBe('pending');
  await expect(accounts.keyOf(old, FIRST)).rejects.toEqual(code('wrong-credential'));
  await session.declare(proofOf(created), endOfWaiting(id));
  expect(await state()).toBe('revoked');
  // Nothing is in the way of the same account as a new login method.
  await methods.add(recovery, await accounts.make(old, FIRST), { name: 'Work again', levelId });
  await accounts.keyOf(old, FIRST);
}, 240_000);

it('an account whose identity was moved is enrolled at the new server with the same passphrase, named there, and free at the old one', async () => {
  const NEW = 'https://new.example';
  const after = await createAccounts();
  try {
    const stage = await createStage();
    const created = await createIdentity(stage);
    const { session } = stage;
    const recovery = { kind: 'recovery-key', text: created.recoveryKey } as const;
    const levelId = (await session.view()).log.levels.find(({ manages }) => manages)?.id ?? '';
    const made = await accounts.make(await accounts.logIn('work', 'mara'), FIRST);
    const id = await accounts.methods(stage).add(recovery, made, { name: 'Work', levelId });

    const acts = createPasswordActs({
      parts: session.parts,
      opaqueAt: (origin) => (origin === NEW ? after : accounts).server.opaque,
      rowsAt: () => ({ controlKeyRow: async () => {} }) as unknown as RemoteRows,
      ownServer: async () => NEW,
      accountNameOf: async (methodId) => (await session.view()).names.methods[methodId]?.account,
      session,
    });
    const namedHere = async () => (await session.view()).names.methods[id]?.account;
    const atOld = await namedHere();
    const mara = await after.logIn('work', 'mara');
    const enrol = async () => {
      const key = await accounts.keyOf(await accounts.logIn('work', 'mara'), FIRST);
      const at = { server: null, methodId: null, accountName: null, account: mara };
      const enrolled = { ...(await registerPassword(after.server.command, at, FIRST)), password: FIRST };
      await acts.enrolAgain({ methodId: id, key, accountName: null, enrolled, account: { of: mara, proof: recovery } });
    };
    // The new server has a row of this account that is not of this method: nothing changes.
    const token = randomBytes(32);
    const stranger = await after.make(mara, SECOND);
    await stranger.enrolment?.enrol(token);
    await expect(enrol()).rejects.toEqual(code('exists'));
    expect(await namedHere()).toBe(atOld);
    await accounts.keyOf(await accounts.logIn('work', 'mara'), FIRST);
    if (stranger.enrolment) await after.server.opaque.control(stranger.enrolment.row, token, 'remove');

    await enrol();
    expect(await namedHere()).not.toBe(atOld);
    expect((await session.bound()).find(({ methodId }) => methodId === id)?.oidc?.server).toBe(NEW);
    expect(await acts.leftRows()).toEqual([]);
    const byServer = async (from: Accounts) => from.keyOf(await from.logIn('work', 'mara'), FIRST);
    await expect(byServer(accounts)).rejects.toEqual(code('wrong-credential'));
    await session.lock();
    await session.unlock(id, typedPassphrase(FIRST, await byServer(after)));
    // The names of the identity lead to the new row: another login method frees the account.
    await after.methods(stage).remove(recovery, id, 'not-lost');
    await expect(byServer(after)).rejects.toEqual(code('wrong-credential'));
  } finally {
    await after.stop();
  }
}, 240_000);
