/** The navigation of the settings: the identity's pages in ink, below them the active character's pages in its tint. */
import type { CharacterSummary, UnlockedSnapshot } from '../../../messaging/snapshot.ts';
import { Button } from '../../components/button.tsx';
import { ChevronDown, Icon, Lock } from '../../components/icon.tsx';
import { lookAttributes } from '../../components/look-attributes.ts';
import { HouseMark, Mask } from '../../components/mask.tsx';
import { Menu } from '../../components/menu.tsx';
import { Ribbon } from '../../components/ribbon.tsx';
import { Tag } from '../../components/row.tsx';
import { goTo } from '../../location.ts';
import { ServerChips } from '../../server-picker/server-chip.tsx';
import { serverTag } from '../../server-picker/server-news.ts';
import { useAct, useCommand } from '../../wallet.tsx';
import {
  CHARACTER_PAGES,
  identityPages,
  type SettingsEntry,
  type SettingsRoute,
  settingsPath,
} from './settings-routes.ts';
import { SettingsSearch } from './settings-search.tsx';

export function Rail({ snapshot, place }: { snapshot: UnlockedSnapshot; place: SettingsRoute }) {
  const command = useCommand();
  const { run } = useAct();
  const acting = snapshot.characters.find(({ id }) => id === snapshot.active?.id) ?? null;
  const { name } = snapshot.identity;
  return (
    <aside class="rail">
      <div class="brand">
        <HouseMark size={28} />
        Dramatis
      </div>
      <SettingsSearch snapshot={snapshot} />
      <nav aria-label="Identity">
        <div class="cap fine">{name === '' ? 'Your identity' : `Identity of ${name}`}</div>
        {identityPages(snapshot).map((each) => (
          <RailLink key={each.route} place={each} current={each.route === place} tag={tagOf(each.route, snapshot)} />
        ))}
      </nav>
      {acting !== null && (
        <nav aria-label={acting.name} {...lookAttributes(acting.look)}>
          <Ribbon />
          <ActingMenu acting={acting} characters={snapshot.characters} />
          {CHARACTER_PAGES.map((each) => (
            <RailLink key={each.route} place={each} current={each.route === place} />
          ))}
        </nav>
      )}
      <ServerChips
        snapshot={{ server: null, keepsCopy: snapshot.keepsCopy }}
        onOpen={() => goTo(settingsPath('server'))}
      />
      <Button weight="quiet" class="rail-lock" icon={Lock} testid="lock" onClick={() => run(() => command('lock', {}))}>
        Lock
      </Button>
    </aside>
  );
}

function tagOf(route: SettingsRoute, snapshot: UnlockedSnapshot): string | null {
  if (route === 'server') return serverTag(snapshot);
  return route === 'members' && snapshot.login.manages && snapshot.proposals.length > 0 ? 'Check' : null;
}

const RailLink = ({ place, current, tag = null }: { place: SettingsEntry; current: boolean; tag?: string | null }) => (
  <a href={`#/${settingsPath(place.route)}`} aria-current={current ? 'page' : undefined} data-place={place.route}>
    <Icon node={place.icon} size={18} />
    {place.name}
    {tag !== null && <Tag tone={tag === 'Check' ? 'caution' : undefined}>{tag}</Tag>}
  </a>
);

/** Menu that switches the active character. An open character becomes active at once; a closed one leads to the login that opens it. */
function ActingMenu({ acting, characters }: { acting: CharacterSummary; characters: readonly CharacterSummary[] }) {
  const command = useCommand();
  const { run } = useAct();
  return (
    <Menu
      label="Switch character"
      items={characters.map((character) => ({
        name: (
          <span class="hstack" {...lookAttributes(character.look)}>
            <Mask shape={character.look.mask} size={20} closed={character.state === 'closed'} />
            <span class="grow clip">{character.name}</span>
            {character.state !== 'open' && (
              <span class="fine">{character.state === 'closed' ? 'Closed' : 'View only'}</span>
            )}
          </span>
        ),
        checked: character.id === acting.id,
        act: () =>
          character.state === 'closed'
            ? goTo(`login?stepUp=${encodeURIComponent(character.id)}`)
            : run(() => command('set-active', { characterId: character.id })),
      }))}
      button={({ expanded, toggle }) => (
        <button
          type="button"
          class="cap label acting"
          aria-haspopup="menu"
          aria-expanded={expanded}
          aria-label={`Active character: ${acting.name}. Switch character`}
          onClick={toggle}
        >
          <Mask shape={acting.look.mask} size={20} />
          <span class="grow clip">{acting.name}</span>
          <Icon node={ChevronDown} size={15} />
        </button>
      )}
    />
  );
}
