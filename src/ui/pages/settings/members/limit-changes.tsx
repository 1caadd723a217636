/** What proposed limits would change, rule by rule, for the manager who agrees. */

import { members as t } from '../../../../locales/en/ui/pages/settings/members.tsx';
import type { LimitChange } from '../../../../messaging/persons.ts';
import type { UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { toLimitSentences } from '../../../words/limits.ts';

/** @param changes `null`: they cannot be read */
export function LimitChanges({ snapshot, changes }: { snapshot: UnlockedSnapshot; changes: LimitChange[] | null }) {
  if (changes === null) return <p class="small">{t.limitsUnread}</p>;
  const levelName = (id: string | null) =>
    id === null ? null : (snapshot.levels.find((level) => level.id === id)?.name ?? t.aLevel);
  const characterName = (id: string | null) =>
    id === null ? null : (snapshot.characters.find((one) => one.id === id)?.name ?? t.aCharacter);
  return (
    <ul class="stack" data-testid="limit-changes">
      {changes.map(({ levelId, characterId, rule }) => (
        <li key={`${levelId}/${characterId}`} class="small">
          <strong>{t.limitsOf(levelName(levelId), characterName(characterId))}</strong>
          <span class="block">
            {rule === null ? t.noLimits : toLimitSentences(rule, { networks: snapshot.networks, left: null }).join(' ')}
          </span>
        </li>
      ))}
    </ul>
  );
}
