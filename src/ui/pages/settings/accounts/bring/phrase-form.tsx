/** Imports accounts of a recovery phrase: the phrase, its passphrase, a search, and a choice. Nothing typed is lost by an error. */
import { useState } from 'preact/hooks';
import { readPhrase } from '../../../../../ethereum/phrase.ts';
import { accountsBring as t } from '../../../../../locales/en/ui/pages/settings/accounts/bring.ts';
import type { CharacterSummary } from '../../../../../messaging/snapshot.ts';
import { Button } from '../../../../components/button.tsx';
import { CheckBox, Field } from '../../../../components/field.tsx';
import { ChevronRight, Icon, Search } from '../../../../components/icon.tsx';
import { LONGEST_NAME } from '../../name-dialog.tsx';
import { isUsed, useChoices } from './found.ts';
import { ImportChosen } from './import-chosen.tsx';
import { PhraseAccounts } from './phrase-accounts.tsx';
import { PhraseField } from './phrase-field.tsx';
import { useSearch, withPaths } from './use-search.ts';

export interface TypedSource {
  phrase: string;
  passphrase: string;
}

export function PhraseForm(props: {
  character: CharacterSummary;
  typed: TypedSource;
  onTyped: (typed: TypedSource) => void;
  onDone: (count: number) => void;
}) {
  const { character, typed } = props;
  const [checked, setChecked] = useState(false);
  const [keeps, setKeeps] = useState(true);
  const [name, setName] = useState(t.importedPhrase);
  const source = { kind: 'phrase', ...typed } as const;
  const search = useSearch(character.id, source);
  const anyUsed = search.found.some(isUsed);
  const choices = useChoices(search.found, (account) =>
    anyUsed ? isUsed(account) : account.id === search.found[0]?.id,
  );
  const change = (next: TypedSource) => {
    props.onTyped(next);
    search.reset();
  };
  const find = () => {
    if (search.state !== 'idle') return;
    setChecked(true);
    if (readPhrase(typed.phrase).kind === 'phrase') void search.start();
  };
  return (
    <div class="stack">
      <PhraseField
        value={typed.phrase}
        onValue={(phrase) => change({ ...typed, phrase })}
        checked={checked}
        onLeave={() => setChecked(typed.phrase.trim() !== '')}
        onEnter={find}
      />
      <details class="raw more-accounts" open={typed.passphrase !== ''}>
        <summary data-testid="has-passphrase">
          <Icon node={ChevronRight} size={15} />
          {t.hasPassphrase}
        </summary>
        <Field
          label={t.passphrase}
          value={typed.passphrase}
          onValue={(passphrase) => change({ ...typed, passphrase })}
          type="password"
          help={t.passphraseHelp}
          onEnter={find}
          testid="phrase-passphrase"
        />
      </details>
      <p class="small">{t.hardwareWallets}</p>
      {search.state === 'idle' ? (
        <div class="acts-row">
          <Button weight="primary" icon={Search} onClick={find} testid="find-accounts">
            {t.findAccounts}
          </Button>
        </div>
      ) : (
        <>
          <PhraseAccounts search={search} choices={choices} characterName={character.name} isKept={false} />
          {search.state === 'done' && (
            <>
              <CheckBox checked={keeps} onChange={setKeeps} testid="keep-phrase">
                <span>
                  {t.keepPhraseIn(character.name)}
                  <span class="d small">{t.keepPhraseHelp}</span>
                </span>
              </CheckBox>
              {keeps && (
                <Field
                  label={t.phraseName}
                  value={name}
                  onValue={setName}
                  maxLength={LONGEST_NAME}
                  testid="phrase-name"
                />
              )}
              <ImportChosen
                character={character}
                rows={choices.rows}
                sourceOf={(chosen) =>
                  withPaths(
                    source,
                    chosen.map(({ id }) => id),
                  )
                }
                keepAs={keeps ? name.trim() || t.importedPhrase : null}
                onDone={props.onDone}
              />
            </>
          )}
        </>
      )}
    </div>
  );
}
