/** The masks of the characters that something opens, closed ones in grey; of many the first, and how many more there are. */
import type { CharacterSummary } from '../../messaging/snapshot.ts';
import { lookAttributes } from './look-attributes.ts';
import { Mask } from './mask.tsx';

const MOST = 8;

/** Readers of the screen hear `said` in their place. */
export function OpenedMasks(props: {
  characters: readonly CharacterSummary[];
  opens: (characterId: string) => boolean;
  said: string;
}) {
  const { characters, opens, said } = props;
  const shown = characters.length > MOST ? characters.slice(0, MOST - 1) : characters;
  return (
    <>
      <span class="vh">{said}</span>
      <span class="masks" aria-hidden="true">
        {shown.map((character) => (
          <span key={character.id} class="contents" {...lookAttributes(character.look)}>
            <Mask shape={character.look.mask} size={24} closed={!opens(character.id)} />
          </span>
        ))}
        {shown.length < characters.length && <span class="small num">{`+${characters.length - shown.length}`}</span>}
      </span>
    </>
  );
}
