/** Evil server, its receipt key: a wallet follows it by signed steps alone, forwards alone, and keeps two successors of one key as proof. */
import { beforeEach, describe, expect, it } from 'vitest';
import { signingKeyPair } from '../../keys/sign.ts';
import { type Successor, signSuccessor } from '../../keys/succession.ts';
import { randomBytes } from '../../lib/bytes.ts';
import { newLevel } from '../../session/testing/acts.ts';
import { type Computer, createComputer, createServedIdentity, findOn, ORIGIN } from '../../session/testing/served.ts';
import { type Created, proofOf } from '../../session/testing/stage.ts';
import { about, createEvilServer, type EvilServer } from '../testing/evil.ts';

const START = 1_800_000_000_000;

let server: EvilServer;
let here: Computer;
let created: Created;

beforeEach(async () => {
  server = createEvilServer(ORIGIN, () => START);
  here = await createComputer(server.line);
  created = await createServedIdentity(here);
  await here.stage.session.keyServer.synchronise();
});

const view = async () => (await here.stage.session.keyServer.view()) as NonNullable<Awaited<ReturnType<typeof viewOf>>>;
const viewOf = ({ stage }: Computer) => stage.session.keyServer.view();
const record = async () => {
  const [login] = await here.stage.session.layers();
  const id = Uint8Array.from(Buffer.from(login?.identityId ?? '', 'hex'));
  return here.stage.session.parts.server.record(id);
};
const change = ({ stage }: Computer, proof: Created) =>
  stage.session.change(proofOf(proof), (act) => newLevel(act, { name: 'L', manages: false, characterIds: [] }));

async function isInStep(): Promise<void> {
  await here.stage.session.keyServer.synchronise();
  expect(await view()).toMatchObject({ state: 'in-step', problem: null });
}

async function isRefused(problem: RegExp): Promise<void> {
  // As after a lock: an answer that nothing has changed is no proof of anything.
  here.stage.session.parts.server.forget();
  server.asked.length = 0;
  await here.stage.session.keyServer.synchronise();
  expect(await view()).toMatchObject({ state: 'refused', problem: expect.stringMatching(problem) });
  expect(server.asked.filter((path) => path.endsWith('/writes'))).toEqual([]);
}

const unknownKey = /isn’t signed with the server’s known key/;

/** Gives the server another key by a chain of the test's own. */
function chain(make: (seed: Uint8Array) => { steps: Successor[]; seed: Uint8Array }): void {
  const { steps, seed } = make(server.receiptSeed);
  server.steps = steps;
  server.receiptSeed = seed;
}
const step = (before: Uint8Array, after: Uint8Array, number: number, origin = ORIGIN, epoch = 1): Successor =>
  signSuccessor(before, { origin, epoch, number, after: signingKeyPair(after).publicKey });

describe('a receipt key', () => {
  it('is followed over several steps, for reading and for writing; the page says so', async () => {
    const { fingerprint } = await view();
    server.rotate();
    await isInStep();
    const second = await view();
    expect(second.fingerprint).not.toBe(fingerprint);
    expect(second.keyChange).toMatchObject({ before: fingerprint });
    server.rotate();
    server.rotate();
    // The first that meets the new key is a write.
    await change(here, created);
    const last = await view();
    expect(last.keyChange).toMatchObject({ before: second.fingerprint });
    expect(last.fingerprint).not.toBe(second.fingerprint);
    expect((await record())?.succession).toHaveLength(3);
    await isInStep();
    // A computer that comes later pins the present key.
    const there = await createComputer(server.line);
    await findOn(there, created.authenticator);
    expect(await viewOf(there)).toMatchObject({ fingerprint: last.fingerprint, keyChange: null });
  });

  it('that has a successor is believed no more: it is tried later, and nothing is kept as proof', async () => {
    const old = server.receiptSeed;
    server.rotate();
    await isInStep();
    const present = server.receiptSeed;
    // One that pinned the new key at its first contact has followed nothing, and goes back as little.
    const there = await createComputer(server.line);
    await findOn(there, created.authenticator);
    server.receiptSeed = old;
    there.stage.session.parts.server.forget();
    await there.stage.session.keyServer.synchronise();
    expect(await viewOf(there)).toMatchObject({
      fingerprint: (await view()).fingerprint,
      state: 'unreachable',
      problem: expect.stringMatching(/is changing its key/),
    });
    // A process that has not changed over yet; and one that shows no chain.
    for (const steps of [server.steps, []]) {
      const { steps: all } = server;
      server.receiptSeed = old;
      server.steps = steps;
      here.stage.session.parts.server.forget();
      await here.stage.session.keyServer.synchronise();
      expect(await view()).toMatchObject({
        state: 'unreachable',
        problem: expect.stringMatching(/is changing its key/),
        newFingerprint: null,
      });
      expect((await record())?.evidence).toBeNull();
      server.steps = all;
    }
    server.receiptSeed = present;
    await isInStep();
  });

  it('of before a change, at a server that says it was restored, is for the person to compare', async () => {
    const [old, backup] = [server.receiptSeed, server.backup()];
    server.rotate();
    await isInStep();
    server.restore(backup);
    server.receiptSeed = old;
    server.steps = [];
    await isRefused(/restored from a backup made before it changed its key/);
    const { newFingerprint } = await view();
    await here.stage.session.keyServer.accept(newFingerprint ?? '');
    await isInStep();
    expect(await view()).toMatchObject({ fingerprint: newFingerprint, keyChange: null });
    // It goes on, also to another successor than the one that was lost.
    server.rotate();
    await isInStep();
  });
});

describe('an answer that says nothing of the key', () => {
  const tooMany = () => {
    const body = { error: { code: 'too-many', message: 'Later.', retryAfter: 60 } };
    return new Response(JSON.stringify(body), { status: 429 });
  };

  it.each(['/head', '/v1/server/succession'])('after an honest change asks nobody to compare: %s', async (part) => {
    const { fingerprint } = await view();
    server.rotate();
    server.lie = about(part, tooMany);
    await isRefused(/accepts no more attempts/);
    expect(await view()).toMatchObject({ fingerprint, newFingerprint: null });
    server.lie = null;
    await isInStep();
    expect((await view()).keyChange).toMatchObject({ before: fingerprint });
  });

  it('lets nobody accept a key without its chain; a key that the chain leads to is followed, and the receipt stays', async () => {
    const { keyServer } = here.stage.session;
    const { fingerprint } = await view();
    const first = await record();
    server.rotate();
    const { steps } = server;
    server.steps = [];
    await isRefused(unknownKey);
    const { newFingerprint } = await view();
    server.steps = steps;
    server.lie = about('/v1/server/succession', tooMany);
    await expect(keyServer.accept(newFingerprint ?? '')).rejects.toMatchObject({ code: 'server-refused' });
    expect(await record()).toMatchObject({ receipt: first?.receipt, receiptKey: first?.receiptKey });
    server.lie = null;
    await keyServer.accept(newFingerprint ?? '');
    expect(await record()).toMatchObject({ receipt: first?.receipt, succession: steps });
    await isInStep();
    expect(await view()).toMatchObject({ fingerprint: newFingerprint, keyChange: { before: fingerprint } });
  });

  it('a chain of a process that has not heard of the key is asked for again', async () => {
    server.rotate();
    let asked = 0;
    server.lie = about('/v1/server/succession', () => (asked++ === 0 ? { steps: [] } : null));
    await isInStep();
    expect(asked).toBe(2);
  });
});

describe('a chain', () => {
  const seeds = () => [randomBytes(32), randomBytes(32)] as [Uint8Array, Uint8Array];
  it.each<[string, (seed: Uint8Array) => { steps: Successor[]; seed: Uint8Array }]>([
    [
      'of another origin',
      (seed) => ({ steps: [step(seed, seeds()[0], 1, 'https://other.example')], seed: seeds()[0] }),
    ],
    [
      'with a gap',
      (seed) => {
        const [a, b] = seeds();
        return { steps: [step(seed, a, 1), step(b, a, 2)], seed: b };
      },
    ],
    [
      'whose first step is missing',
      (seed) => {
        const [a] = seeds();
        return { steps: [step(seed, a, 2)], seed: a };
      },
    ],
    [
      'that somebody else signed',
      (seed) => {
        const [a, b] = seeds();
        const signature = step(b, a, 1).signature;
        return { steps: [{ ...step(seed, a, 1), signature }], seed: a };
      },
    ],
    [
      'in a circle',
      (seed) => {
        const [a, b] = seeds();
        return { steps: [step(seed, a, 1), step(a, seed, 2), step(seed, b, 3)], seed: b };
      },
    ],
    [
      'that is not this server’s',
      () => {
        const [a, b] = seeds();
        return { steps: [step(a, b, 1)], seed: b };
      },
    ],
    ['that does not reach the key', (seed) => ({ steps: [step(seed, seeds()[0], 1)], seed: seeds()[1] })],
    ['of no steps', () => ({ steps: [], seed: randomBytes(32) })],
  ])('%s is not followed', async (_name, make) => {
    const { fingerprint } = await view();
    chain(make);
    await isRefused(unknownKey);
    expect(await view()).toMatchObject({ fingerprint, keyChange: null });
    await expect(change(here, created)).rejects.toMatchObject({ code: 'bad-server' });
  });

  it('that is too long is not read', async () => {
    const all = Array.from({ length: 258 }, () => randomBytes(32));
    all[0] = server.receiptSeed;
    server.steps = all.slice(1).map((seed, at) => step(all[at] as Uint8Array, seed, at + 1));
    server.receiptSeed = all.at(-1) as Uint8Array;
    await isRefused(/doesn’t have the expected form/);
  });
});

describe('proof', () => {
  it('is kept of two successors of one key, and nothing goes there any more', async () => {
    const first = server.receiptSeed;
    server.rotate();
    await isInStep();
    const honest = { steps: server.steps, seed: server.receiptSeed };
    const other = randomBytes(32);
    server.steps = [step(first, other, 1)];
    server.receiptSeed = other;
    await isRefused(/two different keys as the successor/);
    expect((await record())?.evidence).toMatchObject({
      kind: 'successors',
      successors: [{ number: 1 }, { number: 1 }],
    });
    await expect(change(here, created)).rejects.toMatchObject({ code: 'bad-server' });
    // One that has told two stories is not believed in the first one either.
    server.steps = honest.steps;
    server.receiptSeed = honest.seed;
    await isRefused(/two different keys as the successor/);
    // Its person compared the key through another channel. What the other key says is refused all the same.
    const { fingerprint, newFingerprint } = await view();
    expect(newFingerprint).toBe(fingerprint);
    const before = await record();
    await here.stage.session.keyServer.accept(newFingerprint ?? '');
    await isInStep();
    expect(await record()).toMatchObject({ evidence: null, overruled: [before?.evidence], receipt: before?.receipt });
    server.steps = [step(first, other, 1)];
    server.receiptSeed = other;
    await isRefused(/two different keys as the successor/);
  });

  it('is not two successors in two epochs: the server says that it was restored in between', async () => {
    const [first, backup] = [server.receiptSeed, server.backup()];
    server.rotate();
    await isInStep();
    server.restore(backup);
    const other = randomBytes(32);
    server.steps = [step(first, other, 1, ORIGIN, server.state.epoch)];
    server.receiptSeed = other;
    await isRefused(unknownKey);
    expect((await record())?.evidence).toBeNull();
    expect((await view()).newFingerprint).not.toBeNull();
  });

  it('is two receipts that contradict each other under two keys of one chain', async () => {
    const old = server.backup();
    const there = await createComputer(server.line);
    const { localSalt } = await findOn(there, created.authenticator);
    await change(there, { ...created, localSalt });
    await here.stage.session.keyServer.synchronise();
    const seen = server.identity().log.head.number;
    // The same place of its history, told anew to another computer, and then under the next key.
    server.state = structuredClone(old);
    const again = await createComputer(server.line);
    const found = await findOn(again, created.authenticator);
    while (server.identity().log.head.number < seen) await change(again, { ...created, ...found });
    server.rotate();
    here.stage.session.parts.server.forget();
    await isRefused(/different computers different histories/);
    const { evidence, succession } = (await record()) ?? {};
    if (evidence?.kind !== 'receipts') throw new Error('No evidence was kept.');
    const [before, after] = evidence.receipts;
    expect([before.receiptKey, after.receiptKey]).toEqual([succession?.[0]?.before, succession?.[0]?.after]);
  });
});
