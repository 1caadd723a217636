/** When the wallet asks for a check of a recovery key, and how long ago the last one was. Pure functions; times are ms since 1970. */
import type { MethodView, UnlockedSnapshot } from '../../../messaging/snapshot.ts';

const DAY = 86_400_000;
/** Days from the making of a key to its first check: by then the sheet has its place. */
const FIRST_AFTER = 7;

type Key = Pick<MethodView, 'kind' | 'state' | 'addedAt' | 'checkedAt'>;

const lastSure = ({ checkedAt, addedAt }: Key): number => checkedAt ?? addedAt;

/** `never`: not typed on this computer since it was made, more than a week ago; `old`: not for more than a year. */
export function checkStanding(method: Key, now: number): 'never' | 'old' | 'fine' {
  if (method.kind !== 'recovery-key' || method.state !== 'active') return 'fine';
  if (now - lastSure(method) > 365 * DAY) return 'old';
  return (method.checkedAt ?? null) === null && now - method.addedAt > FIRST_AFTER * DAY ? 'never' : 'fine';
}

/** The recovery key that has waited longest for its check; `null` when none is due, or the user wants no reminder now. */
export function dueCheck(
  {
    methods,
    settings: { recoveryCheckDays },
    recovery: { remindFrom },
  }: Pick<UnlockedSnapshot, 'methods' | 'settings' | 'recovery'>,
  now: number,
): MethodView | null {
  if (recoveryCheckDays === 0 || (remindFrom !== null && remindFrom > now)) return null;
  const dueAt = (method: MethodView): number =>
    (method.checkedAt ?? null) === null
      ? method.addedAt + FIRST_AFTER * DAY
      : lastSure(method) + recoveryCheckDays * DAY;
  const due = methods
    .filter((method) => method.kind === 'recovery-key' && method.state === 'active' && dueAt(method) <= now)
    .sort((one, other) => dueAt(one) - dueAt(other));
  return due[0] ?? null;
}
