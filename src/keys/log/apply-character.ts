/** Applies entries about characters and levels. The caller has checked the rights; this file checks the conditions of each kind. */
import { samePublicBytes } from '../../lib/bytes.ts';
import { keysLog as t } from '../../locales/en/keys/log.ts';
import { idKey } from '../ids.ts';
import { isSealKey } from '../seal-key.ts';
import { type Change, rankOf, type Step } from './apply-method.ts';
import type { CharacterDescriptor, EntryAction, LevelDescriptor } from './entry.ts';
import { ensure, present } from './refuse.ts';
import { nothingOwed, type Owed, rotate } from './rotation.ts';
import { ensureSecondManagers } from './second-manager.ts';
import { keysLost, type LogCharacter, type LogLevel, type LogMethod, type LogState, rightsOfLevel } from './state.ts';

type Of<Kind extends EntryAction['kind']> = Extract<EntryAction, { kind: Kind }>;

/** Longest delay: 90 days in milliseconds. */
const DELAY_LIMIT = 90 * 24 * 60 * 60 * 1000;

/** Most characters at a time. Readers of lists of characters, such as a local copy, accept a little more. */
const CHARACTER_LIMIT = 1000;

/** @throws WalletError not-allowed */
export const ensureDelay = (delay: number): void => ensure(delay <= DELAY_LIMIT, t.delayTooLong);

/** A new character in the log, at epoch 0. */
export function enterCharacter(
  characters: ReadonlyMap<string, LogCharacter>,
  character: CharacterDescriptor,
  number: number,
): Map<string, LogCharacter> {
  const { id, publicKey, documentKeyHash } = character;
  ensure(!characters.has(idKey(id)), t.characterExists);
  ensure(isSealKey(publicKey), t.characterKeyBad);
  for (const other of characters.values())
    ensure(
      other.epochs.every((epoch) => !samePublicBytes(epoch.publicKey, publicKey)),
      t.characterKeyUsed,
    );
  const epochs = [{ epoch: 0, publicKey, documentKeyHash, sinceEntry: number }];
  return new Map(characters).set(idKey(id), { id, epoch: 0, publicKey, removed: false, epochs });
}

/** The table of levels, checked for consistency and against the characters. */
export function enterLevels(
  levels: readonly LevelDescriptor[],
  characters: ReadonlyMap<string, LogCharacter>,
): Map<string, LogLevel> {
  const table = new Map<string, LogLevel>();
  for (const level of levels) {
    const rights = new Map(level.characters.map(({ id, right }) => [idKey(id), right]));
    ensure(!table.has(idKey(level.id)), t.levelTwice);
    ensure(!level.manages || rights.size === 0, t.levelManagesAll);
    ensure(rights.size === level.characters.length, t.characterTwice);
    ensure(
      [...rights.keys()].every((key) => characters.get(key)?.removed === false),
      t.characterUnknown,
    );
    table.set(idKey(level.id), { id: level.id, manages: level.manages, rights });
  }
  return table;
}

export function addCharacter(step: Step, action: Of<'character-add'>): Change {
  const { log, number } = step;
  const key = idKey(action.character.id);
  const held = [...log.characters.values()].filter((character) => !character.removed).length;
  ensure(held < CHARACTER_LIMIT, t.tooManyCharacters);
  const levels = new Map(log.levels);
  for (const id of action.levelIds) {
    const level = present(levels.get(idKey(id)), t.noLevel);
    ensure(!level.manages, t.levelManagesAll);
    ensure(!level.rights.has(key), t.levelTwice);
    levels.set(idKey(id), { ...level, rights: new Map(level.rights).set(key, 'own') });
  }
  return { characters: enterCharacter(log.characters, action.character, number), levels };
}

export function rotateCharacters(step: Step, action: Of<'character-rotate'>): Change {
  const { characters, identityDocumentKeyHash, managementKeyHash } = action.rotation;
  ensure(characters.length > 0 || identityDocumentKeyHash !== null || managementKeyHash !== null, t.rotatesNothing);
  return rotate(step.log, action.rotation, nothingOwed, step.number);
}

export function removeCharacter(step: Step, action: Of<'character-remove'>): Change {
  const { log } = step;
  const key = idKey(action.characterId);
  const character = present(log.characters.get(key), t.noCharacter);
  ensure(!character.removed, t.characterDeleted);
  const rest = [...log.characters.values()].filter((other) => !other.removed && other !== character);
  ensure(rest.length > 0, t.lastCharacter);
  const levels = new Map<string, LogLevel>();
  for (const [id, level] of log.levels)
    levels.set(id, { ...level, rights: new Map([...level.rights].filter(([other]) => other !== key)) });
  return { characters: new Map(log.characters).set(key, { ...character, removed: true }), levels };
}

/** What the members of a level lose by its new form. New keys are owed only for what somebody has held. */
function lostBy(before: LogState, after: LogState, members: readonly LogMethod[]): Owed {
  const characters = new Set<string>();
  let management = false;
  for (const method of members) {
    if (method.state === 'pending') continue;
    const old = before.levels.get(method.levelId) as LogLevel;
    const now = after.levels.get(method.levelId) as LogLevel;
    for (const key of keysLost(rightsOfLevel(before, old), rightsOfLevel(after, now))) characters.add(key);
    management ||= old.manages && !now.manages;
  }
  return { characters: [...characters], identityDocument: characters.size > 0 || management, management };
}

export function setPolicy(step: Step, action: Of<'policy'>): Change {
  const { log, number, timestamp, authority } = step;
  ensureDelay(action.delay);
  ensureSecondManagers(log, action.secondManagerFor);
  const levels = enterLevels(action.levels, log.characters);
  const members = [...log.methods.values()].filter((method) => method.state !== 'revoked');
  const methods = new Map(log.methods);
  // A longer delay needs the same agreement: with it a thief could make the owner wait for 90 days.
  let raises = action.delay !== log.delay;
  for (const method of members) {
    const level = present(levels.get(method.levelId), t.levelInUse);
    ensure(method.kind !== 'recovery-key' || level.manages, t.recoveryKeyManages);
    if (method.pending !== null) ensure(levels.get(method.pending.levelId)?.manages === true, t.levelAwaited);
    if (method.state === 'pending') continue;
    const managed = method.rank !== 'other';
    if (level.manages === managed) continue;
    if (level.manages) raises = true;
    const managingSince = level.manages ? timestamp : null;
    methods.set(idKey(method.id), { ...method, rank: rankOf(method.kind, level), managingSince, pending: null });
  }
  ensure(!raises || authority.immediate, t.needsSecondForPolicy);
  const owed = lostBy(log, { ...log, levels }, members);
  const { delay, secondManagerFor } = action;
  return { levels, delay, secondManagerFor, methods, ...rotate(log, action.rotation, owed, number) };
}
