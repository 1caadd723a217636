/** Adds an account to another character too. If that character is closed, it gets the account the next time it opens. */
import { accounts as t } from '../../../../locales/en/ui/pages/settings/accounts.tsx';
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
      title={t.shareTitle(account.name)}
      character={character}
      characters={characters}
      action={(chosen) => (chosen === null ? t.add : t.addToCharacter(chosen.name))}
      give={({ id: toCharacterId }) =>
        command('share-account', { characterId: character.id, address: account.address, toCharacterId })
      }
      done={({ name }) => t.addedTo(account.name, name)}
      onClose={onClose}
    >
      {(chosen) => (
        <WarningBox severity="caution" title={t.linksCharacters} rule="links">
          <p>
            {t.bothUseIt}
            {chosen !== null && chosen.state !== 'open' && ` ${t.getsItLater[chosen.state](chosen.name)}`}
          </p>
        </WarningBox>
      )}
    </ToCharacter>
  );
}
