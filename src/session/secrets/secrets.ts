/** Site logins and secret notes of a character: saved, changed, removed, shared with other characters. A change of a secret is a new target. */
import { createId } from '../../keys/ids.ts';
import type { LogState } from '../../keys/log/state.ts';
import type { BoxSigner } from '../../keys/signed-box.ts';
import { bareHex } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import { sessionSecrets as t } from '../../locales/en/session/secrets.ts';
import type { SecretDraft } from '../../messaging/secret.ts';
import { targetName } from '../../sync/box-names.ts';
import type { Box } from '../../sync/key-server.ts';
import { type KeptTarget, keepTargets, putBack } from '../profile/kept-targets.ts';
import { DOCUMENT_LIMIT, encodeProfile, noteRemovedTarget, type Profile } from '../profile/profile.ts';
import type { Profiles } from '../profile/profiles.ts';
import { isListed, type ListedSecret, MOST_SECRETS, type SecretEntry } from '../profile/secret-entry.ts';
import { sealSecret, useSecret } from '../profile/secret-targets.ts';
import type { TargetAccess } from '../profile/targets.ts';
import { toId } from '../state/open-keys.ts';
import { checkLengths, describe } from './draft.ts';
import { decodeContent, FORMER_PASSWORDS, type SecretContent, withContent } from './secret-content.ts';
import { totpUri } from './totp.ts';

/** Room that a profile keeps for accounts, sites and what a rotation adds (bytes). */
const KEPT_ROOM = 16 * 1024;

const notThere = () => new WalletError('not-found', t.noSuchEntry);

/** @throws WalletError not-found */
export function entryOf(profile: Profile, targetId: string): ListedSecret {
  const entry = profile.secrets?.filter(isListed).find((one) => one.targetId === targetId);
  if (!entry) throw notThere();
  return entry;
}

/** @throws WalletError not-found | refused (it was not accepted yet) */
export function usableEntry(profile: Profile, targetId: string): ListedSecret {
  const entry = entryOf(profile, targetId);
  if (entry.by !== undefined) throw new WalletError('refused', t.acceptFirst);
  return entry;
}

/** The opened texts; only what leaves this function as a value stays in memory. */
export const openContent = (access: TargetAccess, entry: SecretEntry): Promise<SecretContent> =>
  useSecret(access, entry, decodeContent);

/** The part of a character's room for logins and notes that is taken: 1 is full. */
export const takenRoom = (profile: Profile): number =>
  Math.max((profile.secrets?.length ?? 0) / MOST_SECRETS, lengthOf(profile) / (DOCUMENT_LIMIT - KEPT_ROOM));

/** Without the signatures, which give way. */
const lengthOf = (profile: Profile): number => encodeProfile({ ...profile, signed: [] }).length;

/** Of that room, what changes of entries may take: a password that was changed at its site can be saved in a full character, too. */
const ROOM_OF_CHANGES = 8 * 1024;

/** @param isChange the number of entries stays as it is */
function ensureRoom(profile: Profile, isChange = false): void {
  const count = profile.secrets?.length ?? 0;
  if (!isChange && count > MOST_SECRETS) throw new WalletError('refused', t.tooManyEntries(MOST_SECRETS));
  const kept = isChange ? KEPT_ROOM - ROOM_OF_CHANGES : KEPT_ROOM;
  if (lengthOf(profile) > DOCUMENT_LIMIT - kept) throw new WalletError('refused', t.characterFull);
}

/** The content that a draft makes of the content before; `null` parts stay as they are. @throws WalletError bad-input */
function contentFrom(draft: SecretDraft, before: SecretContent | null, now: number): SecretContent {
  checkLengths(draft);
  if (draft.kind === 'note') {
    const text = draft.text ?? (before?.kind === 'note' ? before.text : '');
    return { kind: 'note', text };
  }
  const old = before?.kind === 'login' ? before : null;
  const password = draft.password ?? old?.password ?? '';
  const replaced = old !== null && old.password !== '' && old.password !== password;
  return {
    kind: 'login',
    password,
    totp: draft.totp === null ? (old?.totp ?? null) : draft.totp.trim() === '' ? null : totpUri(draft.totp),
    note: draft.note ?? old?.note ?? '',
    former: [
      ...(replaced ? [{ password: old.password, until: now }] : []),
      ...(old?.former.filter((one) => one.password !== password) ?? []),
    ].slice(0, FORMER_PASSWORDS),
  };
}

interface Saving {
  log: LogState;
  characterId: string;
  signer: BoxSigner;
  now: number;
}

async function sealNew(
  { log, characterId, signer, now }: Saving,
  draft: SecretDraft,
  content: SecretContent,
): Promise<{ entry: SecretEntry; box: Box }> {
  const id = createId();
  const entry = { targetId: bareHex(id), ...describe(draft, now) };
  const box = await withContent(content, (bytes) => sealSecret({ log, characterId, signer }, id, entry, bytes));
  return { entry, box };
}

const removal = (characterId: string, targetId: string): Box => ({
  name: targetName(toId(characterId), toId(targetId)),
  bytes: null,
});

/** Puts `entry` in the place of `before`, or at the end. */
function putEntry(profile: Profile, before: SecretEntry | null, entry: SecretEntry): void {
  const secrets = profile.secrets ?? [];
  profile.secrets = before ? secrets.map((one) => (one === before ? entry : one)) : [...secrets, entry];
  if (before) noteRemovedTarget(profile, before.targetId);
}

/** @param targetId the entry that is changed; `null`: a new one @returns the id of the new target */
export const saveSecret = (
  profiles: Profiles,
  now: number,
  characterId: string,
  targetId: string | null,
  draft: SecretDraft,
): Promise<string> =>
  profiles.change(characterId, async ({ log, profile, access, signer }) => {
    const before = targetId === null ? null : usableEntry(profile, targetId);
    if (before !== null && before.kind !== draft.kind) throw new WalletError('bad-input', t.loginStaysLogin);
    const old = before && (await openContent(access, before));
    const content = contentFrom(draft, old, now);
    const { entry, box } = await sealNew({ log, characterId, signer, now }, draft, content);
    const isAsBefore = old?.kind === 'login' && content.kind === 'login' && old.password === content.password;
    const since = isAsBefore ? before?.exposedSince : undefined;
    putEntry(profile, before, since === undefined ? entry : { ...entry, exposedSince: since });
    ensureRoom(profile, before !== null);
    return { value: entry.targetId, boxes: [box, ...(before ? [removal(characterId, before.targetId)] : [])] };
  });

/** Saves many new entries in one write. @returns how many */
export const saveSecrets = (
  profiles: Profiles,
  now: number,
  characterId: string,
  drafts: readonly SecretDraft[],
): Promise<number> =>
  profiles.change(characterId, async ({ log, profile, signer }) => {
    // Before the first is sealed: the first failure leaves everything as it was, at no cost.
    const contents = drafts.map((draft) => contentFrom(draft, null, now));
    const drafted = drafts.map((draft) => ({ targetId: '0'.repeat(32), ...describe(draft, now) }));
    ensureRoom({ ...profile, secrets: [...(profile.secrets ?? []), ...drafted] });
    const boxes: Box[] = [];
    for (const [at, draft] of drafts.entries()) {
      const { entry, box } = await sealNew({ log, characterId, signer, now }, draft, contents[at] as SecretContent);
      boxes.push(box);
      putEntry(profile, null, entry);
    }
    return { value: drafts.length, boxes };
  });

/** A removed entry, without which it does not come back. */
export interface RemovedSecret {
  kept: KeptTarget[];
  /** How many others of the same site and user name, or title, there were. */
  alike: number;
}

/** How many entries a person would take for this one. */
const countAlike = ({ secrets = [] }: Profile, { kind, site, user, name }: SecretEntry): number =>
  secrets.filter(
    (one) =>
      one.kind === kind &&
      one.site === site &&
      one.user === user &&
      (kind === 'login' && site !== null ? true : one.name === name),
  ).length;

/** @returns what brings it back; `null`: nothing does */
export const removeSecret = (
  profiles: Profiles,
  characterId: string,
  targetId: string,
): Promise<RemovedSecret | null> =>
  profiles.change(characterId, async (open) => {
    const { profile } = open;
    const entry = entryOf(profile, targetId);
    const kept = await keepTargets(open, [entry]);
    profile.secrets = profile.secrets?.filter((one) => one !== entry);
    noteRemovedTarget(profile, targetId);
    const value = kept && { kept, alike: countAlike(profile, entry) };
    return { value, boxes: [removal(characterId, targetId)] };
  });

/** @throws WalletError exists (another one took its place) | refused (the character is full, or has other keys) */
export const bringSecretBack = (
  profiles: Profiles,
  characterId: string,
  { kept, alike }: RemovedSecret,
): Promise<null> =>
  profiles.change(characterId, async (open) => {
    const taken = kept.find(({ entry }) => countAlike(open.profile, entry) > alike);
    if (taken) throw new WalletError('exists', taken.entry.kind === 'note' ? t.otherNoteSince : t.otherLoginSince);
    const boxes = await putBack(open, kept);
    ensureRoom(open.profile);
    return { value: null, boxes };
  });

/** Takes over an entry that a login method put in without holding the character: it is sealed anew. */
export const acceptSecret = (profiles: Profiles, characterId: string, targetId: string): Promise<string> =>
  profiles.change(characterId, async ({ log, profile, access, signer }) => {
    const before = entryOf(profile, targetId);
    const { by: _by, ...kept } = before;
    const id = createId();
    const entry = { ...kept, targetId: bareHex(id) };
    const box = await useSecret(access, before, (bytes) => sealSecret({ log, characterId, signer }, id, entry, bytes));
    putEntry(profile, before, entry);
    return { value: entry.targetId, boxes: [box, removal(characterId, targetId)] };
  });

/** Puts a copy into another character. A closed character adopts it when it is opened. */
export async function shareSecret(
  profiles: Profiles,
  characterId: string,
  targetId: string,
  toCharacterId: string,
  toIsOpen: boolean,
): Promise<null> {
  if (characterId === toCharacterId) throw new WalletError('bad-input', t.chooseAnotherCharacter);
  const id = createId();
  const sealedBy = (log: LogState, signer: BoxSigner) =>
    profiles.use(characterId, async ({ profile, access }) => {
      const { exposedSince: _since, ...entry } = usableEntry(profile, targetId);
      const owner = { log, characterId: toCharacterId, signer };
      const box = await useSecret(access, entry, (bytes) => sealSecret(owner, id, entry, bytes));
      return { entry: { ...entry, targetId: bareHex(id) }, box };
    });
  if (!toIsOpen) {
    // Writes only the box: the profile of a closed character cannot be written.
    await profiles.change(characterId, async ({ log, signer }) => ({
      value: null,
      boxes: [(await sealedBy(log, signer)).box],
    }));
    return null;
  }
  return profiles.change(toCharacterId, async ({ log, profile, signer }) => {
    const { entry, box } = await sealedBy(log, signer);
    putEntry(profile, null, entry);
    ensureRoom(profile);
    return { value: null, boxes: [box] };
  });
}

/** The person takes an entry, which may be a phrase, off the list of exposed ones. */
export const settleSecret = (profiles: Profiles, characterId: string, targetId: string): Promise<null> =>
  profiles.change(characterId, async ({ profile }) => {
    const entry = profile.secrets?.find((one) => one.targetId === targetId);
    if (!entry) throw notThere();
    delete entry.exposedSince;
    return { value: null };
  });
