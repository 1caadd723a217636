/** What proposed limits would change, rule by rule, for the manager who agrees. */
import type { LimitChange } from '../../../../messaging/persons.ts';
import type { UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { toLimitSentences } from '../../../words/limits.ts';

/** @param changes `null`: they cannot be read */
export function LimitChanges({ snapshot, changes }: { snapshot: UnlockedSnapshot; changes: LimitChange[] | null }) {
  if (changes === null)
    return <p class="small">The proposed limits cannot be read. Withdraw this, and propose it again.</p>;
  const levelName = (id: string | null) =>
    id === null ? 'Every login method' : (snapshot.levels.find((level) => level.id === id)?.name ?? 'A level');
  const characterName = (id: string | null) =>
    id === null ? 'every character' : (snapshot.characters.find((one) => one.id === id)?.name ?? 'a character');
  return (
    <ul class="stack" data-testid="limit-changes">
      {changes.map(({ levelId, characterId, rule }) => (
        <li key={`${levelId}/${characterId}`} class="small">
          <strong>
            {levelName(levelId)}, as {characterName(characterId)}
          </strong>
          <span class="block">
            {rule === null
              ? 'No limits any more.'
              : toLimitSentences(rule, { networks: snapshot.networks, left: null }).join(' ')}
          </span>
        </li>
      ))}
    </ul>
  );
}
