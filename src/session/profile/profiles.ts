/**
 * Profiles of open characters: read, kept in memory while the wallet is open, written with the signature of this device.
 * A closed character has no profile here; its name and look are in the names of the identity.
 */

import { characterDocumentKey } from '../../keys/character.ts';
import { nextVersion, openDocument, sealDocument } from '../../keys/document.ts';
import type { LogState } from '../../keys/log/state.ts';
import type { BoxSigner } from '../../keys/signed-box.ts';
import { bareHex, fromUtf8, fromHex as toBytes, utf8, wipe } from '../../lib/bytes.ts';
import { isWalletError, WalletError } from '../../lib/errors.ts';
import { createRemembered } from '../../lib/remembered.ts';
import { sessionProfile as t } from '../../locales/en/session/profile.ts';
import { profileName } from '../../sync/box-names.ts';
import { type Box, noRows } from '../../sync/key-server.ts';
import { sameHead } from '../../sync/local-server.ts';
import { createBoxHashes } from '../state/box-hashes.ts';
import { PROFILE } from '../state/document-names.ts';
import { higherOf, isSame } from '../state/document-versions.ts';
import { readLoginCache, readVerifiedHead, writeLoginCache } from '../state/login-cache.ts';
import { type OpenKeys, sees, toId } from '../state/open-keys.ts';
import type { SessionParts } from '../state/session-parts.ts';
import { createNamesReader, type Names } from './names-reader.ts';
import { decodeProfile, encodeProfile, type Profile } from './profile.ts';
import type { TargetAccess } from './targets.ts';
import { markedBy } from './written-by.ts';

/** A cache that differs only by the time of its last use is written again after this time (ms). */
const USE_STEP = 10 * 60 * 1000;

/** An open character for the time of one use. */
export interface OpenCharacter {
  log: LogState;
  profile: Profile;
  access: TargetAccess;
  signer: BoxSigner;
}

export interface Profiles {
  /** Reads the profile of a character that is open or viewed. @throws WalletError locked | closed */
  read(characterId: string): Promise<Profile>;
  /** The open characters whose profile can be read; the others are left out. @throws WalletError locked */
  readable(): Promise<{ id: string; profile: Profile }[]>;
  /** The viewed characters whose profile can be read. @throws WalletError locked */
  viewed(): Promise<{ id: string; profile: Profile }[]>;
  /** Opens keys and profile of a character together. */
  use<Value>(characterId: string, work: (open: OpenCharacter) => Promise<Value>): Promise<Value>;
  /**
   * Changes the profile and writes it together with `boxes`, in one step. `quiet`: the key server gets it with the next round.
   * @param change works on a copy; what it throws leaves everything as it was
   */
  change<Value>(
    characterId: string,
    change: (open: OpenCharacter) => Promise<{ value: Value; boxes?: Box[]; quiet?: true }>,
  ): Promise<Value>;
  /** Names of methods, levels and characters, as the open login may read them. */
  names(): Promise<Names>;
  /** After a login: loads the profiles and document versions of the login cache. */
  recall(): Promise<void>;
  /** Writes the open profiles and the document versions into the login cache, where they differ from it. */
  keep(): Promise<void>;
  forget(): void;
}

export const deviceSigner = (keys: OpenKeys): BoxSigner => ({
  kind: 'device',
  id: keys.deviceId,
  seed: keys.copy.deviceSeed,
});

/** The profile as the cache stores it; `null`: it is too long with its unreadable parts, so that the next login opens its box. */
function bodyOf(profile: Profile): string | null {
  try {
    return fromUtf8(encodeProfile(profile));
  } catch {
    return null;
  }
}

/** The log as of now. The part that the login cache of these keys has as verified is not verified again. */
export const readLogOf = ({ logs, vault }: Pick<SessionParts, 'logs' | 'vault'>, keys: OpenKeys): Promise<LogState> =>
  logs.read(keys.identityId, () => readVerifiedHead(vault, keys));

export function createProfiles(parts: SessionParts): Profiles {
  const { server, keyring, vault, logs, inTurn, versions, policies } = parts;
  /** Opened profiles, each with the hash of the box that it came from: another box is opened anew. */
  const opened = createRemembered<{ hash: string; profile: Profile }>();
  const hashes = createBoxHashes();
  const reader = createNamesReader(parts, hashes);

  const readLog = (keys: OpenKeys): Promise<LogState> => readLogOf(parts, keys);

  async function open(
    log: LogState,
    characterId: string,
    documentKey: Uint8Array,
    epoch: number,
    ownMethod: string,
  ): Promise<Profile> {
    const id = toId(characterId);
    const keepOpened = opened.asking();
    const sealed = await server.box(log.identityId, profileName(id));
    if (!sealed) throw new WalletError('storage-broken', t.characterMissing);
    const hash = hashes.of(characterId, sealed);
    const held = opened.get(characterId);
    if (held?.hash === hash) return held.profile;
    const subject = { kind: 'character', characterId: id, epoch, name: PROFILE } as const;
    const { body, version, signer } = openDocument({ log, subject, key: documentKey, sealed });
    versions.record(log.identityId, profileName(id), { epoch, version });
    const read = decodeProfile(body);
    const profile = markedBy(log, ownMethod, signer, held?.profile ?? null, read);
    keepOpened(characterId, { hash, profile });
    return profile;
  }

  const use: Profiles['use'] = (characterId, work) =>
    keyring.useCharacter(characterId, async (seed, epoch, keys) => {
      const log = await readLog(keys);
      const documentKey = characterDocumentKey(seed);
      try {
        const profile = await open(log, characterId, documentKey, epoch, bareHex(keys.methodId));
        return await work({
          log,
          profile,
          access: { server, log, characterId, seed, epoch },
          signer: deviceSigner(keys),
        });
      } finally {
        wipe(documentKey);
      }
    });

  async function write(
    character: OpenCharacter,
    profile: Profile,
    { boxes = [], quiet }: { boxes?: Box[]; quiet?: true },
  ): Promise<void> {
    const { log, access, signer } = character;
    const id = toId(access.characterId);
    const documentKey = characterDocumentKey(access.seed);
    const keepOpened = opened.asking();
    try {
      const before = await server.box(log.identityId, profileName(id));
      const subject = { kind: 'character', characterId: id, epoch: access.epoch, name: PROFILE } as const;
      const last = before ? openDocument({ log, subject, key: documentKey, sealed: before }).version : 0;
      versions.record(log.identityId, profileName(id), { epoch: access.epoch, version: last });
      const version = nextVersion(last);
      const body = encodeProfile(profile);
      const sealed = sealDocument({
        identityId: log.identityId,
        subject,
        version,
        key: documentKey,
        body,
        signer,
        head: log.head,
      });
      await server.write(
        {
          identityId: log.identityId,
          expect: log.head,
          entries: [],
          head: log.head,
          boxes: [...boxes, { name: profileName(id), bytes: sealed }],
          ...noRows(),
          ...(quiet ? { quiet } : {}),
        },
        signer,
      );
      versions.record(log.identityId, profileName(id), { epoch: access.epoch, version });
      keepOpened(access.characterId, { hash: hashes.of(access.characterId, sealed), profile });
    } finally {
      wipe(documentKey);
    }
  }

  const keep = (): Promise<void> =>
    keyring.use('login', async (keys) => {
      const { head } = await readLog(keys);
      const [before, seenAt] = [await readLoginCache(vault, keys), await logs.saw(keys.identityId)];
      const profiles = new Map(
        [...opened.entries()].flatMap(([id, { hash, profile }]) => {
          const held = before?.profiles.get(id);
          const body = !sees(keys, id) ? null : held?.hash === hash ? held.body : bodyOf(profile);
          return body === null ? [] : [[id, { hash, body }] as const];
        }),
      );
      const highest = higherOf(before?.versions ?? new Map(), versions.of(keys.identityId));
      const names = reader.openedUnder(head);
      const same =
        before !== null &&
        sameHead(before.head, head) &&
        before.names?.hash === names?.hash &&
        seenAt - before.seenAt < USE_STEP &&
        before.profiles.size === profiles.size &&
        [...profiles].every(([id, { hash }]) => before.profiles.get(id)?.hash === hash) &&
        JSON.stringify(before.policy) === JSON.stringify(policies.of(keys.identityId)) &&
        before.versions.size === highest.size &&
        [...highest].every(([name, version]) => isSame(before.versions.get(name), version));
      const policy = policies.of(keys.identityId) ?? before?.policy ?? null;
      if (!same) await writeLoginCache(vault, keys, { head, profiles, versions: highest, seenAt, policy, names });
    });

  const read: Profiles['read'] = async (characterId) => {
    const held = opened.get(characterId);
    const layers = await keyring.layers();
    const layer = layers.find(
      ({ characterIds, viewedIds }) => characterIds.includes(characterId) || viewedIds.includes(characterId),
    );
    if (held && layer) {
      const sealed = await server.box(toBytes(layer.identityId), profileName(toId(characterId)));
      if (sealed && hashes.of(characterId, sealed) === held.hash) return held.profile;
    }
    return keyring.useDocumentKey(characterId, async (documentKey, epoch, keys) =>
      open(await readLog(keys), characterId, documentKey, epoch, bareHex(keys.methodId)),
    );
  };

  async function readAll(ids: ReadonlySet<string>): Promise<{ id: string; profile: Profile }[]> {
    const found = await Promise.all(
      [...ids].map(async (id) => {
        const profile = await read(id).catch((error: unknown) => {
          if (isWalletError(error, 'locked')) throw error;
          return null;
        });
        return profile ? [{ id, profile }] : [];
      }),
    );
    return found.flat();
  }

  return {
    use,
    read,
    async readable() {
      return readAll(new Set((await keyring.layers()).flatMap(({ characterIds }) => characterIds)));
    },
    async viewed() {
      const layers = await keyring.layers();
      const open = new Set(layers.flatMap(({ characterIds }) => characterIds));
      return readAll(new Set(layers.flatMap(({ viewedIds }) => viewedIds).filter((id) => !open.has(id))));
    },
    change: (characterId, change) =>
      inTurn(() =>
        use(characterId, async (character) => {
          const profile = structuredClone(character.profile);
          const { value, ...how } = await change({ ...character, profile });
          await write(character, profile, how);
          // The profile is written. If the cache cannot be written now, the next opening of the profile does it.
          await keep().catch(() => undefined);
          return value;
        }),
      ),
    async names() {
      const [login] = await keyring.layers();
      const held = login ? await reader.held(toBytes(login.identityId)) : null;
      return held ?? keyring.use('login', (keys) => reader.read(keys, () => readLog(keys)));
    },
    recall: () =>
      keyring.use('login', async (keys) => {
        const [keepOpened, recallNames] = [opened.asking(), reader.recalling()];
        const cache = await readLoginCache(vault, keys);
        if (cache) recallNames(cache);
        if (cache) versions.restore(keys.identityId, cache.versions);
        if (cache?.policy && policies.of(keys.identityId) === null) policies.record(keys.identityId, cache.policy);
        for (const [id, { hash, body }] of cache?.profiles ?? [])
          if (sees(keys, id) && !opened.has(id)) keepOpened(id, { hash, profile: decodeProfile(utf8(body)) });
      }),
    keep,
    forget() {
      opened.forget();
      hashes.forget();
      reader.forget();
      versions.forget();
      policies.forget();
    },
  };
}
