/** The character switcher, a sheet below the band. Says that connected sites do not move along. Esc and a click outside close it. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { popupSwitcher as t } from '../../locales/en/ui/popup/switcher.ts';
import type { ActiveSite, CharacterSummary, UnlockedSnapshot } from '../../messaging/snapshot.ts';
import { Button } from '../components/button.tsx';
import { Plus } from '../components/icon.tsx';
import { hostOf } from '../components/site-tile.tsx';
import { CharacterOption } from './character-option.tsx';
import { IdentitySwitch } from './identity-switch.tsx';
import { openTab } from './open-tab.ts';

export function Switcher(props: {
  snapshot: UnlockedSnapshot;
  characters: readonly CharacterSummary[];
  activeId: string;
  site: ActiveSite | null;
  choose: (character: CharacterSummary) => void;
  onClose: () => void;
}) {
  const sheet = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    sheet.current?.querySelector<HTMLElement>('[aria-current=true]')?.focus();
    return () => document.querySelector<HTMLElement>('[data-testid=character-switcher]')?.focus();
  }, []);

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Escape') {
      event.preventDefault();
      props.onClose();
      return;
    }
    const options = [...(sheet.current?.querySelectorAll<HTMLElement>('[data-testid=character-option]') ?? [])];
    const at = options.indexOf(document.activeElement as HTMLElement);
    const to = { ArrowDown: (at + 1) % options.length, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    options.at(to)?.focus();
  }

  const holder = props.characters.find(({ id }) => id === props.site?.characterId);
  return (
    <>
      <button type="button" class="sheet-scrim" tabIndex={-1} aria-label={t.close} onClick={props.onClose} />
      <div class="sheet" ref={sheet} role="dialog" aria-label={t.switchCharacter} onKeyDown={onKeyDown}>
        <div class="list">
          <IdentitySwitch snapshot={props.snapshot} />
          {props.characters.map((character, at) => (
            <CharacterOption
              key={character.id}
              character={character}
              active={character.id === props.activeId}
              at={at}
              choose={props.choose}
            />
          ))}
        </div>
        <div class="sheet-acts">
          <Button weight="quiet" icon={Plus} testid="new-character" onClick={() => openTab('settings/characters/new')}>
            {t.newCharacter}
          </Button>
          <Button weight="quiet" onClick={() => openTab('settings/characters')}>
            {t.manage}
          </Button>
        </div>
        {props.site !== null && holder !== undefined && (
          <p class="fine">{t.siteStays(hostOf(props.site.origin), holder.name)}</p>
        )}
      </div>
    </>
  );
}
