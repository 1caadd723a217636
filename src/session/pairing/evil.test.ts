/** *Add this computer* over a malicious mailbox: replaced, replayed, reordered and truncated messages are detected, and nothing is granted. */
import { afterEach, describe, expect, it } from 'vitest';
import { prepareEntry } from '../../keys/log/append.ts';
import { decodeBody, encodeBody } from '../../keys/log/entry-encoding.ts';
import {
  commitmentTo,
  decodeInvite,
  decodeOffer,
  encodeInvite,
  encodeOffer,
  openMail,
  sealMail,
} from '../../keys/pairing.ts';
import { publicKeyOf } from '../../keys/testing/identity.ts';
import { fromHex, randomBytes } from '../../lib/bytes.ts';
import { keys } from '../../locales/en/keys.ts';
import { SLOTS, type Slot } from '../../messaging/key-server/mailbox.ts';
import type { RemoteMailbox } from '../../sync/remote/mailbox.ts';
import type { HonestState, StoredIdentity } from '../../sync/testing/honest-server.ts';
import { newLevel } from '../change/levels.ts';
import { proofOf } from '../testing/stage.ts';
import {
  bring,
  cheapKeys,
  codeOf,
  createTwoComputers,
  meet,
  ORIGIN,
  type TwoComputers,
} from '../testing/two-computers.ts';

const open: TwoComputers[] = [];
afterEach(() => {
  for (const two of open.splice(0)) two.stop();
});

type Given = NonNullable<Parameters<typeof createTwoComputers>[0]>;
async function twoComputers(given: Given): Promise<TwoComputers & { levelId: string }> {
  const two = await createTwoComputers(given);
  open.push(two);
  const { session } = two.managing.stage;
  const { log } = await session.view();
  const wanted = { name: 'Daily', manages: false, characterIds: log.characterIds };
  const levelId = await session.change(proofOf(two.managing.created), (change) => newLevel(change, wanted));
  return { ...two, levelId };
}

/** The managing computer reads the messages of the new computer, and the other way round. */
const readerOf = (slot: Slot) => (SLOTS.indexOf(slot) % 2 === 1 ? 'managing' : 'fresh');

type Lie = (mail: Uint8Array, others: (slot: Slot) => Promise<Uint8Array | null>) => Promise<Uint8Array | null>;

/** A mailbox that forges the message in one slot, for its reader only. */
const lying = (slot: Slot, lie: Lie): Given['seenBy'] => {
  let told: Uint8Array | null = null;
  return (side, honest): RemoteMailbox => ({
    ...honest,
    async get(box, asked) {
      const mail = await honest.get(box, asked);
      if (mail === null || asked !== slot || side !== readerOf(slot)) return mail;
      told ??= await lie(mail, (other) => honest.get(box, other));
      return told;
    },
  });
};

/** Runs the whole pairing and confirms every question on both computers, until one of them fails. */
async function runUntilNoticed(two: TwoComputers & { levelId: string }): Promise<void> {
  const { managing, fresh, levelId } = two;
  await managing.door.invite();
  await fresh.door.join(ORIGIN, await codeOf(two));
  await bring(two);
  await Promise.race([fresh.until('compare', 'failed'), managing.until('failed')]);
  await Promise.race([managing.until('compare', 'failed'), fresh.until('failed')]);
  if ((await fresh.door.joining())?.step === 'compare') await fresh.door.agree();
  if ((await managing.door.invitation())?.step === 'compare')
    await managing.door.confirm({ name: 'Laptop', levelId }, proofOf(managing.created));
}

/** The log has no new method, and the new computer has no identity. */
async function expectNothingGranted({ managing, fresh }: TwoComputers): Promise<void> {
  const { log } = await managing.stage.session.view();
  expect(log.methods).toHaveLength(2);
  expect(await fresh.stage.session.layers()).toEqual([]);
}

/** The computer that detects the forgery says so; the other one only learns that the pairing has ended. */
const noticed = keys.pairingChanged;
const ended = expect.stringMatching(/stopped on the other computer/);

describe('a message that is', () => {
  const lies: [string, Lie][] = [
    ['changed in one byte', async (mail) => mail.map((byte, at) => (at === mail.length >> 1 ? byte ^ 1 : byte))],
    ['cut', async (mail) => mail.slice(0, -1)],
    ['another one of this mailbox', async (_mail, others) => others('invite')],
    ['of another pairing', async (mail) => sealMail({ box: randomBytes(32), key: randomBytes(32) }, 'offer', mail)],
  ];
  // The invitation has its own test. The content of `done` is not used; it only has to decrypt.
  for (const slot of SLOTS.filter((each) => each !== 'invite' && each !== 'done'))
    for (const [name, lie] of lies)
      it(`${name} (${slot})`, async () => {
        const two = await twoComputers({ seenBy: lying(slot, lie) as NonNullable<Given['seenBy']> });
        const running = runUntilNoticed(two).catch((error: unknown) => error);
        const reader = two[readerOf(slot)];
        expect(await reader.until('failed')).toMatchObject({ problem: noticed });
        expect(await two[reader === two.fresh ? 'managing' : 'fresh'].until('failed')).toMatchObject({
          problem: ended,
        });
        await running;
        await expectNothingGranted(two);
      });
});

it('an invitation that is changed, truncated or from another server does not begin', async () => {
  const keys = async () => cheapKeys((await codeOf(two)).replace('-', ''), ORIGIN);
  const lies: Lie[] = [
    async (mail) => mail.slice(1),
    async () => randomBytes(300),
    async (mail) => {
      const opened = await keys();
      const invite = decodeInvite(openMail(opened, 'invite', mail));
      return sealMail(opened, 'invite', encodeInvite({ ...invite, origin: 'https://elsewhere.example' }));
    },
  ];
  let two: TwoComputers;
  for (const lie of lies) {
    two = await twoComputers({ seenBy: lying('invite', lie) as NonNullable<Given['seenBy']> });
    await two.managing.door.invite();
    await expect(two.fresh.door.join(ORIGIN, await codeOf(two))).rejects.toMatchObject({ code: 'bad-pairing' });
    expect(await two.fresh.door.joining()).toBeNull();
  }
});

describe('an attacker who knows the code', () => {
  /** The attacker's replacement for one decrypted message. */
  type Forge = (message: Uint8Array, two: TwoComputers) => Uint8Array | Promise<Uint8Array>;

  async function withForger(slots: Partial<Record<Slot, Forge>>): Promise<TwoComputers & { levelId: string }> {
    const told = new Map<string, Uint8Array>();
    const held: { two: TwoComputers | null } = { two: null };
    const two = await twoComputers({
      seenBy: (side, honest) => ({
        ...honest,
        async get(box, slot) {
          const mail = await honest.get(box, slot);
          const forge = slots[slot];
          if (mail === null || !forge || side !== readerOf(slot) || !held.two) return mail;
          const known = told.get(slot);
          if (known) return known;
          const keys = await cheapKeys((await codeHeld) as string, ORIGIN);
          const forged = sealMail(keys, slot, await forge(openMail(keys, slot, mail), held.two));
          told.set(slot, forged);
          return forged;
        },
      }),
    });
    const codeHeld = two.managing
      .until('code')
      .then((view) => (view?.step === 'code' ? view.code.replace('-', '') : ''));
    held.two = two;
    return two;
  }

  /** An offer with the attacker's keys. */
  const attackerOffer = (offer: Uint8Array) =>
    encodeOffer({ ...decodeOffer(offer).method, signingPublicKey: fromHex('d7'.repeat(32)) }, randomBytes(32));

  async function wordsOf(two: TwoComputers): Promise<[string, string]> {
    const { here, there } = await meet(two);
    return [here.join(' '), there.join(' ')];
  }

  it('and swaps the keys gets different words on the two screens', async () => {
    let offer: Uint8Array | null = null;
    const invented = encodeOffer(
      {
        id: randomBytes(16),
        kind: 'passkey',
        authenticationPublicKey: publicKeyOf('of the adversary'),
        signingPublicKey: randomBytes(32),
      },
      randomBytes(32),
    );
    const two = await withForger({
      commit: () => commitmentTo(invented),
      offer: (message) => {
        offer = message;
        return invented;
      },
    });
    const [here, there] = await wordsOf(two);
    expect(offer).not.toBeNull();
    expect(here).not.toBe(there);
    await two.managing.door.end();
    await two.fresh.until('failed');
    await expectNothingGranted(two);
  });

  it('and swaps the identity gets different words on the two screens', async () => {
    for (const change of [
      (invite: ReturnType<typeof decodeInvite>) => ({ ...invite, identityId: randomBytes(32) }),
      (invite: ReturnType<typeof decodeInvite>) => ({ ...invite, anchor: randomBytes(32) }),
      (invite: ReturnType<typeof decodeInvite>) => ({
        ...invite,
        head: { ...invite.head, number: invite.head.number - 1 },
      }),
    ]) {
      const two = await withForger({ invite: (message) => encodeInvite(change(decodeInvite(message))) });
      const [here, there] = await wordsOf(two);
      expect(here).not.toBe(there);
    }
  });

  it('and swaps a nonce gets different words on the two screens', async () => {
    const [here, there] = await wordsOf(await withForger({ reply: () => randomBytes(32) }));
    expect(here).not.toBe(there);
  });

  it('and swaps a nonce after the offer was opened is not asked again, even by a worker that was stopped there', async () => {
    const held: { two: TwoComputers | null; opened: boolean } = { two: null, opened: false };
    const two = await twoComputers({
      seenBy: (side, honest) => ({
        ...honest,
        async put(box, slot, mail) {
          await honest.put(box, slot, mail);
          if (slot !== 'offer' || held.opened) return;
          held.opened = true;
          held.two?.fresh.restart();
        },
        async get(box, slot) {
          const mail = await honest.get(box, slot);
          if (!held.opened || side !== 'fresh' || slot !== 'reply' || held.two === null) return mail;
          const keys = await cheapKeys(code.replace('-', ''), ORIGIN);
          return sealMail(keys, 'reply', randomBytes(32));
        },
      }),
    });
    held.two = two;
    await two.managing.door.invite();
    const code = await codeOf(two);
    await two.fresh.door.join(ORIGIN, code);
    await bring(two);
    const [here, there] = [await two.managing.until('compare'), await two.fresh.until('compare')];
    expect(held.opened).toBe(true);
    expect(here).toMatchObject({ words: there?.step === 'compare' ? there.words : [] });
  });

  const notices: [string, Partial<Record<Slot, Forge>>][] = [
    ['opens the commitment otherwise', { offer: attackerOffer }],
    ['shortens the commitment', { commit: (message) => message.slice(1) }],
    ['signs in the new computer’s place', { possession: () => randomBytes(64) }],
    [
      'makes the new computer sign for other keys',
      { entry: (body) => entryWith(body, { signingPublicKey: randomBytes(32) }) },
    ],
    ['makes it sign under another name', { entry: (body) => entryWith(body, { id: randomBytes(16) }) }],
    ['makes it sign something that adds nobody', { entry: (_m, two) => freezeOf(two) }],
    ['sends bytes to be signed', { entry: () => randomBytes(200) }],
  ];

  async function logOf({ managing }: TwoComputers) {
    const { keyring, logs } = managing.stage.session.parts;
    return keyring.use('login', (keys) => logs.read(keys.identityId));
  }

  /** The genuine entry with another method in it. */
  function entryWith(body: Uint8Array, change: { id?: Uint8Array; signingPublicKey?: Uint8Array }): Uint8Array {
    const entry = decodeBody(body);
    if (entry.action.kind !== 'mode-add') throw new Error('This is another entry.');
    return encodeBody({ ...entry, action: { ...entry.action, method: { ...entry.action.method, ...change } } });
  }

  async function freezeOf(two: TwoComputers) {
    const log = await logOf(two);
    const methodId = fromHex(two.managing.created.methodId);
    const draft = { timestamp: two.managing.stage.now.at, action: { kind: 'mode-freeze', methodId } } as const;
    return prepareEntry(log, draft, [{ role: 'author', id: methodId }]);
  }

  for (const [name, slots] of notices)
    it(`and ${name} is noticed`, async () => {
      const two = await withForger(slots);
      const running = runUntilNoticed(two).catch((error: unknown) => error);
      const [slot] = Object.keys(slots) as [Slot];
      expect(await two[readerOf(slot)].until('failed')).toMatchObject({ problem: noticed });
      const other = two[readerOf(slot) === 'fresh' ? 'managing' : 'fresh'];
      expect(await other.until('failed')).toMatchObject({ problem: ended });
      await running;
      await expectNothingGranted(two);
    });
});

describe('what the new computer opens', () => {
  /** The server rolls the identity back right before the new computer reads it. */
  async function withOldLog(before: 'the level' | 'the pairing') {
    let old: HonestState['identities'] | null = null;
    const two = await twoComputers({
      beforeOpening: (server) => {
        if (old) server.state.identities = old;
      },
    });
    const { session } = two.managing.stage;
    if (before === 'the level') old = two.server.backup().identities;
    const wanted = { name: 'Another', manages: false, characterIds: [] };
    await session.change(proofOf(two.managing.created), (change) => newLevel(change, wanted));
    if (before === 'the pairing') old = two.server.backup().identities;
    await meet(two);
    await two.fresh.door.agree();
    await two.managing.door.confirm({ name: 'Laptop', levelId: two.levelId }, proofOf(two.managing.created));
    return two;
  }

  it('is nothing when the server shows a log that does not name it, or one that is older than the words', async () => {
    for (const before of ['the pairing', 'the level'] as const) {
      const two = await withOldLog(before);
      await two.fresh.until('failed');
      expect(await two.fresh.stage.session.state()).toBe('empty');
    }
  });

  it('is nothing when the log that it is shown is another one', async () => {
    const other = await twoComputers({});
    const two = await twoComputers({
      beforeOpening: (server) => {
        const [stranger] = [...other.server.state.identities.values()];
        const [[id, own]] = [...server.state.identities] as [[string, StoredIdentity]];
        // The method is admitted, but the server shows the log of another identity.
        server.state.identities.set(id, { ...own, entries: stranger?.entries ?? [] });
      },
    });
    await meet(two);
    await two.fresh.door.agree();
    await two.managing.door.confirm({ name: 'Laptop', levelId: two.levelId }, proofOf(two.managing.created));
    expect(await two.fresh.until('failed')).toMatchObject({ problem: expect.stringMatching(/log/) });
    expect(await two.fresh.stage.session.state()).toBe('empty');
  });

  it('is everything it was granted, although the last message is withheld', async () => {
    const two = await twoComputers({
      seenBy: (side, honest) => ({
        ...honest,
        get: async (box, slot) => (side === 'fresh' && slot === 'done' ? null : honest.get(box, slot)),
      }),
    });
    await meet(two);
    await two.fresh.door.agree();
    await two.managing.door.confirm({ name: 'Laptop', levelId: two.levelId }, proofOf(two.managing.created));
    two.fresh.stage.now.at += 10 * 60 * 1000;
    await two.fresh.until(null);
    expect(await two.fresh.stage.session.layers()).toHaveLength(1);
  });
});
