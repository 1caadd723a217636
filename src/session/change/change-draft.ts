/**
 * A change of the identity that is not written yet: the log entries, the new keys and the extras that an act has added to it.
 * Holds new keys until `end` wipes them. Writes nothing.
 */

import { characterKeys } from '../../keys/character.ts';
import type { GrantSubject } from '../../keys/grant.ts';
import { keyHash } from '../../keys/key-hash.ts';
import { appendEntry, completeEntry, signEntry } from '../../keys/log/append.ts';
import {
  type EntryAction,
  type EntrySigner,
  type GenesisAction,
  isProposable,
  type ProposedAct,
  type Rotation,
  type SignerRole,
} from '../../keys/log/entry.ts';
import { waitsForSecond } from '../../keys/log/rules.ts';
import { type LogState, presentKey } from '../../keys/log/state.ts';
import type { BoxSigner } from '../../keys/signed-box.ts';
import { bareHex, randomBytes, wipe } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import { sessionChange as t } from '../../locales/en/session/change.ts';
import type { Box, IdRow, KeyRow } from '../../sync/key-server.ts';
import type { Change } from '../../vault/vault.ts';
import type { IdentityDocument } from '../profile/profile.ts';

/** Rows and boxes that an act writes along with the change. `local`: rows of this computer, harmless if the change is not written. */
export interface Extra {
  boxes?: Box[];
  idRows?: IdRow[];
  keyRows?: KeyRow[];
  local?: Change[];
  /** As in `Write`. */
  handedOver?: Change[];
}

export interface IdentityChange {
  /** The log with the entries that were appended so far. */
  log(): LogState;
  /** Hex id of the managing method. */
  readonly authorId: string;
  readonly signer: BoxSigner;
  /** The managing method has given itself new keys: they sign what follows. */
  actAs(signer: BoxSigner): void;
  /**
   * Appends an entry by the managing method. Where a second manager has to agree, it is proposed instead: the log does not change.
   * @throws WalletError not-allowed, with the reason
   */
  append(action: Exclude<EntryAction, GenesisAction>, others?: readonly EntrySigner[]): void;
  /** Appends an entry whose body was prepared before, by the managing method and with signatures made elsewhere. @throws WalletError not-allowed */
  appendPrepared(body: Uint8Array, others: readonly { role: SignerRole; signature: Uint8Array }[]): void;
  /** Makes new keys for these characters (ids in hex) and for the shared keys; the change keeps them for the boxes that follow. */
  rotation(
    characterIds: readonly string[],
    shared: { identityDocument: boolean; management: boolean },
  ): Promise<Rotation>;
  /** Adds a key that the act has made itself (a new character's seed); copied. */
  bring(subject: GrantSubject, key: Uint8Array): void;
  /** A key of this or the new epoch. The caller wipes it. */
  keyOf(subject: GrantSubject): Promise<Uint8Array>;
  /** Appends one proposal of everything that waits for a second manager. */
  propose(): void;
  /** Records a device of this computer (id in hex) that the change adds. */
  madeHere(deviceId: string): void;
  /** Marks characters (ids in hex) whose private keys someone else may have read: their accounts are listed as exposed when they are rotated. */
  expose(characterIds: readonly string[]): void;
  /** Names of methods, levels and characters; changed in place. */
  readonly names: IdentityDocument;
  /** Adds a callback that wipes the act's keys when the change is over. `done`: it was written, and its result is still needed. */
  atEnd(wiping: (done: boolean) => void): void;
  /** Adds rows and boxes that are made at the final head and written with the change. `first`: number of its first entry. */
  also(make: (log: LogState, first: number) => Promise<Extra>): void;
}

export interface ChangeDraft {
  /** Appended entries, encoded, in order. */
  readonly entries: Uint8Array[];
  /** Characters (ids in hex) that the act marked as exposed. */
  readonly exposed: ReadonlySet<string>;
  /** Devices of this computer (ids in hex) that the act added. */
  readonly devices: readonly string[];
  /** A copy of a key that this change brings; `null` for any other. The caller wipes it. */
  freshKeyOf(subject: GrantSubject): Uint8Array | null;
  /** The change as the act sees it. */
  begin(by: { signer: BoxSigner; names: IdentityDocument; keyOf: IdentityChange['keyOf'] }): IdentityChange;
  /** The rows and boxes of the act, made at the final head. */
  extras(
    log: LogState,
  ): Promise<{ boxes: Box[]; rows: { idRows: IdRow[]; keyRows: KeyRow[]; handedOver: Change[] }; local: Change[] }>;
  /** Wipes the new keys and ends the act's callbacks. `done`: the change was written. */
  end(done: boolean): void;
}

const subjectKey = (subject: GrantSubject): string =>
  `${subject.kind}/${'characterId' in subject ? bareHex(subject.characterId) : ''}/${subject.epoch}`;

/** @param before the log at the start @param authorId hex id of the managing method @param clock ms since 1970 */
export function createChangeDraft(before: LogState, authorId: string, clock: () => number): ChangeDraft {
  const fresh = new Map<string, Uint8Array>();
  const exposed = new Set<string>();
  const devices: string[] = [];
  const proposed: ProposedAct[] = [];
  const makers: Parameters<IdentityChange['also']>[0][] = [];
  const entries: Uint8Array[] = [];
  const endings: ((done: boolean) => void)[] = [];
  let log = before;
  let actor: BoxSigner | null = null;

  function take(appended: { entry: Uint8Array; log: LogState }): void {
    entries.push(appended.entry);
    log = appended.log;
  }

  function freshHash(kind: 'identity-document' | 'management', epoch: number): Uint8Array {
    const key = randomBytes(32);
    fresh.set(subjectKey({ kind, epoch }), key);
    return keyHash(kind, key);
  }

  async function rotatedCharacter(id: string): Promise<Rotation['characters'][number]> {
    const character = log.characters.get(id);
    if (!character) throw new WalletError('not-found', t.noSuchCharacter);
    const seed = randomBytes(32);
    const epoch = character.epoch + 1;
    fresh.set(subjectKey({ kind: 'character', characterId: character.id, epoch }), seed);
    const keys = await characterKeys(seed);
    wipe(keys.documentKey);
    return { characterId: character.id, epoch, publicKey: keys.publicKey, documentKeyHash: keys.documentKeyHash };
  }

  async function rotation(
    characterIds: readonly string[],
    shared: { identityDocument: boolean; management: boolean },
  ): Promise<Rotation> {
    const characters: Rotation['characters'] = [];
    for (const id of characterIds) characters.push(await rotatedCharacter(id));
    return {
      characters,
      identityDocumentKeyHash: shared.identityDocument
        ? freshHash('identity-document', presentKey(log.identityDocumentKeys).epoch + 1)
        : null,
      managementKeyHash: shared.management ? freshHash('management', presentKey(log.managementKeys).epoch + 1) : null,
    };
  }

  return {
    entries,
    exposed,
    devices,
    freshKeyOf: (subject) => fresh.get(subjectKey(subject))?.slice() ?? null,
    begin: ({ signer: atBegin, names, keyOf }) => ({
      log: () => log,
      authorId,
      get signer() {
        return actor ?? atBegin;
      },
      actAs(signer) {
        actor = signer;
      },
      names,
      keyOf,
      append(action, others = []) {
        const { id, seed } = actor ?? atBegin;
        const own: EntrySigner = { role: 'author', id, seed };
        if (others.length === 0 && isProposable(action) && waitsForSecond(log, action, id, clock())) {
          proposed.push(action);
          return;
        }
        take(appendEntry(log, { timestamp: clock(), action }, [own, ...others]));
      },
      appendPrepared(body, others) {
        const own = { role: 'author' as const, signature: signEntry((actor ?? atBegin).seed, body) };
        take(completeEntry(log, body, [own, ...others]));
      },
      bring: (subject, key) => void fresh.set(subjectKey(subject), key.slice()),
      rotation,
      expose(characterIds) {
        for (const id of characterIds) exposed.add(id);
      },
      propose() {
        const { id, seed } = actor ?? atBegin;
        if (proposed.length > 0)
          take(
            appendEntry(log, { timestamp: clock(), action: { kind: 'act-propose', acts: proposed } }, [
              { role: 'author', id, seed },
            ]),
          );
      },
      madeHere: (deviceId) => void devices.push(deviceId),
      atEnd: (wiping) => void endings.push(wiping),
      also: (make) => void makers.push(make),
    }),
    async extras(atHead) {
      const all = {
        boxes: [] as Box[],
        rows: { idRows: [] as IdRow[], keyRows: [] as KeyRow[], handedOver: [] as Change[] },
        local: [] as Change[],
      };
      for (const make of makers) {
        const extra = await make(atHead, before.head.number + 1);
        all.boxes.push(...(extra.boxes ?? []));
        all.rows.idRows.push(...(extra.idRows ?? []));
        all.rows.keyRows.push(...(extra.keyRows ?? []));
        all.rows.handedOver.push(...(extra.handedOver ?? []));
        all.local.push(...(extra.local ?? []));
      }
      return all;
    },
    end(done) {
      for (const key of fresh.values()) wipe(key);
      for (const ending of endings) ending(done);
    },
  };
}
