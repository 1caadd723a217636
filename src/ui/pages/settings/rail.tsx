/** The navigation of the settings: the identity's pages in ink, below them the active character's pages in its tint. */

import { useEffect, useState } from 'preact/hooks';
import { common as t } from '../../../locales/en/ui/pages/settings/common.tsx';
import type { Look } from '../../../messaging/look.ts';
import type { CharacterSummary, UnlockedSnapshot } from '../../../messaging/snapshot.ts';
import { Button } from '../../components/button.tsx';
import { ChevronDown, Icon, Lock } from '../../components/icon.tsx';
import { lookAttributes } from '../../components/look-attributes.ts';
import { HouseMark, Mask } from '../../components/mask.tsx';
import { Menu } from '../../components/menu.tsx';
import { Ribbon } from '../../components/ribbon.tsx';
import { Tag } from '../../components/row.tsx';
import { useRun } from '../../components/toast.tsx';
import { goTo } from '../../location.ts';
import { ServerChips } from '../../server-picker/server-chip.tsx';
import { type RailTag, serverTag } from '../../server-picker/server-news.ts';
import { useCommand } from '../../wallet.tsx';
import { characterPages, identityPages, type SettingsEntry } from './settings-entries.ts';
import { type SettingsRoute, settingsPath } from './settings-routes.ts';
import { SettingsSearch } from './settings-search.tsx';

export function Rail({ snapshot, place }: { snapshot: UnlockedSnapshot; place: SettingsRoute }) {
  const command = useCommand();
  const run = useRun();
  const acting = snapshot.characters.find(({ id }) => id === snapshot.active?.id) ?? null;
  const { name } = snapshot.identity;
  const [unfolded, setUnfolded] = useState(false);
  useEffect(() => setUnfolded(false), [place]);
  return (
    <aside class={unfolded ? 'rail is-unfolded' : 'rail'}>
      <div class="rail-head">
        <div class="brand">
          <HouseMark size={28} />
          {t.brand}
        </div>
        <Button small weight="quiet" icon={Lock} testid="lock" onClick={() => run(() => command('lock', {}))}>
          {t.lock}
        </Button>
      </div>
      <SettingsSearch snapshot={snapshot} />
      <Fold
        snapshot={snapshot}
        place={place}
        look={acting?.look ?? null}
        unfolded={unfolded}
        onFold={() => setUnfolded(!unfolded)}
      />
      <nav aria-label={t.identity}>
        <div class="cap fine">{name === '' ? t.yourIdentity : t.identityOf(name)}</div>
        {identityPages(snapshot, place).map((each) => (
          <RailLink key={each.route} place={each} current={each.route === place} tag={tagOf(each.route, snapshot)} />
        ))}
      </nav>
      {acting !== null && (
        <nav aria-label={acting.name} {...lookAttributes(acting.look)}>
          <Ribbon />
          <ActingMenu acting={acting} characters={snapshot.characters} />
          {characterPages().map((each) => (
            <RailLink key={each.route} place={each} current={each.route === place} />
          ))}
        </nav>
      )}
      <ServerChips
        snapshot={{ server: null, keepsCopy: snapshot.keepsCopy }}
        onOpen={() => goTo(settingsPath('server'))}
      />
    </aside>
  );
}

/** In a narrow window this button stands for the list of pages: it names the current one and folds the list out. */
function Fold(props: {
  snapshot: UnlockedSnapshot;
  place: SettingsRoute;
  /** The look of the active character: its pages wear it. */
  look: Look | null;
  unfolded: boolean;
  onFold: () => void;
}) {
  const { snapshot, place, look, unfolded, onFold } = props;
  const own = characterPages();
  const pages = [...identityPages(snapshot, place), ...own];
  const current = pages.find(({ route }) => route === place);
  const [tag = null] = pages.map(({ route }) => tagOf(route, snapshot)).filter((each) => each !== null);
  return (
    <button
      type="button"
      class="rail-fold"
      {...lookAttributes(own.some(({ route }) => route === place) ? look : null)}
      data-testid="fold-pages"
      aria-expanded={unfolded}
      onClick={onFold}
    >
      {current !== undefined && <Icon node={current.icon} size={18} />}
      <span class="vh">{t.pages}</span>
      <span class="grow clip">{current?.name}</span>
      {tag !== null && <Tag tone={tag.isUrgent ? 'caution' : undefined}>{tag.text}</Tag>}
      <Icon node={ChevronDown} size={18} />
    </button>
  );
}

function tagOf(route: SettingsRoute, snapshot: UnlockedSnapshot): RailTag | null {
  if (route === 'server') return serverTag(snapshot);
  return route === 'members' && snapshot.login.manages && snapshot.proposals.length > 0
    ? { text: t.check, isUrgent: true }
    : null;
}

const RailLink = ({ place, current, tag = null }: { place: SettingsEntry; current: boolean; tag?: RailTag | null }) => (
  <a href={`#/${settingsPath(place.route)}`} aria-current={current ? 'page' : undefined} data-place={place.route}>
    <Icon node={place.icon} size={18} />
    {place.name}
    {tag !== null && <Tag tone={tag.isUrgent ? 'caution' : undefined}>{tag.text}</Tag>}
  </a>
);

/** Menu that switches the active character. An open character becomes active at once; a closed one leads to the login that opens it. */
function ActingMenu({ acting, characters }: { acting: CharacterSummary; characters: readonly CharacterSummary[] }) {
  const command = useCommand();
  const run = useRun();
  return (
    <Menu
      label={t.switchCharacter}
      items={characters.map((character) => ({
        name: (
          <span class="hstack" {...lookAttributes(character.look)}>
            <Mask shape={character.look.mask} size={20} closed={character.state === 'closed'} />
            <span class="grow clip">{character.name}</span>
            {character.state !== 'open' && (
              <span class="fine">{character.state === 'closed' ? t.closed : t.viewOnly}</span>
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
          aria-label={t.activeCharacter(acting.name)}
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
