/** An identity with two characters and a login method of a low level that a thief has. For tests only. */

import { characterDocumentKey } from '../../keys/character.ts';
import { sealDocument } from '../../keys/document.ts';
import { type LogState, presentKey } from '../../keys/log/state.ts';
import type { BoxSigner } from '../../keys/signed-box.ts';
import { fromUtf8, utf8 } from '../../lib/bytes.ts';
import type { Proof } from '../../messaging/login.ts';
import { IDENTITY_DOCUMENT, profileName } from '../../sync/box-names.ts';
import { adoptTargets } from '../accounts/adopt-targets.ts';
import { newCharacter } from '../change/characters.ts';
import { newLevel } from '../change/levels.ts';
import { encodeIdentityDocument, encodeProfile, type Profile } from '../profile/profile.ts';
import { IDENTITY_DOCUMENT_NAME, PROFILE } from '../state/document-names.ts';
import { toId } from '../state/open-keys.ts';
import { addKey } from './add-key.ts';
import { deviceOf, put } from './planted.ts';
import { createIdentity, createStage, proofOf, type Stage } from './stage.ts';

/** The login method Blue has a level that opens Everyday but not Savings. The thief has Blue. */
export async function household() {
  const stage = await createStage();
  const created = await createIdentity(stage);
  const { session } = stage;
  const mine = proofOf(created);
  const [login] = await session.layers();
  const everyday = login?.characterIds[0] ?? '';
  const savings = await session.change(mine, (change) =>
    newCharacter(change, { name: 'Savings', look: null, levelIds: [], firstAccountName: '', order: 1 }),
  );
  const daily = await session.change(mine, (change) =>
    newLevel(change, { name: 'Daily', manages: false, characterIds: [everyday] }),
  );
  const blue = await addKey(session, mine, daily, 'Blue key');
  const thief = await deviceOf(stage, blue);
  const recovery: Proof = { kind: 'recovery-key', text: created.recoveryKey };
  const adopt = (characterId: string) =>
    adoptTargets(session.parts, session.profiles, login?.identityId ?? '', characterId);
  const logHere = (): Promise<LogState> =>
    session.parts.keyring.use('login', (keys) => session.parts.logs.read(keys.identityId));
  return { stage, session, mine, recovery, created, everyday, savings, daily, blue, thief, login, adopt, logHere };
}

export type Household = Awaited<ReturnType<typeof household>>;

interface Written {
  signer: BoxSigner;
  version: number;
  /** Returns the JSON to write instead of the stored profile. */
  body?: (profile: Profile) => unknown;
}

/** Seals a profile of an open character, as any login method that opens the character can. */
export const sealedProfile = ({ session }: Stage, characterId: string, written: Written): Promise<Uint8Array> =>
  session.profiles.use(characterId, async ({ log, access, profile }) => {
    const { signer, version, body } = written;
    return sealDocument({
      identityId: log.identityId,
      subject: { kind: 'character', characterId: toId(characterId), epoch: access.epoch, name: PROFILE },
      version,
      key: characterDocumentKey(access.seed),
      body: body ? utf8(JSON.stringify(body(profile))) : encodeProfile(profile),
      signer,
      head: log.head,
    });
  });

export const plantProfile = async (stage: Stage, characterId: string, written: Written): Promise<void> =>
  put(stage, profileName(toId(characterId)), await sealedProfile(stage, characterId, written));

/** Stores the identity's names with another number. @param signer a managing method */
export async function plantNames(
  stage: Stage,
  { signer, version, more = {} }: Written & { more?: Record<string, unknown> },
): Promise<void> {
  const { session } = stage;
  const { log, names } = await session.profiles.names();
  const sealed = await session.parts.keyring.use('login', async ({ copy }) =>
    sealDocument({
      identityId: log.identityId,
      subject: { kind: 'identity', epoch: presentKey(log.identityDocumentKeys).epoch, name: IDENTITY_DOCUMENT_NAME },
      version,
      key: copy.identityDocumentKey.key,
      body: utf8(JSON.stringify({ ...JSON.parse(fromUtf8(encodeIdentityDocument(names))), ...more })),
      signer,
      head: log.head,
    }),
  );
  await put(stage, IDENTITY_DOCUMENT, sealed);
}

/** Deletes what this computer remembers of opened profiles, as on a new computer. */
export async function forgetProfiles({ session, vault }: Stage): Promise<void> {
  const [login] = await session.layers();
  session.profiles.forget();
  await vault.commit([{ table: 'local', key: `login-cache/${login?.methodId}`, value: null }]);
}

/** Epoch of a character's current key. */
export const epochOf = (log: LogState, characterId: string): number | undefined =>
  log.characters.get(characterId)?.epoch;
