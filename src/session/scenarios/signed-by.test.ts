/** Who signed what: every computer that reads the character learns it with the next round, and nobody waits for it while something is signed. */
import { describe, expect, it } from 'vitest';
import type { Hex } from '../../lib/bytes.ts';
import type { Proof } from '../../messaging/login.ts';
import type { SigningRule } from '../../messaging/signing-policy.ts';
import { profileName } from '../../sync/box-names.ts';
import { createEvilServer, plant } from '../../sync/testing/evil.ts';
import { newCharacter } from '../change/characters.ts';
import { newLevel, removeMethod } from '../change/levels.ts';
import { setRule } from '../change/policy-acts.ts';
import { rotateCharacters } from '../change/rotate.ts';
import { toId } from '../state/open-keys.ts';
import { addKey, type TestKey } from '../testing/add-key.ts';
import { sealedProfile } from '../testing/household.ts';
import { askedAs, NO_RULE, paymentOf, proofBy, signingOf } from '../testing/limited-person.ts';
import { deviceOf } from '../testing/planted.ts';
import { type Computer, createComputer, createServedIdentity, findOn, ORIGIN } from '../testing/served.ts';
import { proofOf } from '../testing/stage.ts';

const START = 1_800_000_000_000;
const SITE = 'https://app.example';

/** Mara owns everything. Ida signs as the office, Eva views it, Bo has another character. Each has a computer. */
async function troupe() {
  const server = createEvilServer(ORIGIN, () => START);
  const mara = await createComputer(server.line, START);
  const created = await createServedIdentity(mara, ORIGIN, { name: 'Lantern Theatre', person: 'Mara' });
  const { session } = mara.stage;
  const proof: Proof = proofOf(created);
  const office = (await session.layers())[0]?.characterIds[0] ?? '';
  const vault = await session.change(proof, (change) =>
    newCharacter(change, { name: 'Vault', look: null, levelIds: [], firstAccountName: '', order: 1 }),
  );
  const level = (name: string, characterIds: string[], limits = {}) =>
    session.change(proof, (change) => newLevel(change, { name, manages: false, characterIds, limits }));
  const members = await level('Signers', [office]);
  const ida = await addKey(session, proof, members, 'Ida’s key', { personName: 'Ida Holm' });
  const eva = await addKey(session, proof, await level('Viewers', [office], { [office]: 'view' }), 'Eva’s key');
  const bo = await addKey(session, proof, await level('Keepers', [vault]), 'Bo’s key');
  const from = (await session.profiles.read(office)).accounts[0]?.address as Hex;
  await round(mara);
  const at = async (key: TestKey): Promise<Computer> => {
    const computer = await createComputer(server.line, START);
    await findOn(computer, key.authenticator);
    return computer;
  };
  return { server, mara, created, proof, office, members, ida, eva, bo, from, at };
}

type Troupe = Awaited<ReturnType<typeof troupe>>;

async function round(...computers: Computer[]): Promise<void> {
  for (const { stage } of computers) await stage.session.keyServer.synchronise();
}

/** The worker of a computer, as far as it signs. */
function signerAt({ stage }: Computer, { office, from }: Pick<Troupe, 'office' | 'from'>) {
  const signing = signingOf(stage.session);
  return {
    say: (text: string) =>
      signing.message(askedAs(text, SITE), { characterId: office, address: from, chainId: 1 }, `0x${text}`),
    pay: (nonce: number, wei = 1) => signing.transaction(askedAs(`${nonce}`), office, paymentOf(from, wei, nonce), '0'),
    confirm: (nonce: number, proof: Proof) => signing.confirm(`${nonce}`, proof, office),
    keep: () => signing.keepSigned(),
  };
}

const seenAt = async ({ stage }: Computer, { office }: Pick<Troupe, 'office'>) =>
  ((await stage.session.profiles.read(office)).signed ?? []).map(({ title, by }) => [title, by]);

const limit = ({ mara, proof, office, members }: Troupe, rule: Partial<SigningRule>) =>
  mara.stage.session.change(proof, async (change) =>
    setRule(change, { levelId: members, characterId: office }, { ...NO_RULE, ...rule }),
  );

describe('two computers', () => {
  it('list who signed what on either, whoever was cut off meanwhile', async () => {
    const world = await troupe();
    const { mara, created, ida, eva, bo, at, from, office } = world;
    const [hers, evas] = [await at(ida), await at(eva)];
    const [there, here] = [signerAt(hers, world), signerAt(mara, world)];
    const { hash } = await there.pay(0);
    await there.say('0a');
    await there.keep();
    await round(hers, mara);
    expect((await mara.stage.session.profiles.read(office)).signed?.at(-1)).toEqual({
      ...{ id: hash, kind: 'transaction', by: ida.methodId, at: START },
      ...{ account: from, chainId: 1, origin: null, title: 'Sign 0', amount: '' },
    });
    hers.line.state = 'cut';
    for (const [computer, signer, text] of [
      [hers, there, '0b'],
      [mara, here, '0c'],
    ] as const) {
      computer.stage.now.at += 1000;
      await signer.say(text);
      await signer.keep();
    }
    hers.line.state = 'open';
    await round(mara, hers, mara, evas);
    const all = [...(await seenAt(mara, world))].sort();
    expect(all).toEqual([
      ['Sign 0', ida.methodId],
      ['Sign 0a', ida.methodId],
      ['Sign 0b', ida.methodId],
      ['Sign 0c', created.methodId],
    ]);
    expect(await seenAt(hers, world)).toEqual(await seenAt(mara, world));

    // Who views reads it, and writes nothing; who has another character reads nothing.
    expect(await seenAt(evas, world)).toEqual(await seenAt(mara, world));
    await expect(signerAt(evas, world).say('0d')).rejects.toMatchObject({ code: 'closed' });
    await expect(seenAt(await at(bo), world)).rejects.toMatchObject({ code: 'closed' });
  });

  it('keep the list through new keys, and the names of a member who was removed', async () => {
    const world = await troupe();
    const { mara, proof, office, ida, at } = world;
    const hers = await at(ida);
    const there = signerAt(hers, world);
    await there.say('0a');
    await there.keep();
    await round(hers, mara);
    await mara.stage.session.change(proof, (change) => rotateCharacters(change, [office]));
    await mara.stage.session.change(proof, (change) => removeMethod(change, ida.methodId, 'lost'));
    expect(await seenAt(mara, world)).toEqual([['Sign 0a', ida.methodId]]);
    expect((await mara.stage.session.view()).names.methods[ida.methodId]?.name).toBe('Ida’s key');
  });

  it('take no name from a server that has a login method which only views', async () => {
    const world = await troupe();
    const { server, mara, office, eva } = world;
    const version = 50;
    const signer = await deviceOf(mara.stage, eva);
    const name = profileName(toId(office));
    const forged = await sealedProfile(mara.stage, office, {
      ...{ signer, version },
      body: (profile) => ({ ...profile, name: 'Forged', signed: [] }),
    });
    const there = signerAt(mara, world);
    await there.say('0a');
    await there.keep();
    await round(mara);
    plant(server, name, forged);
    await round(mara).catch(() => undefined);
    expect(await seenAt(mara, world)).toEqual([['Sign 0a', world.created.methodId]]);
  });
});

describe('a signature', () => {
  it('asks no server and begins no round; the name is written afterwards and goes with the next round', async () => {
    const world = await troupe();
    const { mara, office } = world;
    const { session } = mara.stage;
    const { log } = await session.profiles.names();
    const box = () => session.parts.server.box(log.identityId, profileName(toId(office)));
    const there = signerAt(mara, world);
    const [asked, wanted, before] = [mara.line.asked.length, mara.stage.rounds.wanted, await box()];
    await there.pay(0);
    await there.say('0a');
    expect(await box()).toEqual(before);
    await there.keep();
    expect(await box()).not.toEqual(before);
    expect([mara.line.asked.length, mara.stage.rounds.wanted]).toEqual([asked, wanted]);
    expect(await seenAt(mara, world)).toHaveLength(2);
    const written = await box();
    await there.keep();
    expect(await box()).toEqual(written);
  });

  it('that counts towards a daily limit has its name in the same write', async () => {
    const world = await troupe();
    await limit(world, { daily: { 1: '100' } });
    const hers = await world.at(world.ida);
    await signerAt(hers, world).pay(0, 60);
    await round(hers, world.mara);
    expect(await seenAt(world.mara, world)).toEqual([['Sign 0', world.ida.methodId]]);
  });

  it('has the name of whoever logged in for it', async () => {
    const world = await troupe();
    const { mara, created, proof, ida } = world;
    await limit(world, { askAlways: true });
    const { session } = mara.stage;
    await session.lock();
    await session.unlock(ida.methodId, ida.authenticator.prf(ida.localSalt));
    const there = signerAt(mara, world);
    await there.confirm(0, proofBy(ida));
    await there.confirm(1, proof);
    expect([(await there.pay(0)).signedBy, (await there.pay(1)).signedBy]).toEqual([ida.methodId, created.methodId]);
    await there.keep();
    expect(await seenAt(mara, world)).toEqual([
      ['Sign 1', created.methodId],
      ['Sign 0', ida.methodId],
    ]);
  });

  it('of a worker that stops before the write loses its own name only; carried out again it is named once', async () => {
    const world = await troupe();
    const { mara } = world;
    const stopped = signerAt(mara, world);
    await stopped.say('0a');
    mara.stage.restartWorker();
    const there = signerAt(mara, world);
    await there.say('0b');
    await there.keep();
    expect(await seenAt(mara, world)).toEqual([['Sign 0b', world.created.methodId]]);
    await there.say('0a');
    await there.say('0a');
    await there.keep();
    expect((await seenAt(mara, world)).map(([title]) => title)).toEqual(['Sign 0a', 'Sign 0b']);
  });

  it('of a wallet that was locked leaves nothing in memory, and of a full disk is written later', async () => {
    const world = await troupe();
    const { mara, created } = world;
    const there = signerAt(mara, world);
    const commit = mara.stage.disk.commit;
    await there.say('0a');
    mara.stage.disk.commit = async () => {
      throw new Error('The disk is full.');
    };
    await there.keep();
    mara.stage.disk.commit = commit;
    await there.keep();
    expect(await seenAt(mara, world)).toEqual([['Sign 0a', created.methodId]]);
    await there.say('0b');
    await mara.stage.session.lock();
    await there.keep();
    await mara.stage.session.unlock(created.methodId, created.authenticator.prf(created.localSalt));
    await there.keep();
    expect(await seenAt(mara, world)).toEqual([['Sign 0a', created.methodId]]);
  });
});
