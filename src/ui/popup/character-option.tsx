/** One character in the switcher, with its own cloth and hue. A closed one is grey and says what opens it. */
import type { CharacterSummary } from '../../messaging/snapshot.ts';
import { Check, Eye, Icon, Lock } from '../components/icon.tsx';
import { lookAttributes } from '../components/look-attributes.ts';
import { Mask } from '../components/mask.tsx';
import { Cloth } from '../components/ribbon.tsx';
import { isApple } from '../search/shortcuts.ts';
import { characterWords } from './character-words.ts';

/** `at`: its position from 0; the first nine have a keyboard shortcut. */
export function CharacterOption(props: {
  character: CharacterSummary;
  choose: (character: CharacterSummary) => void;
  active?: boolean;
  at?: number;
}) {
  const { character, active = false, at } = props;
  const closed = character.state === 'closed';
  const keyed = at !== undefined && at < 9;
  return (
    <button
      type="button"
      class={closed ? 'pick is-closed' : 'pick'}
      {...lookAttributes(character.look)}
      data-testid="character-option"
      data-character-name={character.name}
      aria-current={active}
      aria-keyshortcuts={keyed ? `Alt+${at + 1}` : undefined}
      onClick={() => props.choose(character)}
    >
      <Cloth />
      <span class="in">
        <Mask shape={character.look.mask} size={36} closed={closed} />
        <span class="grow">
          <span class="n clip">{character.name}</span>
          <span class="d">{characterWords(character, active)}</span>
        </span>
        {active ? <Icon node={Check} size={18} /> : closed ? <Icon node={Lock} size={17} /> : null}
        {character.state === 'viewed' && <Icon node={Eye} size={17} />}
        {keyed && !active && !closed && (
          <span class="kbd" aria-hidden="true">
            {isApple() ? '⌥' : 'Alt '}
            {at + 1}
          </span>
        )}
      </span>
    </button>
  );
}
