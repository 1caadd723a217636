/** Evil server, in silence: what it keeps back, swaps or answers late takes no key, no edit and no login away, and hides no freeze. */
import { beforeEach, describe, expect, it } from 'vitest';
import { exportPrivateKey, importPrivateKey } from '../../session/accounts.ts';
import { newLevel } from '../../session/levels.ts';
import { rotateCharacters } from '../../session/rotate.ts';
import { type Computer, createComputer, createServedIdentity, findOn, ORIGIN } from '../../session/testing/served.ts';
import { type Created, proofOf } from '../../session/testing/stage.ts';
import { about, createEvilServer, type EvilServer, namesOf, plant } from '../testing/evil.ts';

const START = 1_800_000_000_000;
const KEY = (n: number): string => `0x${n.toString(16).padStart(64, '0')}`;

let server: EvilServer;
let here: Computer;
let there: Computer;
let created: Created;
let onThere: Created;
let characterId: string;

beforeEach(async () => {
  server = createEvilServer(ORIGIN, () => START);
  here = await createComputer(server.line);
  created = await createServedIdentity(here);
  there = await createComputer(server.line);
  onThere = { ...created, ...(await findOn(there, created.authenticator)) };
  await here.stage.session.server.synchronise();
  const [login] = await here.stage.session.layers();
  characterId = login?.characterIds[0] ?? '';
});

const round = ({ stage }: Computer) => stage.session.server.synchronise();
const stateOf = async ({ stage }: Computer) => (await stage.session.server.view())?.state;
const accounts = async ({ stage }: Computer) => (await stage.session.profiles.read(characterId)).accounts;
const bring = ({ stage }: Computer, n: number) =>
  importPrivateKey(stage.session.profiles, characterId, `Key ${n}`, KEY(n));
const rotate = ({ stage }: Computer, proof: Created) =>
  stage.session.change(proofOf(proof), (act) => rotateCharacters(act, [characterId]));
const noBoxes = about('/boxes', (answer) => ({ ...answer, boxes: [] }));

async function everyKeyOpens(computer: Computer, count: number): Promise<void> {
  const found = await accounts(computer);
  expect(found).toHaveLength(count);
  for (const { address } of found)
    expect(await exportPrivateKey(computer.stage.session.profiles, characterId, address)).toMatch(/^0x[0-9a-f]{64}$/);
}

const unlockHere = ({ stage }: Computer, { authenticator, localSalt, methodId }: Created) =>
  stage.session.unlock(methodId, authenticator.prf(localSalt));

describe('sealed keys', () => {
  it('in each other’s places at the server stay in their own here', async () => {
    await bring(there, 2);
    await bring(there, 3);
    await round(there);
    await round(here);
    const [first = '', second = ''] = namesOf(server, 'target/');
    const bytesOf = (name: string) => server.identity().boxes.get(name)?.bytes ?? null;
    const [one, two] = [bytesOf(first), bytesOf(second)];
    plant(server, first, two);
    plant(server, second, one);
    await round(here);
    await everyKeyOpens(here, 3);
  });
});

describe('new keys of a character', () => {
  it('whose writing was answered by silence are not lost when the server keeps them back', async () => {
    await bring(here, 2);
    await round(here);
    here.line.state = 'deaf';
    await expect(rotate(here, created)).rejects.toMatchObject({ code: 'server-unreachable' });
    here.line.state = 'open';
    server.lie = noBoxes;
    await round(here);
    await everyKeyOpens(here, 2);
    server.lie = null;
    await round(here);
    expect(await stateOf(here)).toBe('in-step');
    await everyKeyOpens(here, 2);
  });

  it('that did not come with the log leave a computer that opens as soon as they come', async () => {
    await rotate(there, onThere);
    server.lie = about('/boxes', () => new Response(null, { status: 503 }));
    await round(here);
    await here.stage.session.lock();
    server.lie = null;
    await unlockHere(here, created);
    await everyKeyOpens(here, 1);
  });
});

describe('a level', () => {
  it('that was sent after the server came back from a backup does not hide what it lost', async () => {
    const before = server.backup();
    await bring(here, 2);
    await round(here);
    const names = namesOf(server, 'target/');
    server.restore(before);
    // Another first contact than a round: a change.
    await here.stage.session.parts.server.forget();
    await here.stage.session
      .change(proofOf(created), (act) => newLevel(act, { name: 'L', manages: false, characterIds: [] }))
      .catch(() => undefined);
    await round(here);
    await round(here);
    expect(namesOf(server, 'target/').sort()).toEqual(names.sort());
  });
});
