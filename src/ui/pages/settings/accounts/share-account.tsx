/** Adds an account to another character too. If that character is closed, it gets the account the next time it opens. */
import type { CharacterSummary } from '../../../../messaging/snapshot.ts';
import { WarningBox } from '../../../components/warning.tsx';
import { useCommand } from '../../../wallet.tsx';
import { ToCharacter } from '../to-character.tsx';
import type { AccountActProps } from './account-act-props.ts';

export function ShareAccount(props: AccountActProps & { characters: readonly CharacterSummary[] }) {
  const { account, character, characters, onClose } = props;
  const command = useCommand();
  return (
    <ToCharacter
      title={`Add “${account.name}” to another character`}
      character={character}
      characters={characters}
      action={(chosen) => (chosen === null ? 'Add' : `Add to ${chosen.name}`)}
      give={({ id: toCharacterId }) =>
        command('share-account', { characterId: character.id, address: account.address, toCharacterId })
      }
      done={({ name }) => `${account.name} added to ${name}`}
      onClose={onClose}
    >
      {(chosen) => (
        <WarningBox severity="caution" title="This links the two characters" rule="links">
          <p>
            Both characters then use the same address, and anyone can see that.
            {chosen !== null &&
              chosen.state !== 'open' &&
              ` ${chosen.name} is ${chosen.state === 'closed' ? 'closed' : 'only viewed here'}; it gets the account the next time it opens.`}
          </p>
        </WarningBox>
      )}
    </ToCharacter>
  );
}
