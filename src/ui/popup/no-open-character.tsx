/** The wallet is open, but no character is: this login opens none, or the last one was deleted. In ink, like the identity. */
import type { ComponentChildren } from 'preact';
import type { CharacterSummary } from '../../messaging/snapshot.ts';
import { Button } from '../components/button.tsx';
import { Plus } from '../components/icon.tsx';
import { HouseMark } from '../components/mask.tsx';
import { CharacterOption } from './character-option.tsx';
import { openTab } from './open-tab.ts';

export const NoOpenCharacter = (props: {
  characters: readonly CharacterSummary[];
  choose: (character: CharacterSummary) => void;
  buttons: ComponentChildren;
}) => (
  <div class="popup">
    <header class="band plain">
      <HouseMark size={36} />
      <h1 class="who">Dramatis</h1>
      <div class="right">{props.buttons}</div>
    </header>
    <main class="flush">
      <p class="small lead-in">
        {props.characters.length === 0
          ? 'There is no character yet. A character holds accounts and meets sites.'
          : 'This login opens none of your characters. Choose one to open it with its own login method.'}
      </p>
      <div class="list">
        {props.characters.map((character) => (
          <CharacterOption key={character.id} character={character} choose={props.choose} />
        ))}
      </div>
      <Button weight="quiet" wide icon={Plus} testid="new-character" onClick={() => openTab('settings/characters/new')}>
        New character
      </Button>
    </main>
  </div>
);
