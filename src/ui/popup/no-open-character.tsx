/** The unlocked wallet without an open character: this login opens none, or there is none. */
import type { ComponentChildren } from 'preact';
import { popupStart as t } from '../../locales/en/ui/popup/start.ts';
import type { CharacterSummary, UnlockedSnapshot } from '../../messaging/snapshot.ts';
import { Button } from '../components/button.tsx';
import { Plus } from '../components/icon.tsx';
import { HouseMark } from '../components/mask.tsx';
import { CharacterOption } from './character-option.tsx';
import { IdentitySwitch } from './identity-switch.tsx';
import { openTab } from './open-tab.ts';

export const NoOpenCharacter = (props: {
  snapshot: UnlockedSnapshot;
  characters: readonly CharacterSummary[];
  choose: (character: CharacterSummary) => void;
  buttons: ComponentChildren;
  search: ComponentChildren;
}) => (
  <div class="popup">
    <header class="band plain">
      <HouseMark size={36} />
      <h1 class="who">Dramatis</h1>
      <div class="right">{props.buttons}</div>
    </header>
    <main class="flush">
      <IdentitySwitch snapshot={props.snapshot} />
      <p class="small lead-in">{props.characters.length === 0 ? t.noCharacter : t.opensNone}</p>
      <div class="list">
        {props.characters.map((character) => (
          <CharacterOption key={character.id} character={character} choose={props.choose} />
        ))}
      </div>
      <Button weight="quiet" wide icon={Plus} testid="new-character" onClick={() => openTab('settings/characters/new')}>
        {t.newCharacter}
      </Button>
    </main>
    {props.search}
  </div>
);
