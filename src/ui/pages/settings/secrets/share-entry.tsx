/** Puts a copy of a login or note into another character. If that one is closed, it gets the copy the next time it opens. */
import { secrets as t } from '../../../../locales/en/ui/pages/settings/secrets.tsx';
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
      title={t.copyTitle(entry.name)}
      character={character}
      characters={characters}
      action={() => t.copy}
      give={({ id: toCharacterId }) =>
        command('share-secret', { characterId: character.id, targetId: entry.targetId, toCharacterId })
      }
      done={({ name }) => t.copied(entry.name, name)}
      onClose={onClose}
    >
      {(chosen) => (
        <p class="small">
          {t.eachHasItsCopy}
          {chosen !== null && chosen.state !== 'open' && ` ${t.getsItLater[chosen.state](chosen.name)}`}
        </p>
      )}
    </ToCharacter>
  );
}
