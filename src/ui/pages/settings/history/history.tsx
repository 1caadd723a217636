/**
 * Everything the active character signed, sent and received, newest first, grouped by day: what this computer sent and saw come in, and what
 * the list of signatures that all computers share adds to it, with the details of the chosen entry.
 */
import { useState } from 'preact/hooks';
import { history as t } from '../../../../locales/en/ui/pages/settings/history.ts';
import { isPending, MOST_SIGNED } from '../../../../messaging/activity.ts';
import { nameOfSigner } from '../../../../messaging/login-key.ts';
import { saveFile } from '../../../browser-storage.ts';
import { Button } from '../../../components/button.tsx';
import { Empty } from '../../../components/empty.tsx';
import { FoundCount } from '../../../components/found-count.tsx';
import { ArrowDownLeft, Download } from '../../../components/icon.tsx';
import { Mask } from '../../../components/mask.tsx';
import { ShowMore } from '../../../components/show-more.tsx';
import { useGrowing } from '../../../components/use-growing.ts';
import { openWalletWindow } from '../../../open-page.ts';
import { ActivityFacts } from '../../../popup/activity-facts.tsx';
import { useRefreshedBalances } from '../../../popup/use-refreshed-balances.ts';
import { useNow } from '../../../use-now.ts';
import { toActivityCsv } from '../../../words/activity-csv.ts';
import { type Act, isHidden, isSentHere, isShown, ownAccountOf } from '../../../words/activity-filter.ts';
import { toDayAlone } from '../../../words/day.ts';
import { personsWhoSigned, type Signers, whoSigned } from '../../../words/signer.ts';
import type { CharacterPageProps } from '../character-page-props.ts';
import { leastFor } from '../found.ts';
import { ListDetail } from '../list-detail.tsx';
import { chosenOf } from '../settings-routes.ts';
import { ActRow } from './act-row.tsx';
import { ActivityFilters, type Chosen } from './activity-filters.tsx';
import { SignedFacts } from './signed-facts.tsx';

/** How many rows are drawn at first, and whenever the end comes near. */
const ROWS = 40;

const EVERYTHING: Chosen = { kind: 'all', account: '', personId: '' };

/** `rest`: `of/ID` chooses an entry. */
export function HistoryPage(page: CharacterPageProps & { rest: string }) {
  const { snapshot, character, detail } = page;
  const [filter, setFilter] = useState(EVERYTHING);
  // What came in is looked for while this page is open.
  useRefreshedBalances(detail);
  const known: Signers = { ...snapshot, former: detail.formerSigners };
  const all: Act[] = [...detail.activity, ...detail.signed].sort((a, b) => b.at - a.at);
  const persons = personsWhoSigned(known, all);
  const signedWith = persons.find(({ id }) => id === filter.personId)?.methodIds ?? null;
  const shown = all.filter((act) => isShown(act, { ...filter, signedWith }));
  const id = chosenOf(page.rest);
  const chosen = all.find((one) => one.id === id) ?? null;
  const newest = shown[0] ?? null;
  const detailOf = (one: Act) => ({
    id: one.id,
    name: one.title,
    body: <ActDetail one={one} page={page} known={known} />,
  });
  const growing = useGrowing(
    ROWS,
    JSON.stringify([character.id, filter]),
    leastFor(shown, (one) => one.id, id),
  );
  const save = () =>
    saveFile(
      'dramatis-history.csv',
      toActivityCsv(
        all.filter((act) => !isHidden(act)),
        { signers: known, accounts: detail.accounts, contacts: detail.contacts, networks: snapshot.networks },
      ),
      'text/csv',
    );
  return (
    <ListDetail
      title={t.title}
      lede={t.lede(character.name)}
      look={character.look}
      testid="history"
      route="history"
      list={
        all.length === 0 ? (
          <Nothing character={character} />
        ) : (
          <>
            <ActivityFilters detail={detail} all={all} persons={persons} value={filter} onChange={setFilter} />
            <FoundCount count={filter === EVERYTHING ? null : shown.length} />
            {shown.length === 0 && (
              <div class="hstack">
                <p class="small">{t.nothingOfKind}</p>
                <Button small onClick={() => setFilter(EVERYTHING)}>
                  {t.showEverything}
                </Button>
              </div>
            )}
            <Days detail={detail} acts={shown.slice(0, growing.most)} chosen={chosen} />
            <ShowMore growing={growing} of={shown.length} />
            <section class="narrow">
              {detail.signedIsFull && (
                <p class="small" data-testid="signed-is-full">
                  {t.onlyNewest(MOST_SIGNED, character.name)}
                </p>
              )}
              <div class="after-rows">
                <Button icon={Download} onClick={save} testid="save-activity">
                  {t.exportAsCsv}
                </Button>
              </div>
            </section>
          </>
        )
      }
      detail={chosen && detailOf(chosen)}
      resting={newest && detailOf(newest)}
    />
  );
}

const Nothing = ({ character }: Pick<CharacterPageProps, 'character'>) => (
  <section>
    <div class="rows">
      <Empty
        mark={<Mask shape={character.look.mask} size={56} />}
        title={t.nothingYet}
        text={t.nothingYetText(character.name)}
      >
        <Button icon={ArrowDownLeft} onClick={() => void openWalletWindow('receive')}>
          {t.receive}
        </Button>
      </Empty>
    </div>
  </section>
);

function ActDetail({ one, page, known }: { one: Act; page: CharacterPageProps; known: Signers }) {
  const { snapshot, detail } = page;
  const now = useNow(60_000);
  const signedBy = whoSigned(known, one.signedBy);
  if (isSentHere(one)) return <ActivityFacts activity={one} snapshot={snapshot} detail={detail} signedBy={signedBy} />;
  const own = ownAccountOf(one);
  const accountName = own === null ? null : nameOfSigner(detail, own);
  return <SignedFacts one={one} now={now} networks={snapshot.networks} accountName={accountName} signedBy={signedBy} />;
}

function Days(props: {
  detail: CharacterPageProps['detail'];
  /** Newest first. */
  acts: readonly Act[];
  chosen: Act | null;
}) {
  const now = useNow(props.detail.activity.some(({ status }) => isPending(status)) ? 1_000 : 60_000);
  const days = new Map<string, Act[]>();
  for (const act of props.acts) {
    const day = toDayAlone(act.at, now);
    const ofDay = days.get(day);
    if (ofDay) ofDay.push(act);
    else days.set(day, [act]);
  }
  return (
    <>
      {[...days].map(([day, ofDay]) => (
        <section key={day}>
          <h2 class="h3">{day}</h2>
          <ul class="rows">
            {ofDay.map((one) => (
              <li key={one.id} data-at={one.id}>
                <ActRow one={one} now={now} isChosen={one === props.chosen} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
