/** The end of a restore: the restored characters, whether a copy stays on this computer, and where to find the wallet. */
import type { UnlockedSnapshot } from '../../../messaging/snapshot.ts';
import { Button } from '../../components/button.tsx';
import { Icon, Puzzle } from '../../components/icon.tsx';
import { lookAttributes } from '../../components/look-attributes.ts';
import { Mask } from '../../components/mask.tsx';
import { goTo } from '../../location.ts';
import { StageLayout } from '../stage-layout.tsx';
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
      <div class="warn note where">
        <span class="sig">
          <Icon node={Puzzle} size={17} />
        </span>
        <div class="grow">
          <span class="t">Where it lives</span>
          <p>Behind the puzzle piece, top right in the browser. Pin it, and one click opens it.</p>
        </div>
      </div>
      <div class="work-acts">
        <Button weight="primary" onClick={() => goTo('settings/characters')} testid="finish">
          Done
        </Button>
      </div>
    </StageLayout>
  );
}
