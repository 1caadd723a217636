/** The login methods that own a character, which alone take its keys out, and what a login that only uses it is told. Reads the snapshot; the log decides. */

import { confirm as t } from '../../locales/en/ui/methods/confirm.ts';
import type { CharacterSummary, MethodView, UnlockedSnapshot } from '../../messaging/snapshot.ts';
import { MANAGING, type Provers } from './proving-methods.ts';

type Known = Pick<UnlockedSnapshot, 'levels' | 'methods'>;

/** At most so many are named. */
const TOLD = 3;

function owns({ levels }: Known, method: Pick<MethodView, 'levelId'>, characterId: string): boolean {
  const level = levels.find(({ id }) => id === method.levelId);
  if (level === undefined) return false;
  return level.manages || (level.characterIds.includes(characterId) && level.limits?.[characterId] === undefined);
}

const owners = (known: Known, characterId: string): MethodView[] =>
  known.methods.filter((method) => method.state === 'active' && owns(known, method, characterId));

/** Who may confirm that a key leaves this character. */
export const owning = (known: Known, characterId: string): Provers => ({
  ...MANAGING,
  also: owners(known, characterId).map(({ id }) => id),
});

/** `null`: this login owns the character. */
export function useOnly(
  snapshot: Known & Pick<UnlockedSnapshot, 'login'>,
  { id, name }: Pick<CharacterSummary, 'id' | 'name'>,
): string | null {
  const { login } = snapshot;
  if (owns(snapshot, login, id)) return null;
  const others = owners(snapshot, id)
    .slice(0, TOLD)
    .map((method) => method.name);
  return others.length === 0 ? t.onlyUses(login.methodName, name) : t.onlyUsesButOthers(login.methodName, name, others);
}
