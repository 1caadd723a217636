/** What marks a character that the login only views: a tag with an icon, and the note that says why nothing signs. */

import { components as t } from '../../locales/en/ui/components.ts';
import type { CharacterSummary } from '../../messaging/snapshot.ts';
import { Button } from './button.tsx';
import { Eye, Icon } from './icon.tsx';
import { WarningBox } from './warning.tsx';

export const ViewOnlyTag = () => (
  <span class="tag">
    <Icon node={Eye} size={13} />
    {t.viewOnly}
  </span>
);

/** Renders nothing for an open character. `open`: goes to the login that opens the character. */
export function ViewOnlyNote({ character, open }: { character: CharacterSummary; open: (route: string) => void }) {
  const { id, name, state, opensWith } = character;
  if (state !== 'viewed') return null;
  return (
    <WarningBox severity="note" title={<ViewOnlyTag />} rule="view-only">
      <p>
        {t.onlyShows(
          name,
          opensWith.map((method) => method.name),
        )}
      </p>
      <div class="hstack">
        <Button small testid="open-viewed" onClick={() => open(`login?stepUp=${encodeURIComponent(id)}`)}>
          {t.open(name)}
        </Button>
      </div>
    </WarningBox>
  );
}
