/** Who signed what, from the list that all computers of a character share, and the names of those who are not there any more. */
import { type ActivityView, type FormerSigner, MOST_SIGNED, type SignedView } from '../../messaging/activity.ts';
import { type IdentityDocument, type LogView, methodNameOf, type Profile } from '../../session/session.ts';

/** @param activity what this computer sent, which it shows with more detail */
export function signedViews(
  shared: NonNullable<Profile['signed']>,
  activity: readonly Pick<ActivityView, 'hash'>[],
): { signed: SignedView[]; signedIsFull: boolean } {
  const sentHere = new Set<string | null>(activity.map(({ hash }) => hash));
  const newest = shared.slice(0, MOST_SIGNED);
  return {
    signed: newest
      .filter(({ id }) => !sentHere.has(id))
      .map(({ id, kind, title, amount, chainId, origin, at, account, by }) => ({
        ...{ id, kind, title, amount, chainId, origin, at },
        from: account,
        signedBy: by,
      })),
    signedIsFull: newest.length === MOST_SIGNED,
  };
}

/** Login methods that signed and were removed since, with their names and those of their persons. */
export function formerSigners(
  log: Pick<LogView, 'methods'>,
  names: Pick<IdentityDocument, 'methods' | 'persons'>,
  acts: readonly { signedBy?: string }[],
): Record<string, FormerSigner> {
  const signers = new Set(acts.map(({ signedBy }) => signedBy));
  return Object.fromEntries(
    log.methods
      .filter(({ id, state }) => state === 'revoked' && signers.has(id))
      .map(({ id, personId }) => [
        id,
        {
          methodName: methodNameOf(names, id),
          person: personId === null ? null : { id: personId, name: names.persons?.[personId]?.name ?? '' },
        },
      ]),
  );
}
