/** The accounts of a phrase: what the search found, more of them, one at a path of one's own. */
import { useState } from 'preact/hooks';
import { accountsBring as t } from '../../../../../locales/en/ui/pages/settings/accounts/bring.ts';
import { Button } from '../../../../components/button.tsx';
import { Field } from '../../../../components/field.tsx';
import { ChevronRight, Icon, Plus } from '../../../../components/icon.tsx';
import { Spinner } from '../../../../components/spinner.tsx';
import { WarningBox } from '../../../../components/warning.tsx';
import { Problem } from '../../frame.tsx';
import { type Choices, isUsed } from './found.ts';
import { FoundList } from './found-list.tsx';
import { SCHEMES } from './schemes.ts';
import type { Search } from './use-search.ts';

export function PhraseAccounts(props: { search: Search; choices: Choices; characterName: string; isKept: boolean }) {
  const { search, choices } = props;
  return (
    <section class="stack" aria-label={t.accountsOfPhrase}>
      <h2 class="h3">{t.accountsOfPhrase}</h2>
      <Status search={search} isKept={props.isKept} />
      {choices.rows.length > 0 && (
        <FoundList
          choices={choices}
          characterName={props.characterName}
          isKnown={search.silent.length < search.asked}
        />
      )}
      <Problem text={search.problem} />
      {search.state === 'done' && <More search={search} />}
    </section>
  );
}

function Status({ search, isKept }: { search: Search; isKept: boolean }) {
  const { state, at, found, silent, asked } = search;
  const used = found.filter(isUsed).length;
  if (state === 'searching')
    return (
      <div class="searching">
        <p class="small searching grow" role="status" data-testid="searching">
          <Spinner /> {at === null ? t.askingAboutPhrase : t.askingAbout(at)}
        </p>
        <Button small onClick={search.stop}>
          {t.stop}
        </Button>
      </div>
    );
  if (asked === 0) return search.problem === null ? <p class="small">{t.stopped}</p> : null;
  const nobody = silent.length >= asked;
  return (
    <>
      {nobody ? (
        <WarningBox severity="caution" title={t.noNetworkAnswers} rule="no-network">
          <p>{t.importNow}</p>
        </WarningBox>
      ) : (
        <p class="small" role="status" data-testid="search-done">
          {used > 0 ? t.used(used) : t.noneUsed(asked)}
          {used === 0 && !isKept && ` ${t.ifYouExpectedSome}`}
        </p>
      )}
      {!nobody && silent.length > 0 && (
        <WarningBox severity="note" title={t.didNotAnswer(silent)} rule="silent-networks">
          <p>{t.someMayBeMissing}</p>
        </WarningBox>
      )}
    </>
  );
}

function More({ search }: { search: Search }) {
  const [busy, setBusy] = useState<string | null>(null);
  const [path, setPath] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  async function add() {
    setBusy('own');
    const problem = await search.own(path);
    setWrong(problem);
    if (problem === null) setPath('');
    setBusy(null);
  }
  return (
    <details class="raw more-accounts">
      <summary data-testid="more-accounts">
        <Icon node={ChevronRight} size={15} />
        {t.more}
      </summary>
      <ul class="rows">
        {SCHEMES.map(({ scheme, pattern }) => (
          <li key={scheme}>
            <div class="row">
              <span class="grow">
                <span class="t">{t.schemes[scheme].wallets}</span>
                <span class="d mono">{pattern}</span>
              </span>
              <Button
                small
                icon={Plus}
                busy={busy === scheme}
                of={t.schemes[scheme].wallets}
                testid={`more-${scheme}`}
                onClick={async () => {
                  setBusy(scheme);
                  await search.more(scheme);
                  setBusy(null);
                }}
              >
                {t.showMore}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <Field
        label={t.anotherPath}
        value={path}
        onValue={setPath}
        mono
        placeholder="m/44'/60'/0'/0/0"
        problem={wrong}
        onEnter={add}
        testid="own-path"
        after={
          <Button small busy={busy === 'own'} disabled={path.trim() === ''} onClick={add} testid="add-path">
            {t.add}
          </Button>
        }
      />
    </details>
  );
}
