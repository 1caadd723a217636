/** The end of a restore: the restored characters, whether a copy stays on this computer, and where to find the wallet. */

import { restore as t } from '../../../locales/en/ui/pages/restore.tsx';
import type { UnlockedSnapshot } from '../../../messaging/snapshot.ts';
import { Button } from '../../components/button.tsx';
import { lookAttributes } from '../../components/look-attributes.ts';
import { Mask } from '../../components/mask.tsx';
import { goTo } from '../../location.ts';
import { StageLayout } from '../stage-layout.tsx';
import { ToolbarNote } from '../toolbar-note.tsx';
import { RecentEvents } from './recent-events.tsx';

/** `withKey`: the identity was restored with the recovery key; recent security events are shown. */
export function WelcomeBack({ snapshot, withKey }: { snapshot: UnlockedSnapshot; withKey: boolean }) {
  return (
    <StageLayout
      title={t.welcomeBack}
      lede={snapshot.keepsCopy ? t.welcomeBackKept : t.welcomeBackNotKept}
      lit={snapshot.characters[0]?.look ?? 'none'}
    >
      <ul class="returned">
        {snapshot.characters.map((character) => (
          <li key={character.id} {...lookAttributes(character.look)}>
            <Mask shape={character.look.mask} size={40} closed={character.state === 'closed'} />
            <span>{character.name}</span>
          </li>
        ))}
      </ul>
      {withKey && <RecentEvents snapshot={snapshot} />}
      <ToolbarNote />
      <div class="work-acts">
        <Button weight="primary" onClick={() => goTo('settings/characters')} testid="finish">
          {t.done}
        </Button>
      </div>
    </StageLayout>
  );
}
