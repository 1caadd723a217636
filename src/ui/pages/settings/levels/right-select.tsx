/** What a level may do with one of its characters. */
import type { Limit } from '../../../../messaging/level.ts';
import type { CharacterSummary } from '../../../../messaging/snapshot.ts';

/** `limit`: `null` for everything. */
export function RightSelect(props: {
  character: CharacterSummary;
  limit: Limit | null;
  onLimit: (limit: Limit | null) => void;
}) {
  const { character, limit, onLimit } = props;
  return (
    <div class="input select level-right">
      <select
        aria-label={`What this level may do as ${character.name}`}
        data-testid="level-right"
        value={limit ?? 'own'}
        onChange={(event) => {
          const { value } = event.currentTarget;
          onLimit(value === 'use' || value === 'view' ? value : null);
        }}
      >
        <option value="own">Everything</option>
        <option value="use">Use, never export</option>
        <option value="view">View only</option>
      </select>
    </div>
  );
}
