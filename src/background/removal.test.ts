/** An identity that is removed is gone whole or not at all, wherever the worker stops; the others stay. */
import { describe, expect, it } from 'vitest';
import { utf8 } from '../lib/bytes.ts';
import { ensureKeptElsewhere, type TypedBackup } from '../session/testing/acts.ts';
import { type Computer, createLine, createServedIdentity, ORIGIN } from '../session/testing/served.ts';
import { createIdentity, createStage, type Stage } from '../session/testing/stage.ts';
import { createHonestServer } from '../sync/testing/honest-server.ts';
import {
  closable,
  compartmentOf,
  currentCompartment,
  filledCompartments,
  rememberCurrent,
} from '../vault/compartment.ts';
import { TABLES } from '../vault/table.ts';
import { createMemoryVault } from '../vault/testing/memory.ts';
import type { Vault } from '../vault/vault.ts';
import { listIdentities, storeIdentities } from './identity-list.ts';
import { endRemoval, removeFromDisk } from './removal.ts';

const row = (table: 'log' | 'local' | 'boxes', key: string) => ({ table, key, value: utf8(key) });

/** Two identities, `a` in use and named, each with rows and session memory. */
async function create() {
  const disk = await createMemoryVault();
  for (const id of ['a', 'b'])
    await compartmentOf(disk, id).commit([row('log', `${id}${id}/head`), row('local', 'copy/m'), row('boxes', 'x')]);
  await storeIdentities(disk, ['a', 'b'], { id: 'a', label: 'Night Market' });
  await rememberCurrent(disk, 'a');
  const memory = new Set(['a/keyring', 'a/grants', 'b/keyring', 'site-holders']);
  return { disk, memory };
}

async function rowsOf(disk: Vault, id: string): Promise<string[]> {
  const rows = await Promise.all(TABLES.map((table) => compartmentOf(disk, id).list(table, '')));
  return rows.flat().map(({ key }) => key);
}

/** Nothing was written meanwhile, and nothing has to be shut. */
const kept = { isStillKept: async () => true, shut: async () => undefined };

/** Runs the removal and stops it before its step number `at`: a write to the disk, or to session memory. */
async function removeUntil(at: number, { disk, memory }: Awaited<ReturnType<typeof create>>): Promise<boolean> {
  let steps = 0;
  const step = () => {
    if (steps++ === at) throw new Error('The worker stopped.');
  };
  const stopping: Vault = {
    ...disk,
    async commit(changes, expect, enough) {
      step();
      await disk.commit(changes, expect, enough);
    },
  };
  const forget = async (id: string) => {
    for (const name of [...memory].filter((each) => each.startsWith(`${id}/`))) {
      step();
      memory.delete(name);
    }
  };
  const own = closable(stopping);
  const isDone = await removeFromDisk(stopping, { id: 'a', left: ['b'], own, ...kept })
    .then(() => endRemoval(stopping, forget))
    .then(
      () => true,
      () => false,
    );
  // The next start of the worker.
  await endRemoval(disk, async (id) => {
    for (const name of [...memory]) if (name.startsWith(`${id}/`)) memory.delete(name);
  });
  return isDone;
}

it('leaves everything or nothing of it, and the other identity untouched, at whichever step the worker stops', async () => {
  const outcomes: string[] = [];
  for (let at = 0, isDone = false; !isDone; at++) {
    const made = await create();
    const { disk, memory } = made;
    isDone = await removeUntil(at, made);
    const isWhole = (await rowsOf(disk, 'a')).length === 3 && memory.has('a/keyring') && memory.has('a/grants');
    const isGone = (await rowsOf(disk, 'a')).length === 0 && ![...memory].some((name) => name.startsWith('a/'));
    expect([isWhole, isGone]).toContain(true);
    outcomes.push(isWhole ? 'whole' : 'gone');
    expect(await rowsOf(disk, 'b')).toHaveLength(3);
    expect(memory.has('b/keyring')).toBe(true);
    expect(await filledCompartments(disk)).toEqual(isWhole ? ['a', 'b'] : ['b']);
    expect(await currentCompartment(disk)).toBe(isWhole ? 'a' : 'b');
    // Its name goes with it, and the number of the other stays.
    const listed = await listIdentities(disk, isWhole ? ['a', 'b'] : ['b']);
    expect(listed.map(({ label, number }) => label ?? number)).toEqual(isWhole ? ['Night Market', 2] : [2]);
    const stored = await disk.get('settings', 'identities');
    expect(new TextDecoder().decode(stored ?? new Uint8Array()).includes('Night Market')).toBe(isWhole);
  }
  expect(outcomes).toEqual(['whole', 'whole', 'gone', 'gone', 'gone', 'gone']);
});

it('takes no more rows from a wallet whose identity is removed, and none that it had handed over stays', async () => {
  const { disk } = await create();
  const { vault, close, reopen } = closable(disk);
  const own = compartmentOf(vault, 'a');
  const late = own.commit([row('local', 'late')]);
  await close();
  await late;
  await expect(own.commit([row('local', 'later')])).rejects.toMatchObject({ code: 'refused' });
  await removeFromDisk(disk, { id: 'a', left: ['b'], own: { close, reopen }, ...kept });
  expect(await rowsOf(disk, 'a')).toEqual([]);
  reopen();
  await own.commit([row('local', 'again')]);
  expect(await rowsOf(disk, 'a')).toEqual(['again']);
});

describe('a write between the look at what is kept elsewhere and the removal', () => {
  const rename = async ({ session }: Stage, name: string): Promise<void> => {
    const [character] = await session.profiles.readable();
    await session.profiles.change(character?.id ?? '', async ({ profile }) => {
      profile.name = name;
      return { value: null };
    });
  };

  /** An identity in compartment `a` that writes through something that can be closed. */
  async function open(make: (computer: Computer) => Promise<TypedBackup | null>) {
    const disk = await createMemoryVault();
    const own = closable(disk);
    const line = createLine(createHonestServer(ORIGIN, () => 1_800_000_000_000).fetch);
    const stage = await createStage(undefined, line.fetch, compartmentOf(own.vault, 'a'));
    const backup = await make({ stage, line });
    const { session } = stage;
    const ensure = () => ensureKeptElsewhere(session.parts, session.keyServer, backup);
    const shut: string[] = [];
    const leave = (isStillKept: () => Promise<boolean>) =>
      removeFromDisk(disk, { id: 'a', left: [], own, isStillKept, shut: async () => void shut.push('shut') });
    return { disk, stage, ensure, leave, shut };
  }

  it('keeps an identity at a key server whole and open, until the server has the write too', async () => {
    const made = await open(async (computer) => {
      await createServedIdentity(computer);
      return null;
    });
    const { disk, stage, ensure, leave, shut } = made;
    const isStillKept = await ensure();
    await rename(stage, 'Night Market');
    await expect(leave(isStillKept)).rejects.toMatchObject({ code: 'stale' });
    expect(shut).toEqual([]);
    expect((await stage.session.profiles.readable())[0]?.profile.name).toBe('Night Market');
    // It goes on writing, and leaves once everything is sent.
    await rename(stage, 'Day Market');
    await leave(await ensure());
    expect([await filledCompartments(disk), shut]).toEqual([[], ['shut']]);
  });

  it('keeps one on this computer only, because the backup file lacks the write', async () => {
    const { disk, stage, ensure, leave } = await open(async ({ stage }) => {
      const { backup, recoveryKey } = await createIdentity(stage);
      return { contents: backup, recoveryKey };
    });
    const isStillKept = await ensure();
    await rename(stage, 'Night Market');
    await expect(leave(isStillKept)).rejects.toMatchObject({ code: 'stale' });
    expect(await filledCompartments(disk)).toEqual(['a']);
    await expect(ensure()).rejects.toMatchObject({ code: 'stale' });
  });

  it('lets it go where nothing was written', async () => {
    const { disk, ensure, leave } = await open(async ({ stage }) => {
      const { backup, recoveryKey } = await createIdentity(stage);
      return { contents: backup, recoveryKey };
    });
    await leave(await ensure());
    expect(await filledCompartments(disk)).toEqual([]);
  });
});
