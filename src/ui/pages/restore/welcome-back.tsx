/** The end of a restore: the restored characters, whether a copy stays on this computer, and where to find the wallet. */
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
      title="Welcome back"
      lede={
        snapshot.keepsCopy
          ? 'Your characters are on this computer. From now on you can log in with one touch.'
          : 'Your characters are open until you lock. No copy is kept on this computer.'
      }
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
          Done
        </Button>
      </div>
    </StageLayout>
  );
}
