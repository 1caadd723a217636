/** What proposed limits would change, rule by rule, for the manager who agrees. */

import { type LimitsOf, members as t } from '../../../../locales/en/ui/pages/settings/members.tsx';
import type { LimitChange } from '../../../../messaging/persons.ts';
import type { UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { toLimitSentences } from '../../../words/limits.ts';

/** @param changes `null`: they cannot be read */
export function LimitChanges({ snapshot, changes }: { snapshot: UnlockedSnapshot; changes: LimitChange[] | null }) {
  if (changes === null) return <p class="small">{t.limitsUnread}</p>;
  const nameIn = (list: readonly { id: string; name: string }[], id: string | null): LimitsOf =>
    id === null ? { every: true } : (list.find((one) => one.id === id)?.name ?? null);
  return (
    <ul class="stack" data-testid="limit-changes">
      {changes.map(({ levelId, characterId, rule }) => (
        <li key={`${levelId}/${characterId}`} class="small">
          <strong>{t.limitsOf(nameIn(snapshot.levels, levelId), nameIn(snapshot.characters, characterId))}</strong>
          <span class="block">
            {rule === null ? t.noLimits : toLimitSentences(rule, { networks: snapshot.networks, left: null }).join(' ')}
          </span>
        </li>
      ))}
    </ul>
  );
}
