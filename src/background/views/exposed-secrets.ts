/** Site logins and notes of the open characters that somebody else may know. No secret is opened. */
import type { ExposedSecretView } from '../../messaging/security.ts';
import type { Wallet } from '../wallet.ts';

export async function exposedSecrets(
  { session }: Pick<Wallet, 'session'>,
  characterIds: Iterable<string>,
): Promise<ExposedSecretView[]> {
  const wanted = new Set(characterIds);
  return (await session.profiles.readable()).flatMap(({ id, profile }) =>
    (wanted.has(id) ? (profile.secrets ?? []) : []).flatMap(({ targetId, kind, site, user, name, exposedSince }) =>
      exposedSince === undefined ? [] : [{ characterId: id, targetId, kind, site, user, name, since: exposedSince }],
    ),
  );
}
