/** The accounts of private keys, however they were brought: what they hold, which are chosen, and their import. */
import { accountsBring as t } from '../../../../../locales/en/ui/pages/settings/accounts/bring.ts';
import type { CharacterSummary } from '../../../../../messaging/snapshot.ts';
import { WarningBox } from '../../../../components/warning.tsx';
import { isNew, useChoices } from './found.ts';
import { FoundList } from './found-list.tsx';
import { ImportChosen } from './import-chosen.tsx';
import type { KeyLookup } from './use-key-lookup.ts';

export function KeyAccounts(props: {
  character: CharacterSummary;
  lookup: KeyLookup;
  onDone: (count: number) => void;
}) {
  const { character, lookup } = props;
  const choices = useChoices(lookup.found ?? [], isNew);
  if (lookup.found === null) return null;
  const { silent, asked } = lookup;
  return (
    <section class="stack" aria-label={t.accountsOfKeys}>
      {silent.length > 0 && (
        <WarningBox
          severity="note"
          title={silent.length >= asked ? t.noNetworkAnswers : t.didNotAnswer(silent)}
          rule="silent-networks"
        >
          <p>{t.holdingsNotShown}</p>
        </WarningBox>
      )}
      <FoundList choices={choices} characterName={character.name} isKnown={silent.length < asked} />
      <ImportChosen
        character={character}
        rows={choices.rows}
        sourceOf={(chosen) => ({
          kind: 'keys',
          privateKeys: chosen.map(({ id }) => lookup.privateKeyOf(id)),
        })}
        keepAs={null}
        onDone={props.onDone}
      />
    </section>
  );
}
