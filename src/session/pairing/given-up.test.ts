/** A pairing that is given up at any step: what the new computer made at the key server is gone afterwards, unless the log names its login method. */
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { randomBytes } from '../../lib/bytes.ts';
import type { OpenCredential } from '../login/login-method.ts';
import { password } from '../login/password.ts';
import { addKey } from '../testing/add-key.ts';
import { choosePassword, createPasswordServer, keyOf, type PasswordServer } from '../testing/password-person.ts';
import { proofOf } from '../testing/stage.ts';
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
const place = { saltOf: async () => '', typedSalt, server: async () => ORIGIN, opaqueAt: () => server.opaque };
const chosen = async (name: string): Promise<OpenCredential> =>
  password.ofMade(await choosePassword(server, name, PASSWORD, { localUnlock: true }), place);

async function isTaken(name: string): Promise<boolean> {
  const token = randomBytes(32);
  const { enrolment } = await chosen(name);
  if (enrolment === null) throw new Error('A password has an enrolment.');
  try {
    await enrolment.enrol(token);
  } catch (error) {
    expect(error).toEqual(code('exists'));
    return true;
  }
  await server.opaque.control(enrolment.row, token, 'remove');
  return false;
}

async function arrive(two: TwoComputers): Promise<void> {
  await two.managing.door.invite();
  await two.fresh.door.join(ORIGIN, await codeOf(two));
}

async function compare(two: TwoComputers, made: OpenCredential): Promise<void> {
  await arrive(two);
  await two.fresh.door.bring(made);
  await two.managing.until('compare');
  await two.fresh.until('compare');
}

function confirm({ managing }: TwoComputers, levelId: string): Promise<unknown> {
  const paper = { kind: 'recovery-key', text: managing.created.recoveryKey } as const;
  return managing.door.confirm({ name: 'Laptop', levelId }, paper).catch((error: unknown) => error);
}

async function levelOf({ managing }: TwoComputers): Promise<string> {
  const { log } = await managing.stage.session.view();
  return log.levels.find(({ manages }) => manages)?.id ?? '';
}

const isNamed = async ({ managing }: TwoComputers, name: string): Promise<boolean> =>
  Object.values((await managing.stage.session.view()).names.methods).some(({ account }) => account === name);

const records = async ({ stage }: Pick<TwoComputers['fresh'], 'stage'>) =>
  (await stage.vault.list('local', 'unfinished-')).length;

it('leaves the account free where the browser is closed before this computer has signed', async () => {
  for (const step of ['made', 'compare', 'agreed'] as const) {
    const two = await twoComputers();
    const name = `closed-${step}`;
    if (step === 'made') {
      await arrive(two);
      await two.fresh.door.bring(await chosen(name));
    } else await compare(two, await chosen(name));
    if (step === 'agreed') await two.fresh.door.agree();
    expect(await isTaken(name)).toBe(true);
    // A worker that stops leaves the pairing as it is.
    two.fresh.restart();
    await two.fresh.unfinished.settle();
    expect(await isTaken(name)).toBe(true);
    await two.fresh.closeBrowser();
    expect(await isTaken(name)).toBe(false);
    expect(await records(two.fresh)).toBe(0);
  }
}, 120_000);

it('leaves the account free where the worker stops before the pairing knows of it, and takes the same name again', async () => {
  const two = await twoComputers();
  await arrive(two);
  const stopping = await chosen('half-made');
  const { enrolment } = stopping;
  if (enrolment === null) throw new Error('A password has an enrolment.');
  const never = new Promise<never>(() => undefined);
  const arrived = new Promise<void>((resolve) => {
    const enrol: typeof enrolment.enrol = async (control) => {
      await enrolment.enrol(control);
      resolve();
      return never;
    };
    void two.fresh.door.bring({ ...stopping, enrolment: { ...enrolment, enrol } });
  });
  await arrived;
  two.fresh.restart();
  expect(await isTaken('half-made')).toBe(true);
  await two.fresh.door.bring(await chosen('half-made'));
  await two.fresh.until('compare');
  await two.fresh.unfinished.settle();
  await keyOf(server, 'half-made', PASSWORD);
}, 120_000);

it('frees the account later where the server did not answer', async () => {
  let isDown = false;
  const two = await createTwoComputers({
    opaque: {
      control: async (...asked) => {
        if (isDown) throw new TypeError('The line is cut.');
        return server.opaque.control(...asked);
      },
    },
  });
  open.push(two);
  await compare(two, await chosen('later'));
  isDown = true;
  await two.fresh.door.end();
  expect([await isTaken('later'), await records(two.fresh)]).toEqual([true, 1]);
  isDown = false;
  await two.fresh.unfinished.settle();
  expect([await isTaken('later'), await records(two.fresh)]).toEqual([false, 0]);
}, 120_000);

it('lets the managing computer free it where this one has signed and is not heard of any more', async () => {
  let isSigned = (): void => undefined;
  const signed = new Promise<void>((resolve) => {
    isSigned = resolve;
  });
  const two = await createTwoComputers({
    opaque: server.opaque,
    seenBy: (side, honest) => ({
      ...honest,
      async put(box, slot, bytes) {
        if (side !== 'fresh' || slot !== 'possession') return honest.put(box, slot, bytes);
        isSigned();
        return new Promise<never>(() => undefined);
      },
    }),
  });
  open.push(two);
  await compare(two, await chosen('signed'));
  const levelId = await levelOf(two);
  void confirm(two, levelId);
  await two.managing.until('confirming');
  await two.fresh.door.agree();
  await signed;
  await two.fresh.closeBrowser();
  expect([await isTaken('signed'), await records(two.fresh)]).toEqual([true, 0]);
  await two.managing.closeBrowser();
  // The entry could still be appended.
  expect(await isTaken('signed')).toBe(true);
  await addKey(two.managing.stage.session, proofOf(two.managing.created), levelId, 'Another key');
  await two.managing.unfinished.settle();
  expect([await isTaken('signed'), await records(two.managing)]).toEqual([false, 0]);
}, 120_000);

it('never frees an account that the log names, whenever the browser is closed', async () => {
  let [named, free] = [0, 0];
  // How many requests of the new computer get through after it agreed.
  for (const requests of [0, 1, 2, 3, 4, 6, 9]) {
    let left = Number.POSITIVE_INFINITY;
    const two = await createTwoComputers({
      opaque: server.opaque,
      seenBy: (side, honest) => {
        if (side === 'managing') return honest;
        const counted = async <Value>(work: () => Promise<Value>): Promise<Value> => {
          if (left <= 0) return new Promise<never>(() => undefined);
          left -= 1;
          return work();
        };
        return {
          put: (...asked) => counted(() => honest.put(...asked)),
          get: (...asked) => counted(() => honest.get(...asked)),
          remove: honest.remove,
        };
      },
    });
    open.push(two);
    const name = `stops-${requests}`;
    await compare(two, await chosen(name));
    const levelId = await levelOf(two);
    void confirm(two, levelId);
    await two.managing.until('confirming');
    left = requests;
    await two.fresh.door.agree();
    await stopsOrOpens(two, () => left <= 0);
    left = 0;
    await two.fresh.closeBrowser();
    // The other side goes on with what it got.
    await managingRests(two);
    const isIn = await isNamed(two, name);
    if (isIn) {
      await keyOf(server, name, PASSWORD);
      named += 1;
    } else {
      await two.managing.door.end();
      await addKey(two.managing.stage.session, proofOf(two.managing.created), levelId, 'Another key');
      await two.managing.unfinished.settle();
      expect(await isTaken(name)).toBe(false);
      free += 1;
    }
  }
  expect(named).toBeGreaterThan(0);
  expect(free).toBeGreaterThan(0);
}, 300_000);

/** Waits until no request of the new computer gets through any more, or until it has opened the identity. */
async function stopsOrOpens({ fresh }: TwoComputers, isStopped: () => boolean): Promise<void> {
  await expect.poll(async () => isStopped() || (await fresh.door.joining()) === null, { timeout: 30_000 }).toBe(true);
}

/** Waits until the managing computer has read what is in the mailbox: its entry is sent, or the method is added. */
async function managingRests({ managing, mailbox }: TwoComputers): Promise<void> {
  await expect
    .poll(
      async () => {
        const view = await managing.door.invitation();
        return view?.step === 'done' || ![...mailbox.mail.keys()].some((key) => key.endsWith('/possession'));
      },
      { timeout: 30_000 },
    )
    .toBe(true);
}
