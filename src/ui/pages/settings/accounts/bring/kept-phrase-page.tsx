/** Adds more accounts of a phrase that the character keeps. */
import { useEffect, useState } from 'preact/hooks';
import { accountsBring as t } from '../../../../../locales/en/ui/pages/settings/accounts/bring.ts';
import { Button } from '../../../../components/button.tsx';
import { WarningBox } from '../../../../components/warning.tsx';
import { goTo } from '../../../../location.ts';
import type { CharacterPageProps } from '../../character-page-props.ts';
import { Frame } from '../../frame.tsx';
import { isUsed, useChoices } from './found.ts';
import { ImportChosen, ImportDone } from './import-chosen.tsx';
import { PhraseAccounts } from './phrase-accounts.tsx';
import { useSearch, withPaths } from './use-search.ts';

export function KeptPhrasePage({ character, detail, targetId }: CharacterPageProps & { targetId: string }) {
  const phrase = detail.phrases.find((one) => one.targetId === targetId);
  const source = { kind: 'kept-phrase', targetId } as const;
  const search = useSearch(character.id, source);
  const choices = useChoices(search.found, isUsed);
  const [done, setDone] = useState<number | null>(null);
  const { start } = search;
  // Once, when the page opens.
  useEffect(() => void start(), []);
  return (
    <Frame
      title={phrase === undefined ? t.ofSomePhraseTitle : t.ofPhraseTitle(phrase.name)}
      lede={t.ofPhraseLede(character.name)}
      look={character.look}
      testid="kept-phrase-page"
    >
      <section class="narrow stack">
        {done === null ? (
          <>
            {phrase !== undefined && phrase.exposedSince !== null && (
              <WarningBox severity="danger" title={t.phraseExposed} rule="exposed-phrase">
                <p>{t.phraseExposedWhy}</p>
              </WarningBox>
            )}
            <PhraseAccounts search={search} choices={choices} characterName={character.name} isKept />
            <ImportChosen
              character={character}
              rows={choices.rows}
              sourceOf={(chosen) =>
                withPaths(
                  source,
                  chosen.map(({ id }) => id),
                )
              }
              keepAs={null}
              disabled={search.state === 'searching'}
              onDone={setDone}
            />
            <div class="acts-row">
              <Button weight="quiet" onClick={() => goTo('settings/accounts')}>
                {t.backToAccounts}
              </Button>
            </div>
          </>
        ) : (
          <ImportDone
            character={character}
            count={done}
            advice={t.inTheList}
            onMore={() => {
              setDone(null);
              void start();
            }}
          />
        )}
      </section>
    </Frame>
  );
}
