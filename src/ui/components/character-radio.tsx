/** Radio buttons for several characters, each with its own look; a closed one is shown as an outline. */
import { useId } from 'preact/hooks';
import { componentsForms as t } from '../../locales/en/ui/components/forms.ts';
import type { CharacterSummary } from '../../messaging/snapshot.ts';
import { lookAttributes } from './look-attributes.ts';
import { Mask } from './mask.tsx';
import { Tag } from './row.tsx';

export function CharacterRadio(props: {
  label: string;
  characters: readonly CharacterSummary[];
  value: string;
  onChange: (id: string) => void;
}) {
  const name = useId();
  return (
    <fieldset class="bare">
      <legend class="vh">{props.label}</legend>
      <div class="rows">
        {props.characters.map((character) => (
          <label
            class="row"
            key={character.id}
            {...lookAttributes(character.look)}
            data-character-name={character.name}
          >
            <input
              type="radio"
              class="dot"
              name={name}
              checked={character.id === props.value}
              onChange={() => props.onChange(character.id)}
            />
            <Mask shape={character.look.mask} size={24} closed={character.state === 'closed'} />
            <span class="grow t clip">{character.name}</span>
            {character.state === 'closed' && <Tag>{t.closed}</Tag>}
            {character.state === 'viewed' && <Tag>{t.viewOnly}</Tag>}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
