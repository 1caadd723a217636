/** What a level may do with one of its characters. */

import { levels as t } from '../../../../locales/en/ui/pages/settings/levels.tsx';
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
        aria-label={t.rightLabel(character.name)}
        data-testid="level-right"
        value={limit ?? 'own'}
        onChange={(event) => {
          const { value } = event.currentTarget;
          onLimit(value === 'use' || value === 'view' ? value : null);
        }}
      >
        <option value="own">{t.everything}</option>
        <option value="use">{t.useNoExport}</option>
        <option value="view">{t.viewOnly}</option>
      </select>
    </div>
  );
}
