/** Puts a copy of a login or note into another character. If that one is closed, it gets the copy the next time it opens. */
import type { SecretView } from '../../../../messaging/secret.ts';
import type { CharacterSummary } from '../../../../messaging/snapshot.ts';
import { useCommand } from '../../../wallet.tsx';
import { ToCharacter } from '../to-character.tsx';

export function ShareEntry(props: {
  entry: SecretView;
  character: CharacterSummary;
  characters: readonly CharacterSummary[];
  onClose: () => void;
}) {
  const { entry, character, characters, onClose } = props;
  const command = useCommand();
  return (
    <ToCharacter
      title={`Copy “${entry.name}” to another character`}
      character={character}
      characters={characters}
      action={() => 'Copy'}
      give={({ id: toCharacterId }) =>
        command('share-secret', { characterId: character.id, targetId: entry.targetId, toCharacterId })
      }
      done={({ name }) => `${entry.name} copied to ${name}`}
      onClose={onClose}
    >
      {(chosen) => (
        <p class="small">
          Each character then has its own copy: a change of one does not change the other.
          {chosen !== null &&
            chosen.state !== 'open' &&
            ` ${chosen.name} is ${chosen.state === 'closed' ? 'closed' : 'only viewed here'}; it gets the copy the next time it opens.`}
        </p>
      )}
    </ToCharacter>
  );
}
