/** The accounts of a phrase: what the search found, more of them, one at a path of one's own. */
import { useState } from 'preact/hooks';
import { toCounted, toListing } from '../../../../../locales/en/grammar.ts';
import { Button } from '../../../../components/button.tsx';
import { Field } from '../../../../components/field.tsx';
import { Plus } from '../../../../components/icon.tsx';
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
    <section class="stack" aria-label="Accounts of this phrase">
      <h2 class="h3">Accounts of this phrase</h2>
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
          <Spinner /> Asking the networks about accounts of {at ?? 'this phrase'}…
        </p>
        <Button small onClick={search.stop}>
          Stop
        </Button>
      </div>
    );
  if (asked === 0) return search.problem === null ? <p class="small">Stopped before a network answered.</p> : null;
  const nobody = silent.length >= asked;
  return (
    <>
      {nobody ? (
        <WarningBox severity="caution" title="No network answers" rule="no-network">
          <p>You can import accounts now and see later what they hold.</p>
        </WarningBox>
      ) : (
        <p class="small" role="status" data-testid="search-done">
          {used > 0
            ? `${toCounted(used, 'account')} with a history or balance.`
            : `No account of this phrase was used on ${asked === 1 ? 'the network' : `the ${asked} networks`} of this character.${isKept ? '' : ' If you expected some, check the order of the words and the passphrase.'}`}
        </p>
      )}
      {!nobody && silent.length > 0 && (
        <WarningBox severity="note" title={`${toListing(silent)} didn’t answer`} rule="silent-networks">
          <p>Accounts that were used only there may be missing from this list.</p>
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
    <details class="more-accounts">
      <summary data-testid="more-accounts">More accounts and other paths</summary>
      <ul class="rows">
        {SCHEMES.map(({ scheme, wallets, pattern }) => (
          <li key={scheme}>
            <div class="row">
              <span class="grow">
                <span class="t">{wallets}</span>
                <span class="d mono">{pattern}</span>
              </span>
              <Button
                small
                icon={Plus}
                busy={busy === scheme}
                testid={`more-${scheme}`}
                onClick={async () => {
                  setBusy(scheme);
                  await search.more(scheme);
                  setBusy(null);
                }}
              >
                Show more
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <Field
        label="Another path"
        value={path}
        onValue={setPath}
        mono
        placeholder="m/44'/60'/0'/0/0"
        problem={wrong}
        onEnter={add}
        testid="own-path"
        after={
          <Button small busy={busy === 'own'} disabled={path.trim() === ''} onClick={add} testid="add-path">
            Add
          </Button>
        }
      />
    </details>
  );
}
