/** *Add this computer* with each kind of login method that a person types or brings as a file: it opens there again, and its account is named, freed and never taken twice. */
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { randomBytes, toBase64Url } from '../../lib/bytes.ts';
import type { NewPassword } from '../../messaging/login.ts';
import { accountRowOf } from '../change/account-row.ts';
import { certificate } from '../login/certificate.ts';
import type { LoginPlace, OpenCredential } from '../login/login-method.ts';
import { ownStorage } from '../login/own-storage.ts';
import { password } from '../login/password.ts';
import { createAccounts, typedPassphrase } from '../testing/account-person.ts';
import { choosePassword, createPasswordServer, keyOf, type PasswordServer, typed } from '../testing/password-person.ts';
import { createComputer } from '../testing/served.ts';
import { proofOf } from '../testing/stage.ts';
import { NO_PLACE, newStorage } from '../testing/storage-person.ts';
import { codeOf, createTwoComputers, ORIGIN, type TwoComputers } from '../testing/two-computers.ts';
import { typedSalt } from '../testing/typed-salt.ts';

const PASSWORD = 'tundra violin gasket moth';

let server: PasswordServer;
beforeAll(async () => {
  server = await createPasswordServer();
});
afterAll(() => server.stop());

const open: TwoComputers[] = [];
afterEach(() => {
  for (const two of open.splice(0)) two.stop();
});
async function twoComputers(): Promise<TwoComputers> {
  const two = await createTwoComputers({ opaque: server.opaque });
  open.push(two);
  return two;
}

const code = (code: string) => expect.objectContaining({ code });
const place = (): LoginPlace => ({
  saltOf: async () => '',
  typedSalt,
  server: async () => ORIGIN,
  opaqueAt: () => server.opaque,
});
const choose = (name: string, localUnlock = true): Promise<NewPassword> =>
  choosePassword(server, name, PASSWORD, { localUnlock });
const chosen = async (name: string, localUnlock = true): Promise<OpenCredential> =>
  password.ofMade(await choose(name, localUnlock), place());
const certificateOf = (secret: string, extra: { personal?: string } = {}) =>
  certificate.ofMade({ kind: 'certificate', name: 'Certificate', secret, fileName: null, ...extra }, NO_PLACE);

async function arrive(two: TwoComputers): Promise<void> {
  await two.managing.door.invite();
  await two.fresh.door.join(ORIGIN, await codeOf(two));
  expect(await two.fresh.door.joining()).toMatchObject({ step: 'make', server: ORIGIN });
}

/** @returns hex id of the login method that the new computer brought */
async function join(two: TwoComputers, made: OpenCredential): Promise<string> {
  const { managing, fresh } = two;
  await arrive(two);
  await fresh.door.bring(made);
  await managing.until('compare');
  await fresh.until('compare');
  const { log } = await managing.stage.session.view();
  const levelId = log.levels.find(({ manages }) => manages)?.id ?? '';
  const paper = { kind: 'recovery-key', text: managing.created.recoveryKey } as const;
  const confirmed = managing.door.confirm({ name: 'Laptop', levelId }, paper);
  await managing.until('confirming');
  await fresh.door.agree();
  await confirmed;
  await managing.until('done');
  await fresh.until(null);
  const [login] = await fresh.stage.session.layers();
  return login?.methodId as string;
}

const namedAt = async ({ managing }: TwoComputers, methodId: string) =>
  (await managing.stage.session.view()).names.methods[methodId];

it('a password opens there alone, is found with its account name anywhere, and its row can be freed', async () => {
  const two = await twoComputers();
  const methodId = await join(two, await chosen('kitchen'));
  const { session } = two.fresh.stage;
  await session.lock();
  await expect(session.unlock(methodId, typed('not this one', null))).rejects.toEqual(code('wrong-credential'));
  await session.unlock(methodId, typed(PASSWORD, null));

  const third = await createComputer(two.server.fetch, two.now.at);
  const answer = { kind: 'password', accountName: 'kitchen', rememberName: false, password: PASSWORD } as const;
  const found = { ...answer, key: await keyOf(server, 'kitchen', PASSWORD) };
  const { bound, secrets } = await password.ofFound(found, place(), undefined);
  await third.stage.session.keyServer.find(ORIGIN, { keepCopy: true, secrets, credential: bound });
  expect((await third.stage.session.layers())[0]).toMatchObject({ methodId });

  expect(await namedAt(two, methodId)).toMatchObject({ name: 'Laptop', account: 'kitchen' });
  const row = await two.managing.stage.session.change(proofOf(two.managing.created), async (change) =>
    accountRowOf(change, methodId),
  );
  await server.opaque.control(row?.account as never, row?.control as Uint8Array, 'remove');
  await expect((await chosen('kitchen')).enrolment?.enrol(randomBytes(32))).resolves.toBeUndefined();
});

it('an account name that is in use is refused at once, and one of a pairing that ended is free again', async () => {
  const two = await twoComputers();
  const { fresh } = two;
  await (await chosen('taken')).enrolment?.enrol(randomBytes(32));
  await arrive(two);
  await expect(fresh.door.bring(await chosen('taken'))).rejects.toEqual(code('exists'));
  // The person chooses another name, and is still at the same step.
  await fresh.door.bring(await chosen('free'));
  await fresh.until('compare');
  const again = async () => (await chosen('free')).enrolment?.enrol(randomBytes(32));
  await expect(again()).rejects.toEqual(code('exists'));
  await fresh.door.end();
  await expect(again()).resolves.toBeUndefined();
});

it('an account at an issuer opens there, is named, taken once, and free again after a pairing that ended and after its removal', async () => {
  const accounts = await createAccounts();
  try {
    const chosenAt = async () => accounts.make(await accounts.logIn('work', 'ida'), PASSWORD);
    const openedBy = async () => accounts.keyOf(await accounts.logIn('work', 'ida'), PASSWORD);
    const two = await createTwoComputers({ opaque: accounts.server.opaque });
    open.push(two);
    await arrive(two);
    await two.fresh.door.bring(await chosenAt());
    await two.fresh.until('compare');
    await openedBy();
    const taken = chosenAt().then((made) => made.enrolment?.enrol(randomBytes(32)));
    await expect(taken).rejects.toEqual(code('exists'));
    await two.fresh.door.end();
    await expect(openedBy()).rejects.toEqual(code('wrong-credential'));

    const again = await createTwoComputers({ opaque: accounts.server.opaque });
    open.push(again);
    const methodId = await join(again, await chosenAt());
    expect(await namedAt(again, methodId)).toMatchObject({ name: 'Laptop', account: expect.stringMatching(/^work#/) });
    const { session } = again.fresh.stage;
    await session.lock();
    await expect(session.unlock(methodId, typedPassphrase('not this one', null))).rejects.toEqual(
      code('wrong-credential'),
    );
    await session.unlock(methodId, typedPassphrase(PASSWORD, null));
    // With the account it proves, at the computer that admitted it too.
    await accounts.methods(again.managing.stage).rename({ kind: 'oidc', key: await openedBy() }, methodId, 'Work');
    const paper = { kind: 'recovery-key', text: again.managing.created.recoveryKey } as const;
    await accounts.methods(again.managing.stage).remove(paper, methodId, 'not-lost');
    await expect(openedBy()).rejects.toEqual(code('wrong-credential'));
  } finally {
    await accounts.stop();
  }
}, 240_000);

it('own storage opens there with its file, and the key server never sees where the file is', async () => {
  const two = await twoComputers();
  const made = await newStorage(PASSWORD);
  const methodId = await join(two, await ownStorage.ofMade(made, NO_PLACE));
  const { session } = two.fresh.stage;
  await session.lock();
  const { passphrase, fileKey } = made;
  await session.unlock(methodId, await ownStorage.ofAnswer({ kind: 'own-storage', methodId, passphrase, fileKey }));
  expect(await namedAt(two, methodId)).toMatchObject({ name: 'Laptop' });
  expect(await namedAt(two, methodId)).not.toHaveProperty('account');
});

it('a certificate opens there, and is refused as a second method before anything is offered', async () => {
  const two = await twoComputers();
  const secret = toBase64Url(randomBytes(32));
  const methodId = await join(two, await certificateOf(secret));
  const { session } = two.fresh.stage;
  await session.lock();
  await session.unlock(methodId, await certificate.ofAnswer({ kind: 'certificate', methodId, secret }));

  const other = await twoComputers();
  other.server.state = two.server.state;
  await arrive(other);
  await expect(other.fresh.door.bring(await certificateOf(secret))).rejects.toEqual(code('exists'));
  await expect(other.fresh.door.bring(await certificateOf(secret, { personal: 'Skagen' }))).rejects.toEqual(
    code('exists'),
  );
  expect(await other.fresh.door.joining()).toMatchObject({ step: 'make' });
});
