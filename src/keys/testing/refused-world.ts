/** The chain that refused entries follow, and a writer that checks nothing: what no wallet may write, and every reader must refuse. */
import { keyHash } from '../key-hash.ts';
import { appendEntry, signEntry } from '../log/append.ts';
import type { EntryAction, EntrySigner, GenesisAction, LogEntry, LogMethodKind, Rotation } from '../log/entry.ts';
import { decodeEntry, encodeBody, encodeEntry } from '../log/entry-encoding.ts';
import type { LogState } from '../log/state.ts';
import { SEAL_PUBLIC_KEY_LENGTH } from '../seal-key.ts';
import { signingKeyPair } from '../sign.ts';
import {
  bytesOf,
  HOUR,
  idOf,
  ids,
  namesFreezeCode,
  owned,
  START,
  type TestMethod,
  testGenesis,
  testMethod,
} from './identity.ts';

/** Bytes of coefficients at the beginning of such a key. */
export const ZEROS = 1152;

export type Action = Exclude<EntryAction, GenesisAction>;
type Change = Partial<LogEntry> & { action?: EntryAction };

/**
 * An X-Wing public key that nobody has the private key of, nearly all zeros, so that a file of many is short: no coefficient is
 * above the modulus, and X25519's half is no key of small order.
 */
export function sparseKey(text: string): Uint8Array {
  const key = new Uint8Array(SEAL_PUBLIC_KEY_LENGTH);
  key.set(bytesOf(`${text} seed`), ZEROS);
  key.set(bytesOf(`${text} x25519`), SEAL_PUBLIC_KEY_LENGTH - 32);
  key[SEAL_PUBLIC_KEY_LENGTH - 1] = 1;
  return key;
}

/** A method with such a key. */
export function personOf(name: string, kind: LogMethodKind, levelId: Uint8Array, generation = 0): TestMethod {
  const method = testMethod(name, kind, levelId, generation);
  const authenticationPublicKey = sparseKey(`${name} ${generation}`);
  return { ...method, descriptor: { ...method.descriptor, authenticationPublicKey } };
}

export const people = {
  first: personOf('first', 'passkey', ids.managers),
  recovery: personOf('recovery', 'recovery-key', ids.managers),
  /** Manages, and has a freeze code. */
  second: personOf('second', 'passkey', ids.managers),
  low: personOf('low', 'security-key', ids.everyday),
  /** Frozen by a managing method. */
  frozen: personOf('frozen', 'passkey', ids.everyday),
  removed: personOf('removed', 'passkey', ids.savings),
  /** Will manage, when its delay has passed. */
  pending: personOf('pending', 'passkey', ids.managers),
  /** Not in the log. */
  stranger: personOf('stranger', 'passkey', ids.everyday),
};

export const characters = { first: ids.character, second: idOf('second'), removed: idOf('removed character') };
export const deviceSeed = (name: string): Uint8Array => bytesOf(`device ${name}`);
export const device = (name: string, owner: TestMethod) => ({
  id: idOf(`device ${name}`),
  methodId: owner.id,
  publicKey: signingKeyPair(deviceSeed(name)).publicKey,
  keepsCopy: true,
});

export const author = (method: TestMethod): EntrySigner => ({
  role: 'author',
  id: method.id,
  seed: method.signingSeed,
});
export const agree = (method: TestMethod): EntrySigner => ({ ...author(method), role: 'agree' });
export const own = (method: TestMethod): EntrySigner => ({ ...author(method), role: 'possession' });
export const ownDevice = (name: string, owner: TestMethod): EntrySigner => ({
  role: 'possession',
  id: device(name, owner).id,
  seed: deviceSeed(name),
});
export const byCode = (method: TestMethod, of = method): EntrySigner => ({
  role: 'freeze-code',
  id: method.id,
  seed: of.freezeSeed,
});

export const nothing: Rotation = { characters: [], identityDocumentKeyHash: null, managementKeyHash: null };
export const rotated = (characterId: Uint8Array, epoch: number, name: string = `${epoch}`) => ({
  characterId,
  epoch,
  publicKey: sparseKey(`rotated ${idOf(name).join()}`),
  documentKeyHash: bytesOf(`document key ${idOf(name).join()}`),
});
export const documentKey = (name: string): Uint8Array => keyHash('identity-document', bytesOf(name));
export const managementKey = (name: string): Uint8Array => keyHash('management', bytesOf(name));
/** All that a managing method holds in the world. */
export const everything: Rotation = {
  characters: [rotated(characters.first, 1), rotated(characters.second, 2, 'second 2')],
  identityDocumentKeyHash: documentKey('everything'),
  managementKeyHash: managementKey('everything'),
};

export const levels = [
  { id: ids.managers, manages: true, characters: [] },
  { id: ids.everyday, manages: false, characters: owned(characters.first) },
  { id: ids.savings, manages: false, characters: owned(characters.second) },
];

/** A log that must be refused as a whole: its last entry, or what is known of it, is not as it should be. */
export interface RefusedLog {
  name: string;
  entries: Uint8Array[];
  /** When it is read (ms). */
  now: number;
  floor?: { number: number; hash: Uint8Array; seenAt?: number };
  trusted?: { number: number; hash: Uint8Array };
}

/** A log that grows by entries that hold. */
export interface Chain {
  entries: Uint8Array[];
  log: LogState;
  with(action: Action, ...signers: EntrySigner[]): Chain;
  /** The same, so much later (ms). */
  later(time: number): Chain;
}

function chainOf(entries: Uint8Array[], log: LogState, time: number): Chain {
  return {
    entries,
    log,
    with(action, ...signers) {
      const next = appendEntry(log, { timestamp: time, action }, signers);
      return chainOf([...entries, next.entry], next.log, time + 1000);
    },
    later: (more) => chainOf(entries, log, time + more),
  };
}

/** The chain with genesis alone. */
export const begun = (change: Partial<GenesisAction> = {}): Chain => {
  const { entry, log } = testGenesis({
    firstMethod: people.first.descriptor,
    recoveryMethod: people.recovery.descriptor,
    character: {
      id: ids.character,
      publicKey: sparseKey('first character'),
      documentKeyHash: bytesOf('document key first'),
    },
    levels: [...levels.slice(0, 2), { ...levels[2], characters: [] }] as never,
    ...change,
  });
  return chainOf([entry], log, START + 1000);
};

/** Genesis and what follows: methods of every state, characters and devices there and gone. */
export function world(): Chain {
  const { first, recovery, second, low, frozen, removed, pending } = people;
  const code = namesFreezeCode(second);
  const newCharacter = (id: Uint8Array, levelIds: Uint8Array[]): Action => ({
    kind: 'character-add',
    character: {
      id,
      publicKey: sparseKey(`character ${id.join()}`),
      documentKeyHash: bytesOf(`document key ${id.join()}`),
    },
    levelIds,
  });
  return begun()
    .with({ kind: 'mode-add', method: second.descriptor }, author(first), agree(recovery), own(second))
    .with(code.action, author(second), code.own)
    .with({ kind: 'mode-add', method: low.descriptor }, author(first), own(low))
    .with({ kind: 'device-add', device: device('kept', low) }, author(low), ownDevice('kept', low))
    .with({ kind: 'device-add', device: device('gone', low) }, author(low), ownDevice('gone', low))
    .with({ kind: 'device-revoke', deviceId: device('gone', low).id }, author(low))
    .with(newCharacter(characters.second, [ids.savings]), author(first))
    .with(newCharacter(characters.removed, []), author(first))
    .with({ kind: 'character-remove', characterId: characters.removed }, author(first))
    .with({ kind: 'mode-add', method: removed.descriptor }, author(first), own(removed))
    .with(
      {
        kind: 'mode-revoke',
        methodIds: [removed.id],
        rotation: {
          characters: [rotated(characters.second, 1, 'second 1')],
          identityDocumentKeyHash: documentKey('1'),
          managementKeyHash: null,
        },
      },
      author(first),
    )
    .with({ kind: 'mode-add', method: frozen.descriptor }, author(first), own(frozen))
    .with({ kind: 'mode-freeze', methodId: frozen.id }, author(first))
    .with({ kind: 'mode-add', method: pending.descriptor }, author(first), own(pending));
}

/** What genesis of the world says. */
export const genesisAction = (): GenesisAction =>
  decodeEntry(begun().entries[0] as Uint8Array).entry.action as GenesisAction;

/** A time at which all entries here count, and at which nothing that waits is over. */
export const NOW = START + HOUR;

/** Bytes of an entry after this head as it stands, whether or not it may be. @param change what is not as it should be */
export function written(log: LogState, action: EntryAction, signers: EntrySigner[], change: Change = {}): Uint8Array {
  const body = encodeBody({
    number: log.head.number + 1,
    previous: log.head.hash,
    timestamp: log.timestamp + 1000,
    signers: signers.map(({ role, id }) => ({ role, id })),
    action,
    ...change,
  });
  return signedBody(body, signers);
}

/** A body with the signatures that belong to it. */
export const signedBody = (body: Uint8Array, signers: EntrySigner[]): Uint8Array =>
  encodeEntry(
    body,
    signers.map(({ seed }) => signEntry(seed, body)),
  );
