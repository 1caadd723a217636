/** A wallet at a key server that takes invited identities: the code goes with the first write, also when that is sent again, and is forgotten then. */
import { afterEach, expect, it } from 'vitest';
import { fromUtf8, toBase64Url } from '../../lib/bytes.ts';
import { invitationLink, invitationText } from '../../messaging/key-server/invitation.ts';
import { makeInvitation } from '../../server/identities/invitations.ts';
import { type TestApp, testApp } from '../../server/testing/app.ts';
import { sqliteDatabase } from '../../server/testing/stores.ts';
import { createHonestServer } from '../../sync/testing/honest-server.ts';
import type { OpenCredential } from '../login/login-method.ts';
import { type Computer, createComputer, createServedIdentity, ORIGIN, recoveryProof } from '../testing/served.ts';
import { createIdentity, proofOf } from '../testing/stage.ts';
import { createDraftActs } from '../unlock/draft-acts.ts';

const START = 1_800_000_000_000;
const HOME = 'https://home.example';

const ends: Parameters<typeof sqliteDatabase>[0] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function inviting(): Promise<{ app: TestApp; invite(): Promise<Uint8Array> }> {
  const app = await testApp(await sqliteDatabase(ends).open(), {
    ceilings: { registration: 'invited' },
    origin: ORIGIN,
  });
  app.clock.now = START;
  return {
    app,
    async invite() {
      return (await makeInvitation(app.store, { uses: 1, ends: START + 1e9 })).code;
    },
  };
}

const usesOf = async ({ store }: TestApp): Promise<unknown[]> =>
  (await store.all('SELECT uses FROM admissions')).map(({ uses }) => uses);

/** Everything that this computer has on its disk. */
async function disk({ stage }: Computer): Promise<string> {
  const rows = await Promise.all(
    (['settings', 'boxes', 'log'] as const).map((table) => stage.session.parts.vault.list(table, '')),
  );
  return rows
    .flat()
    .map(({ value }) => fromUtf8(value.map((byte) => byte & 0x7f)))
    .join('\n');
}

it('an answer that is lost uses no second invitation, and the code is gone afterwards', async () => {
  const { app, invite } = await inviting();
  const here = await createComputer(app.fetch as never, START);
  const code = await invite();
  here.line.state = 'deaf';
  await expect(createServedIdentity(here, ORIGIN, null, code)).rejects.toMatchObject({ code: 'server-unreachable' });
  expect(await usesOf(app)).toEqual([0]);
  expect(await disk(here)).toContain(toBase64Url(code));
  here.line.state = 'open';
  await here.stage.session.drafts.finish();
  expect(await here.stage.session.state()).toBe('unlocked');
  expect(await usesOf(app)).toEqual([0]);
  expect(await disk(here)).not.toContain(toBase64Url(code));
});

it('a start finds out before it makes anything that the server wants another invitation', async () => {
  const { app } = await inviting();
  const { stage, line } = await createComputer(app.fetch as never, START);
  const { parts, drafts: kept } = stage.session;
  const serverOf = () => parts.server;
  const acts = createDraftActs({
    parts,
    drafts: kept,
    serverOf,
    isEmpty: async () => true,
    touch: async () => undefined,
  });
  const wanted = { type: 'person', name: 'Passkey', chainId: 1 } as const;
  // Nothing of the login method is looked at.
  for (const server of [ORIGIN, invitationLink(ORIGIN, invitationText(new Uint8Array(16)))])
    await expect(acts.begin({} as OpenCredential, { ...wanted, server })).rejects.toMatchObject({
      code: 'not-invited',
    });
  expect(await kept.step()).toBeNull();
  expect(line.asked.filter((asked) => !/server$|look$/.test(asked))).toEqual([]);
});

it('a code that is not valid leaves the draft as it was, and another one finishes it', async () => {
  const { app, invite } = await inviting();
  const here = await createComputer(app.fetch as never, START);
  const { drafts } = here.stage.session;
  await expect(createServedIdentity(here, ORIGIN, null, new Uint8Array(16))).rejects.toMatchObject({
    code: 'not-invited',
  });
  await expect(drafts.invite(new Uint8Array(16).fill(1))).rejects.toMatchObject({ code: 'not-invited' });
  await expect(drafts.finish()).rejects.toMatchObject({ code: 'not-invited' });
  await drafts.invite(await invite());
  await drafts.finish();
  expect(await here.stage.session.state()).toBe('unlocked');
  expect(await usesOf(app)).toEqual([0]);
});

it('an identity moves there with a link only, stays where it is otherwise, and comes back without one', async () => {
  const { app, invite } = await inviting();
  const home = createHonestServer(HOME, () => START);
  const here = await createComputer(
    (url, init) => (url.startsWith(HOME) ? home.fetch(url, init) : app.fetch(url, init)),
    START,
  );
  const created = await createServedIdentity(here, HOME);
  const { keyServer } = here.stage.session;
  const proof = recoveryProof(created);
  for (const url of [ORIGIN, invitationLink(ORIGIN, invitationText(new Uint8Array(16))), invitationLink(ORIGIN, 'x')]) {
    await expect(keyServer.move(url, proof)).rejects.toMatchObject({ code: 'not-invited' });
    expect(await keyServer.view()).toMatchObject({ origin: HOME });
  }
  expect(here.line.asked.filter((asked) => asked.endsWith('/writes'))).toHaveLength(1);
  const link = invitationLink(ORIGIN, invitationText(await invite()));
  expect(await keyServer.check(link)).toMatchObject({ takes: 'invited', isInvited: true });
  await keyServer.move(link, proof);
  await keyServer.synchronise();
  expect(await keyServer.view()).toMatchObject({ origin: ORIGIN, state: 'in-step' });
  expect(await keyServer.check(link)).toMatchObject({ takes: 'invited', isInvited: false });
  await keyServer.move(HOME, proof);
  await keyServer.synchronise();
  await keyServer.move(ORIGIN, proof);
  await keyServer.synchronise();
  // The first reading meets what was left there.
  await keyServer.synchronise();
  expect(await keyServer.view()).toMatchObject({ origin: ORIGIN, state: 'in-step' });
});

it('a server is added with a link', async () => {
  const { app, invite } = await inviting();
  const here = await createComputer(app.fetch as never, START);
  const created = await createIdentity(here.stage);
  const { keyServer } = here.stage.session;
  await expect(keyServer.add(ORIGIN, proofOf(created))).rejects.toMatchObject({ code: 'not-invited' });
  expect(await keyServer.view()).toBeNull();
  await keyServer.add(invitationLink(ORIGIN, invitationText(await invite())), proofOf(created));
  await keyServer.synchronise();
  expect(await keyServer.view()).toMatchObject({ origin: ORIGIN, state: 'in-step' });
});
