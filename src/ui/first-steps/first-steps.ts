/** The first steps after the start, and which of them are done. Pure. */
import type { UnlockedSnapshot } from '../../messaging/snapshot.ts';

export interface FirstStep {
  id: 'funds' | 'site' | 'method';
  isDone: boolean;
}

/** An identity that is older has found its way. */
const NEW_FOR = 30 * 86_400_000;

const isSome = (amount: string | null): boolean => amount !== null && /[1-9]/.test(amount);

/** `null`: all are done, the person dismissed them, or they are not for this character. @param now ms since 1970 */
export function firstSteps(
  snapshot: Pick<UnlockedSnapshot, 'active' | 'characters' | 'identity' | 'login' | 'methods' | 'persons' | 'settings'>,
  now: number,
): FirstStep[] | null {
  const { active, characters, identity, login, methods, persons, settings } = snapshot;
  const character = characters.find(({ id }) => id === active?.id);
  // Whether its login methods are new says nothing: they may all have been renewed.
  const isOld = now - identity.begunAt > NEW_FOR;
  if (!settings.firstSteps || active === null || character?.state !== 'open' || isOld) return null;
  const mine = persons.find(({ current }) => current)?.methodIds ?? [];
  const inUse = methods.filter(
    ({ id, kind, state }) => kind !== 'recovery-key' && state === 'active' && (persons.length < 2 || mine.includes(id)),
  );
  const own = active.accounts.filter(({ kind }) => kind !== 'watch');
  const steps: FirstStep[] = [
    {
      id: 'funds',
      isDone:
        own.some(({ balance }) => isSome(balance)) ||
        // An asset does not say in which account it is.
        (own.length === active.accounts.length &&
          active.assets.some(({ amount, hidden }) => !hidden && isSome(amount))) ||
        active.activity.some(({ received, hidden }) => received === true && hidden === undefined),
    },
    { id: 'site', isDone: characters.some(({ siteCount }) => siteCount > 0) },
    // Who cannot manage the identity cannot add a login method.
    ...(login.manages ? [{ id: 'method' as const, isDone: inUse.length > 1 }] : []),
  ];
  return steps.every(({ isDone }) => isDone) ? null : steps;
}
