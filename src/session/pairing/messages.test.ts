/**
 * Every message of a pairing, as its reader finds it in the mailbox: whatever is changed, cut, swapped or of another pairing is refused with
 * one code, and the reader has written nothing and goes no further.
 */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { completeEntry, prepareEntry, signEntry } from '../../keys/log/append.ts';
import { encodeDone, openMail, sealMail } from '../../keys/pairing.ts';
import { START, testGenesis } from '../../keys/testing/identity.ts';
import { bareHex, concatBytes, randomBytes } from '../../lib/bytes.ts';
import { isWalletError } from '../../lib/errors.ts';
import { SLOTS, type Slot } from '../../messaging/key-server/mailbox.ts';
import type { RemoteMailbox } from '../../sync/remote/mailbox.ts';
import type { RemoteRows } from '../../sync/remote/rows.ts';
import { fakeAuthenticator } from '../testing/stage.ts';
import { cheapKeys, honestMailbox, ORIGIN } from '../testing/two-computers.ts';
import {
  added,
  advanceInvitation,
  createInvitation,
  type Invitation,
  offeredTo,
  possessionFor,
  withWanted,
} from './invitation.ts';
import { advanceJoining, createJoining, type Joining, withMethod } from './joining.ts';
import { createJoiningMethod } from './joining-method.ts';

const noRows = {
  putIdRow: async () => undefined,
  putKeyRow: async () => undefined,
} as unknown as RemoteRows;

type At<State, Step> = State & { step: Step };

function at<State extends { step: string }, Step extends State['step']>(state: State, step: Step): At<State, Step> {
  expect(state.step).toBe(step);
  return state as At<State, Step>;
}

const unfinished: Parameters<typeof advanceJoining>[2] = {
  during: (act) => act(async () => undefined),
  forget: async () => undefined,
};
const advance = (mailbox: RemoteMailbox, rows: RemoteRows, now: Joining): Promise<Joining> =>
  advanceJoining(mailbox, rows, unfinished, now, async () => false);

/** One whole pairing, and each side as it was just before it read a message. */
async function exchange() {
  const mailbox = honestMailbox();
  const { log, first } = testGenesis();
  const invited = at(await createInvitation(mailbox, ORIGIN, log, START, cheapKeys), 'code');
  const { code } = invited;
  const join = (box: RemoteMailbox) => createJoining(box, ORIGIN, code, START, cheapKeys);
  const { credentialId, prf } = fakeAuthenticator();
  const bound = { kind: 'passkey' as const, credentialId, transports: [], localSalt: 'AAAA' };
  const method = await createJoiningMethod({ bound, secrets: prf('AAAA'), enrolment: null }, log.anchor);
  const managing = async (now: Invitation) => advanceInvitation(mailbox, now);
  const fresh = async (now: Joining) => advance(mailbox, noRows, now);

  const committed = at(await fresh(withMethod(at(await join(mailbox), 'make'), method)), 'meeting');
  const replied = at(await managing(await managing(invited)), 'meeting');
  const offered = at(await fresh(await fresh(committed)), 'compare');
  const compared = at(await managing(replied), 'compare');
  const draft = {
    timestamp: START,
    action: {
      kind: 'mode-add',
      method: {
        ...offeredTo(compared),
        levelId: first.descriptor.levelId,
        personId: first.descriptor.personId,
        freezePublicKey: null,
      },
    },
  } as const;
  const body = prepareEntry(log, draft, [
    { role: 'author', id: first.id },
    { role: 'possession', id: offeredTo(compared).id },
  ]);
  const wanted = {
    name: 'Laptop',
    levelId: '',
    thenLevelId: null,
    person: null as never,
    authorId: bareHex(first.id),
    body,
  };
  const asked = at(await managing(withWanted(compared, wanted)), 'confirming');
  const agreed = { ...offered, step: 'agreed' } as const;
  const signed = at(await fresh(await fresh(await fresh(agreed))), 'signed');
  const confirmed = at(await managing(asked), 'signed');
  const after = completeEntry(log, body, [
    { role: 'author', signature: signEntry(first.signingSeed, body) },
    { role: 'possession', signature: possessionFor(confirmed) },
  ]).log;
  await managing(added(confirmed, after, bareHex(offeredTo(compared).id)));
  at(await fresh(signed), 'opening');

  /** Reads the message in this slot and does what follows from it. */
  const read: Record<Slot, (box: RemoteMailbox, rows: RemoteRows) => Promise<Joining | Invitation>> = {
    invite: join,
    commit: (box) => advanceInvitation(box, invited),
    reply: (box, rows) => advance(box, rows, committed),
    offer: (box) => advanceInvitation(box, replied),
    entry: (box, rows) => advance(box, rows, agreed),
    possession: (box) => advanceInvitation(box, asked),
    done: (box, rows) => advance(box, rows, signed),
  };
  const { keys } = invited.meeting;
  const mailIn = (slot: Slot): Uint8Array => mailbox.mail.get(`${bareHex(keys.box)}/${slot}`) ?? new Uint8Array();
  const honest = Object.fromEntries(SLOTS.map((slot) => [slot, mailIn(slot)])) as Record<Slot, Uint8Array>;
  return { mailbox, keys, honest, read, asked, agreed, log: after };
}

type Exchange = Awaited<ReturnType<typeof exchange>>;

let pairing: Exchange;
let other: Exchange;
beforeAll(async () => {
  pairing = await exchange();
  other = await exchange();
});

/** Lets the reader of a slot find this mail there. @returns what came of it, and what was written on the way */
async function readAs(slot: Slot, mail: Uint8Array) {
  const written: string[] = [];
  const note = (what: string) => async () => {
    written.push(what);
  };
  const { mailbox, read } = pairing;
  const box: RemoteMailbox = {
    get: async (id, asked) => (asked === slot ? mail : mailbox.get(id, asked)),
    put: note('mail'),
    remove: note('removed'),
  };
  const rows = new Proxy({} as RemoteRows, { get: (_target, name) => note(String(name)) });
  const outcome = await read[slot](box, rows).then(
    (next) => next.step,
    (error: unknown) => (isWalletError(error) ? error.code : error),
  );
  return { outcome, written };
}

/** The rows of the new computer are stored before it signs: no message that it reads makes it write one. */
const refused = { outcome: 'bad-pairing', written: [] };

describe.each(SLOTS)('the message %s', (slot) => {
  it('is read as it was sent', async () => {
    const { outcome } = await readAs(slot, pairing.honest[slot]);
    expect(['make', 'meeting', 'compare', 'signed', 'opening']).toContain(outcome);
  });

  it('is refused with any bit of any byte changed, and at any shorter length', async () => {
    const mail = pairing.honest[slot];
    for (let place = 0; place < mail.length; place++) {
      const flipped = mail.map((byte, here) => (here === place ? byte ^ (1 << (place % 8)) : byte));
      expect([place, await readAs(slot, flipped)]).toEqual([place, refused]);
      expect([place, await readAs(slot, mail.slice(0, place))]).toEqual([place, refused]);
    }
  });

  it('is refused where it is another one, of this pairing or of another, in any slot', async () => {
    for (const from of SLOTS) {
      if (from !== slot) expect([from, await readAs(slot, pairing.honest[from])]).toEqual([from, refused]);
      expect([from, await readAs(slot, other.honest[from])]).toEqual([from, refused]);
      // Its words under the key of the other pairing, and under the box of the other pairing.
      const words = openMail(pairing.keys, slot, pairing.honest[slot]);
      for (const keys of [
        other.keys,
        { ...pairing.keys, box: other.keys.box },
        { ...pairing.keys, key: other.keys.key },
      ])
        expect(await readAs(slot, sealMail(keys, slot, words))).toEqual(refused);
    }
  });

  it('is refused however its bytes are mixed', async () => {
    const mail = pairing.honest[slot];
    const mixed = fc.oneof(
      fc.uint8Array({ maxLength: 3000 }),
      fc
        .tuple(fc.nat(mail.length), fc.nat(mail.length), fc.uint8Array({ maxLength: 64 }))
        .map(([head, tail, put]) => concatBytes(mail.slice(0, head), put, mail.slice(tail))),
      fc
        .tuple(fc.constantFrom(...SLOTS), fc.nat(mail.length))
        .map(([from, head]) => concatBytes(mail.slice(0, head), other.honest[from].slice(head))),
    );
    await fc.assert(
      fc.asyncProperty(mixed, async (bytes) => {
        fc.pre(bareHex(bytes) !== bareHex(mail));
        expect(await readAs(slot, bytes)).toEqual(refused);
      }),
      { numRuns: 150 },
    );
  });
});

describe('of somebody who knows the code', () => {
  const seal = (slot: Slot, message: Uint8Array) => sealMail(pairing.keys, slot, message);

  it('an entry with any bytes changed gets no signature that the managing computer takes', async () => {
    const body = openMail(pairing.keys, 'entry', pairing.honest.entry);
    const strange = openMail(other.keys, 'entry', other.honest.entry);
    const { asked, agreed, mailbox } = pairing;
    const forged = fc.oneof(
      fc.constant(strange),
      fc.uint8Array({ maxLength: 2000 }),
      fc
        .tuple(fc.nat(body.length - 1), fc.integer({ min: 1, max: 255 }))
        .map(([place, change]) => body.map((byte, here) => (here === place ? byte ^ change : byte))),
      fc
        .tuple(fc.nat(body.length), fc.nat(body.length), fc.uint8Array({ maxLength: 40 }))
        .map(([head, tail, put]) => concatBytes(body.slice(0, head), put, body.slice(tail))),
    );
    const outcomes = new Set<string>();
    await fc.assert(
      fc.asyncProperty(forged, async (bytes) => {
        fc.pre(bareHex(bytes) !== bareHex(body));
        const { outcome, written } = await readAs('entry', seal('entry', bytes));
        outcomes.add(String(outcome));
        expect(written).toEqual([]);
        if (outcome === 'bad-pairing') return;
        // Some entries add exactly the own method and differ elsewhere. The other computer compares with its own entry.
        expect(outcome).toBe('signed');
        const mail = seal('entry', bytes);
        const now = await advance({ ...mailbox, get: async () => mail }, noRows, agreed);
        const possession = 'meeting' in now ? (now.meeting.mail.possession ?? null) : null;
        const get: RemoteMailbox['get'] = async (box, slot) =>
          slot === 'possession' ? possession : mailbox.get(box, slot);
        await expect(advanceInvitation({ ...mailbox, get }, asked)).rejects.toMatchObject({ code: 'bad-pairing' });
      }),
      { numRuns: 500 },
    );
    // Both ways of noticing were taken.
    expect([...outcomes].sort()).toEqual(['bad-pairing', 'signed']);
  });

  it('the entry of another pairing is not even signed', async () => {
    const strange = openMail(other.keys, 'entry', other.honest.entry);
    expect(await readAs('entry', seal('entry', strange))).toEqual(refused);
  });

  it('a last message says nothing that is believed: whatever it holds, the log decides', async () => {
    const { log } = pairing;
    const message = fc.oneof(
      fc.uint8Array({ maxLength: 100 }),
      fc.bigInt({ min: 0n, max: 2n ** 52n }).map((number) => encodeDone({ ...log.head, number: Number(number) })),
    );
    await fc.assert(
      fc.asyncProperty(message, async (bytes) => {
        expect(await readAs('done', seal('done', bytes))).toEqual({ ...refused, outcome: 'opening' });
      }),
    );
  });
});

it('a last message that was changed does not say that nothing was added', async () => {
  const { mailbox, read } = pairing;
  const get: RemoteMailbox['get'] = async (box, slot) => (slot === 'done' ? randomBytes(60) : mailbox.get(box, slot));
  const refused = read.done({ ...mailbox, get }, noRows);
  await expect(refused).rejects.toMatchObject({
    code: 'bad-pairing',
    message: expect.stringMatching(/^(?!.*Nothing was added).*may have been added/s),
  });
});
