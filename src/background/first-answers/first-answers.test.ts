/**
 * What the first script answers from session memory is what the whole worker answers, after whatever the person and the sites did. The
 * wallets are the real ones over a browser that is kept in memory.
 */
import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import * as fc from 'fast-check';
import { beforeEach, expect, it, vi } from 'vitest';
import type { CommandArgs, CommandName } from '../../messaging/commands.ts';
import { PAGE_PORT_PREFIX, type PortMessage } from '../../messaging/page.ts';
import type { Snapshot } from '../../messaging/snapshot.ts';
import { QUICK_ANSWERS } from '../../rpc/quick-answers.ts';
import { toEarlyPort } from '../browser/early-port.ts';
import { createPasskey, NO_PICTURE, type Passkey, run, seen, start } from '../testing/hidden-pair.ts';
import { browser } from '../testing/kept-browser.ts';
import { openWallets, type Wallets } from '../wallets.ts';
import { BASIS, type Basis } from './basis.ts';
import { basisOf } from './basis-of.ts';
import { readFirstAnswers } from './first-answers.ts';

vi.mock('webextension-polyfill', async () => ({ default: (await import('../testing/kept-browser.ts')).browser }));
vi.mock('../../vault/opfs-mirror.ts', () => import('../testing/no-mirror.ts'));
vi.mock('../browser/session-half.ts', () => import('../testing/memory-half.ts'));

const SITES = ['https://one.example', 'https://two.example', 'http://plain.example'];
const { version: VERSION } = browser.runtime.getManifest();
const PATIENCE = 30_000;
const ALL = [...QUICK_ANSWERS.keys()];

type Read = Parameters<typeof readFirstAnswers>[0];

/** Session memory as it is now, as a worker finds it that starts after this one was stopped. */
function stopNow(): Read {
  const kept = structuredClone(Object.fromEntries(browser.sessionMemory));
  return (names: string[]) =>
    Promise.resolve(Object.fromEntries(names.flatMap((name) => (name in kept ? [[name, kept[name]]] : []))));
}

/** A document of a site that asks everything at once, as soon as it is there. */
function documentOf(origin: string, frameId: number, methods: readonly string[] = ALL) {
  const told: PortMessage[] = [];
  const heard: ((message: unknown) => void)[] = [];
  const tabId = SITES.indexOf(origin);
  const port = toEarlyPort({
    name: `${PAGE_PORT_PREFIX}00000000-0000-4000-8000-00000000000${frameId}`,
    sender: { id: 'ours', origin, url: `${origin}/`, tab: { id: tabId }, frameId },
    postMessage: (message: PortMessage) => told.push(message),
    disconnect: () => undefined,
    onMessage: { addListener: (listener: (message: unknown) => void) => heard.push(listener) },
    onDisconnect: { addListener: () => undefined },
  } as never);
  const ask = (method: string, id: number): void => {
    for (const listener of heard) listener({ id, text: JSON.stringify({ method, params: [] }) });
  };
  for (const [at, method] of methods.entries()) ask(method, at);
  return { port, told, ask };
}

/** What the first script says to a document; nothing where it leaves that to the whole worker. */
async function firstSays(read: Read, origin: string, frameId: number): Promise<PortMessage[]> {
  const answers = await readFirstAnswers(read, VERSION);
  const { port, told } = documentOf(origin, frameId);
  const begin = vi.fn();
  const isServed = answers?.serve(port, { hasBegun: () => false, begin }) ?? false;
  const isWhole = told.length === 1 + ALL.length;
  expect([told.length > 0, isWhole || begin.mock.calls.length > 0 || !isServed]).toEqual([isServed, true]);
  return told.map(({ first, ...message }) => {
    expect(first).toBe(true);
    return message;
  });
}

async function wholeSays(wallets: Wallets, origin: string, frameId: number): Promise<PortMessage[]> {
  const { port, told } = documentOf(origin, frameId);
  await wallets.accept(port);
  await vi.waitFor(() => expect(told).toHaveLength(1 + ALL.length), PATIENCE);
  return told;
}

const basis = (): Basis | undefined => browser.sessionMemory.get(BASIS) as Basis | undefined;

/** An identity in use, open, and a second one. */
async function create() {
  const wallets = await openWallets(() => undefined, NO_PICTURE);
  const passkeys: Record<string, Passkey> = {};
  for (let count = 0; count < 2; count++) {
    if (count > 0) await run(wallets, 'begin-identity', {});
    const passkey = createPasskey();
    await start(wallets, passkey);
    passkeys[(await wallets.current()).id] = passkey;
    const { characterId } = await run(wallets, 'new-character', {
      ...{ name: `Second ${count}`, look: null, levelIds: [], firstAccountName: '' },
      proof: await passkey.answer(wallets),
    });
    await run(wallets, 'set-active', { characterId });
  }
  return { wallets, passkeys, ids: Object.keys(passkeys) };
}
type World = Awaited<ReturnType<typeof create>>;

const open = async ({ wallets }: World): Promise<(Snapshot & { kind: 'unlocked' }) | null> => {
  const snapshot = await seen(wallets);
  return snapshot.kind === 'unlocked' ? snapshot : null;
};

/** What the person does, or a site. Where it is not possible, nothing happens. */
type Act = (world: World) => Promise<unknown>;
const command =
  <Name extends CommandName>(name: Name, args: CommandArgs<Name>): Act =>
  ({ wallets }) =>
    run(wallets, name, args);
const asCharacter =
  (at: number, act: (world: World, characterId: string, account: string) => Promise<unknown>): Act =>
  async (world) => {
    const snapshot = await open(world);
    const character = snapshot?.characters[at % (snapshot.characters.length || 1)];
    const { wallets } = world;
    if (!character) return;
    const { accounts } = await (await wallets.current()).session.profiles.read(character.id);
    if (accounts[0]) await act(world, character.id, accounts[0].address);
  };
const proven =
  (act: (world: World, proof: Awaited<ReturnType<Passkey['answer']>>) => Promise<unknown>): Act =>
  async (world) => {
    const passkey = world.passkeys[(await world.wallets.current()).id];
    if (passkey) await act(world, await passkey.answer(world.wallets));
  };

const hide = (hidden: boolean): Act => proven(({ wallets }, proof) => run(wallets, 'hide-identity', { hidden, proof }));

/** `null`: every site may ask again. */
const allowOnly = (origin: string | null): Act =>
  proven(({ wallets }, proof) =>
    run(wallets, 'set-signing-rule', {
      scope: { levelId: null, characterId: null },
      rule: {
        ...{ askAlways: false, askAbove: null, askAfterMinutes: null, daily: null, countsUnknown: false },
        sites: origin === null ? null : [origin],
      },
      proof,
    }),
  );

const site = fc.constantFrom(...SITES);
const which = fc.nat({ max: 1 });
const chain = fc.constantFrom(1, 10, 8453);
const acts: fc.Arbitrary<[string, Act]> = fc.oneof(
  fc.tuple(site, which, chain).map(([origin, at, chainId]): [string, Act] => [
    `connect ${origin} ${at} ${chainId}`,
    asCharacter(at, async ({ wallets }, characterId, account) =>
      (await wallets.current()).permissions.connect({
        origin,
        characterId,
        chainId,
        accounts: [account as `0x${string}`],
      }),
    ),
  ]),
  fc
    .tuple(site, which)
    .map(([origin, at]): [string, Act] => [
      `disconnect ${origin} ${at}`,
      asCharacter(at, ({ wallets }, characterId) => run(wallets, 'disconnect-site', { characterId, origin })),
    ]),
  fc
    .tuple(site, which)
    .map(([origin, at]): [string, Act] => [
      `move ${origin} ${at}`,
      asCharacter(at, ({ wallets }, toCharacterId) => run(wallets, 'move-site', { origin, toCharacterId })),
    ]),
  fc
    .tuple(site, which, chain)
    .map(([origin, at, chainId]): [string, Act] => [
      `network ${origin} ${at} ${chainId}`,
      asCharacter(at, ({ wallets }, characterId) => run(wallets, 'set-site-network', { characterId, origin, chainId })),
    ]),
  fc
    .tuple(site, chain)
    .map(([origin, chainId]): [string, Act] => [
      `wish ${origin} ${chainId}`,
      async ({ wallets }) => (await wallets.current()).permissions.setPreferredChain(origin, chainId),
    ]),
  site.map((origin): [string, Act] => [
    `revoke ${origin}`,
    async ({ wallets }) => (await wallets.current()).permissions.revoke(origin),
  ]),
  site.map((origin): [string, Act] => [`block ${origin}`, command('block-site', { origin })]),
  site.map((origin): [string, Act] => [`take ${origin}`, command('take-site', { origin })]),
  fc.boolean().map((httpSites): [string, Act] => [`http ${httpSites}`, command('change-settings', { httpSites })]),
  fc
    .boolean()
    .map((windowEthereum): [string, Act] => [
      `window ${windowEthereum}`,
      command('change-settings', { windowEthereum }),
    ]),
  fc.constant<[string, Act]>(['lock', command('lock', {})]),
  fc.constant<[string, Act]>(['unlock', proven(({ wallets }, proof) => run(wallets, 'unlock', proof))]),
  which.map((at): [string, Act] => [
    `switch ${at}`,
    ({ wallets, ids }) => run(wallets, 'switch-identity', { id: ids[at] ?? '' }),
  ]),
  fc.boolean().map((hidden): [string, Act] => [`hide ${hidden}`, hide(hidden)]),
  fc.option(site).map((origin): [string, Act] => [`only ${origin}`, allowOnly(origin)]),
);

function forgetAll(): void {
  globalThis.indexedDB = new IDBFactory();
  browser.sessionMemory.clear();
}

beforeEach(() => {
  forgetAll();
  vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('There is no network.')));
});

/**
 * Nothing that the first script says is not what the whole worker says. @returns how much it says
 * @param read session memory as the first script finds it
 */
async function compare({ wallets }: Pick<World, 'wallets'>, read = stopNow()): Promise<number> {
  let said = 0;
  for (const origin of SITES)
    for (const frameId of [0, 3]) {
      const [first, whole] = [await firstSays(read, origin, frameId), await wholeSays(wallets, origin, frameId)];
      if (first.length > 0) expect(first[0]).toEqual(whole[0]);
      for (const message of first) expect(whole).toContainEqual(message);
      said += first.length;
    }
  return said;
}

/** Until the basis has come back, if there is one. @returns if there is one */
async function untilKept({ wallets }: World): Promise<boolean> {
  const { others, session } = await wallets.current();
  if (others.isHidden() || (await session.signing.hasSiteRules())) return false;
  await vi.waitFor(() => expect(basis()).toBeDefined(), PATIENCE);
  return true;
}

it('answers as the whole worker does, or leaves it to it, whatever was done and whenever the worker stops', async () => {
  let kept = 0;
  let saidAtOnce = 0;
  let saidToNext = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(acts, { minLength: 8, maxLength: 16 }), async (all) => {
      forgetAll();
      const world = await create();
      for (const [, act] of all) {
        await act(world).catch(() => undefined);
        saidAtOnce += await compare(world);
        if (!(await untilKept(world))) continue;
        kept += 1;
        expect(await compare(world)).toBeGreaterThan(0);
      }
      // And what the worker says that starts in the place of this one.
      const read = stopNow();
      saidToNext += await compare({ wallets: await openWallets(() => undefined, NO_PICTURE) }, read);
    }),
    { numRuns: 4 },
  );
  expect([kept > 0, saidAtOnce > 0, saidToNext > 0]).toEqual([true, true, true]);
}, 300_000);

it('answers nothing any more once the whole worker has begun, and leaves it what comes', async () => {
  const world = await create();
  await untilKept(world);
  const answers = await readFirstAnswers(stopNow(), VERSION);
  const { port, told, ask } = documentOf(SITES[0] ?? '', 0, []);
  let isBegun = false;
  expect(answers?.serve(port, { hasBegun: () => isBegun, begin: () => undefined })).toBe(true);
  ask('eth_accounts', 1);
  expect(told.at(-1)).toEqual({ kind: 'result', id: 1, result: [], first: true });
  isBegun = true;
  ask('eth_coinbase', 2);
  expect(told).toHaveLength(2);
  await world.wallets.accept(port);
  await vi.waitFor(() => expect(told.at(-1)).toEqual({ kind: 'result', id: 2, result: null }), PATIENCE);
});

it('says nothing first to a document with subscriptions, which it is told before anything else', async () => {
  const world = await create();
  await untilKept(world);
  const { id } = await world.wallets.current();
  const document = `page:0:0:00000000-0000-4000-8000-000000000000:`;
  browser.sessionMemory.set(`${id}/watches`, [{ document }]);
  expect(await firstSays(stopNow(), SITES[0] ?? '', 0)).toEqual([]);
  expect(await firstSays(stopNow(), SITES[1] ?? '', 0)).not.toEqual([]);
});

it('says nothing on a basis of another version, or one that cannot be read', async () => {
  const world = await create();
  await untilKept(world);
  const kept = basis();
  const says = () => firstSays(stopNow(), SITES[0] ?? '', 0);
  expect(await says()).not.toEqual([]);
  const broken = [
    { version: '1.2.2' },
    { inUse: 7 },
    { others: 'first' },
    { settings: null },
    { settings: { httpSites: 1 } },
  ];
  for (const stored of [undefined, null, 'text', 7, {}, ...broken.map((fields) => ({ ...kept, ...fields }))]) {
    browser.sessionMemory.set(BASIS, stored);
    expect([stored, await says()]).toEqual([stored, []]);
  }
});

it('there is no basis from news of another computer until the wallet has settled', async () => {
  const world = await create();
  await untilKept(world);
  const { others, settle } = await world.wallets.current();
  others.sitesInDoubt();
  await vi.waitFor(() => expect(basis()).toBeUndefined(), PATIENCE);
  await settle();
  await untilKept(world);
});

it.each([
  ['a hidden identity is in use', hide],
  ['limits name the sites that may ask', (isOn: boolean) => allowOnly(isOn ? (SITES[0] ?? '') : null)],
])('there is no basis while %s', async (_what, put) => {
  const world = await create();
  const now = async () => basisOf(await world.wallets.current(), []);
  expect(await now()).not.toBeNull();
  await put(true)(world);
  expect(await now()).toBeNull();
  await put(false)(world);
  expect(await now()).not.toBeNull();
});
