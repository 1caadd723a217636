/** Two managers: what one can no longer do alone, how proposals live, and that no order of entries gets around it. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isWalletError } from '../../lib/errors.ts';
import { keysLog } from '../../locales/en/keys/log.ts';
import { keyHash } from '../key-hash.ts';
import {
  bytesOf,
  HOUR,
  ids,
  owned,
  publicKeysOf,
  START,
  type TestMethod,
  testGenesis,
  testMethod,
} from '../testing/identity.ts';
import { appendEntry } from './append.ts';
import type { EntryAction, EntrySigner, GenesisAction, ProposedAct, Rotation, SecondManagerAct } from './entry.ts';
import { decodeEntry } from './entry-encoding.ts';
import { isOpen, managingPersons, PROPOSAL_LIFE } from './second-manager.ts';
import { type LogState, methodOf } from './state.ts';
import { extendLog, verifyLog } from './verify.ts';

type Action = Exclude<EntryAction, GenesisAction>;
const author = (method: TestMethod): EntrySigner => ({ role: 'author', id: method.id, seed: method.signingSeed });
const agree = (method: TestMethod): EntrySigner => ({ ...author(method), role: 'agree' });
const own = (method: TestMethod): EntrySigner => ({ ...author(method), role: 'possession' });
const ofPerson = (method: TestMethod, other: TestMethod): TestMethod => ({
  ...method,
  descriptor: { ...method.descriptor, personId: other.descriptor.personId },
});

const { entry: genesis, log: begun, first, recovery } = testGenesis();
const ida = testMethod('ida', 'passkey', ids.managers);
const idaToo = ofPerson(testMethod('ida too', 'security-key', ids.managers), ida);
const member = testMethod('member', 'passkey', ids.everyday);
const memberToo = ofPerson(testMethod('member too', 'security-key', ids.everyday), member);
const nothing: Rotation = { characters: [], identityDocumentKeyHash: null, managementKeyHash: null };

let fresh = 0;
/** New keys for everything. */
function rotation(log: LogState): Rotation {
  fresh += 1;
  return {
    characters: [...log.characters.values()]
      .filter(({ removed }) => !removed)
      .map(({ id, epoch }) => ({ characterId: id, epoch: epoch + 1, ...publicKeysOf(`fresh ${fresh} ${epoch}`) })),
    identityDocumentKeyHash: keyHash('identity-document', bytesOf(`document ${fresh}`)),
    managementKeyHash: keyHash('management', bytesOf(`management ${fresh}`)),
  };
}

const demand = (log: LogState, secondManagerFor: SecondManagerAct[]): Action => ({
  kind: 'policy',
  levels: [...log.levels.values()].map(({ id, manages }) => ({
    id,
    manages,
    characters: manages ? [] : owned(ids.character),
  })),
  delay: log.delay,
  secondManagerFor,
  rotation: nothing,
});
const removal = (...methods: TestMethod[]): Extract<ProposedAct, { kind: 'mode-revoke' }> => ({
  kind: 'mode-revoke',
  methodIds: methods.map(({ id }) => id),
  rotation: nothing,
});
const step = (log: LogState, action: Action, signers: EntrySigner[], at = log.timestamp + 1000) =>
  appendEntry(log, { timestamp: at, action }, signers);

/** Ida and the founder manage, each a person; two members' methods are of one person. */
function organisation(secondFor: SecondManagerAct[]): { log: LogState; entries: Uint8Array[] } {
  let log = begun;
  const entries = [genesis];
  const add = (action: Action, ...signers: EntrySigner[]) => {
    const next = step(log, action, signers);
    log = next.log;
    entries.push(next.entry);
  };
  for (const method of [ida, idaToo])
    add({ kind: 'mode-add', method: method.descriptor }, author(first), agree(recovery), own(method));
  for (const method of [member, memberToo])
    add({ kind: 'mode-add', method: method.descriptor }, author(first), own(method));
  if (secondFor.length > 0) add(demand(log, secondFor), author(first));
  return { log, entries };
}

const refused = (run: () => unknown, says: string) =>
  expect(run).toThrow(expect.objectContaining({ code: 'not-allowed', message: expect.stringContaining(says) }));

it('removes all methods of a person in one entry with one set of new keys', () => {
  const { log } = organisation([]);
  const { log: after } = step(log, { ...removal(member, memberToo), rotation: rotation(log) }, [author(first)]);
  expect(methodOf(after, member.id)).toMatchObject({ state: 'revoked', untilEntry: after.head.number });
  expect(methodOf(after, memberToo.id)).toMatchObject({ state: 'revoked', untilEntry: after.head.number });
  expect(after.characters.values().next().value?.epoch).toBe(1);
  expect(methodOf(after, ida.id)?.state).toBe('active');
});

it('takes both signatures under one entry, of two persons', () => {
  const { log } = organisation(['managers', 'members']);
  const act: Action = { ...removal(member), rotation: rotation(log) };
  refused(() => step(log, act, [author(ida)]), 'Two managers');
  refused(() => step(log, act, [author(ida), agree(idaToo)]), 'Two managers');
  expect(methodOf(step(log, act, [author(ida), agree(first)]).log, member.id)?.state).toBe('revoked');
  expect(methodOf(step(log, act, [author(recovery)]).log, member.id)?.state).toBe('revoked');
});

it('carries out a proposal once, also after other entries, and makes nobody wait for the delay', () => {
  const { log } = organisation(['managers', 'members']);
  const raise: ProposedAct = { kind: 'mode-grant', methodId: member.id, levelId: ids.managers };
  const later = START + 80 * HOUR;
  const proposed = step(log, { kind: 'act-propose', acts: [raise] }, [author(first)], later).log;
  const moved = step(proposed, { kind: 'mode-freeze', methodId: memberToo.id }, [author(ida)]).log;
  const { log: done } = step(moved, raise, [author(ida)]);
  expect(methodOf(done, member.id)).toMatchObject({ rank: 'managing', pending: null });
  expect(done.proposals.size).toBe(0);
});

it('counts a proposal for fourteen days', () => {
  const { log } = organisation(['managers', 'members']);
  const proposed = step(log, { kind: 'act-propose', acts: [removal(member)] }, [author(first)]).log;
  const [proposal] = [...proposed.proposals.values()];
  if (!proposal) throw new Error('no proposal');
  const end = proposal.proposedAt + PROPOSAL_LIFE;
  expect([isOpen(proposed, proposal, end), isOpen(proposed, proposal, end + 1)]).toEqual([true, false]);
  const act: Action = { ...removal(member), rotation: rotation(proposed) };
  step(proposed, act, [author(ida)], end);
  refused(() => step(proposed, act, [author(ida)], end + 1), 'Two managers');
});

it('drops what another entry has touched', () => {
  const { log } = organisation(['managers', 'members']);
  const acts = [removal(member), demand(log, []) as ProposedAct];
  const proposed = acts.reduce(
    (grown, act) => step(grown, { kind: 'act-propose', acts: [act] }, [author(first)]).log,
    log,
  );
  const stale = (state: LogState) => [...state.proposals.values()].map((one) => one.stale);
  const levels = step(proposed, demand(proposed, ['managers']), [author(ida), agree(first)]).log;
  expect(stale(levels)).toEqual([false, true]);
  const gone = step(levels, { ...removal(member, memberToo), rotation: rotation(levels) }, [author(ida)]).log;
  expect(stale(gone)).toEqual([true, true]);
});

it('takes no proposal a second time: withdrawn, carried out, or from another identity, its entry fits nowhere', () => {
  const { log } = organisation(['managers', 'members']);
  const act: Action = { ...removal(member), rotation: rotation(log) };
  const { entry, log: proposed } = step(log, { kind: 'act-propose', acts: [removal(member)] }, [author(first)]);
  const withdrawn = step(proposed, { kind: 'act-withdraw', proposal: proposed.head.number }, [author(ida)]).log;
  const done = step(proposed, act, [author(ida)]).log;
  const elsewhere = organisation(['managers', 'members', 'deletion']).log;
  for (const later of [withdrawn, done, elsewhere]) {
    expect(() => extendLog(later, entry, later.timestamp + HOUR)).toThrow();
    expect(later.proposals.size).toBe(0);
  }
  refused(() => step(withdrawn, { ...act, rotation: rotation(withdrawn) }, [author(ida)]), 'Two managers');
});

it('gives nothing to one manager from whom the server withholds the proposal, and finds that out afterwards', () => {
  const { log } = organisation(['managers', 'members']);
  const act: Action = { ...removal(member), rotation: rotation(log) };
  const { entry, log: proposed } = step(log, { kind: 'act-propose', acts: [removal(member)] }, [author(first)]);
  // Ida does not see it: her own act is that of one manager.
  refused(() => step(log, act, [author(ida)]), 'Two managers');
  // She writes something else at the old head: the two logs never meet again, and every reader of both notices.
  const apart = step(log, { kind: 'mode-freeze', methodId: memberToo.id }, [author(ida)]);
  expect(() => extendLog(apart.log, entry, apart.log.timestamp + HOUR)).toThrow();
  expect(() => extendLog(proposed, apart.entry, proposed.timestamp + HOUR)).toThrow();
});

it('demands two managers only where two persons manage', () => {
  const alone = step(begun, { kind: 'mode-add', method: ofPerson(ida, first).descriptor }, [
    author(first),
    agree(recovery),
    own(ida),
  ]).log;
  expect(managingPersons(alone)).toBe(1);
  refused(() => step(alone, demand(alone, ['managers']), [author(first)]), keysLog.needsTwoPersons);
});

/** What one thief with the founder's method can try, in any order. */
type Attempt =
  | 'propose'
  | 'withdraw'
  | 'remove member'
  | 'remove manager'
  | 'raise'
  | 'add manager'
  | 'turn off'
  | 'delete';
const ATTEMPTS: readonly Attempt[] = [
  'propose',
  'withdraw',
  'remove member',
  'remove manager',
  'raise',
  'add manager',
  'turn off',
  'delete',
];

function attempt(log: LogState, kind: Attempt, number: number): [Action, ...EntrySigner[]] {
  const added = ofPerson(testMethod(`added ${number}`, 'passkey', ids.managers), number % 2 === 0 ? first : member);
  switch (kind) {
    case 'propose':
      return [{ kind: 'act-propose', acts: [removal(ida, idaToo), demand(log, []) as ProposedAct] }];
    case 'withdraw':
      return [{ kind: 'act-withdraw', proposal: log.head.number }];
    case 'remove member':
      return [{ ...removal(member), rotation: rotation(log) }];
    case 'remove manager':
      return [{ ...removal(ida, idaToo), rotation: rotation(log) }];
    case 'raise':
      return [{ kind: 'mode-grant', methodId: member.id, levelId: ids.managers }];
    case 'add manager':
      return [{ kind: 'mode-add', method: added.descriptor }, own(added)];
    case 'turn off':
      return [demand(log, [])];
    case 'delete':
      return [{ kind: 'identity-delete' }];
  }
}

it('one manager alone changes nothing that is demanded of two, in any order', () => {
  const { log, entries } = organisation(['managers', 'members', 'deletion']);
  const before = JSON.stringify([...log.methods.values()].map(({ state, levelId, rank }) => [state, levelId, rank]));
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...ATTEMPTS), { minLength: 1, maxLength: 8 }), (kinds) => {
      let now = log;
      const grown = [...entries];
      for (const kind of kinds) {
        const [action, ...more] = attempt(now, kind, grown.length);
        try {
          const next = step(now, action, [author(first), ...more], now.timestamp + 100 * HOUR);
          now = next.log;
          grown.push(next.entry);
        } catch (error) {
          if (!isWalletError(error, 'not-allowed')) throw error;
        }
      }
      expect(JSON.stringify([...now.methods.values()].map(({ state, levelId, rank }) => [state, levelId, rank]))).toBe(
        before,
      );
      expect(now.secondManagerFor).toEqual(['managers', 'members', 'deletion']);
      expect(now.deletion).toBeNull();
      expect(verifyLog(grown, { now: now.timestamp + HOUR }).head).toEqual(now.head);
    }),
    { numRuns: 40 },
  );
});

it('a proposal survives its encoding', () => {
  const { log } = organisation(['managers']);
  const acts = [removal(member, memberToo), demand(log, ['managers', 'deletion']) as ProposedAct];
  const { entry } = step(log, { kind: 'act-propose', acts }, [author(first)]);
  expect(decodeEntry(entry).entry.action).toEqual({ kind: 'act-propose', acts });
});
