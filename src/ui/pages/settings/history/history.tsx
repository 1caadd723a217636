/**
 * Everything the active character signed, sent and received, newest first, grouped by day: what this computer sent and saw come in, and what
 * the list of signatures that all computers share adds to it. Pending transactions can be sped up or cancelled.
 */

import { useState } from 'preact/hooks';
import { MOST_SIGNED } from '../../../../messaging/activity.ts';
import { nameOfSigner } from '../../../../messaging/login-key.ts';
import { saveFile } from '../../../browser-storage.ts';
import { Button } from '../../../components/button.tsx';
import { Empty } from '../../../components/empty.tsx';
import { FoundCount } from '../../../components/found-count.tsx';
import { Download } from '../../../components/icon.tsx';
import { Mask } from '../../../components/mask.tsx';
import { ShowMore } from '../../../components/show-more.tsx';
import { useGrowing } from '../../../components/use-growing.ts';
import { useRefreshedBalances } from '../../../popup/use-refreshed-balances.ts';
import { useNow } from '../../../use-now.ts';
import { useAct, useCommand } from '../../../wallet.tsx';
import { isPending } from '../../../words/activity.ts';
import { toActivityCsv } from '../../../words/activity-csv.ts';
import { type Act, isHidden, isSentHere, isShown, ownAccountOf } from '../../../words/activity-filter.ts';
import { toDay } from '../../../words/day.ts';
import { personsWhoSigned, type Signers, whoSigned } from '../../../words/signer.ts';
import type { CharacterPageProps } from '../character-page-props.ts';
import { leastFor } from '../found.ts';
import { Frame, Problem } from '../frame.tsx';
import { ActivityFilters, type Chosen } from './activity-filters.tsx';
import { HistoryRow } from './history-row.tsx';
import { SignedRow } from './signed-row.tsx';

/** How many rows are drawn at first, and whenever the end comes near. */
const ROWS = 40;

const EVERYTHING: Chosen = { kind: 'all', account: '', personId: '' };

export function HistoryPage({ snapshot, character, detail }: CharacterPageProps) {
  const { problem, run } = useAct();
  const [chosen, setChosen] = useState(EVERYTHING);
  // What came in is looked for while this page is open.
  useRefreshedBalances(detail);
  const known: Signers = { ...snapshot, former: detail.formerSigners };
  const all: Act[] = [...detail.activity, ...detail.signed].sort((a, b) => b.at - a.at);
  const persons = personsWhoSigned(known, all);
  const signedWith = persons.find(({ id }) => id === chosen.personId)?.methodIds ?? null;
  const shown = all.filter((act) => isShown(act, { ...chosen, signedWith }));
  const growing = useGrowing(
    ROWS,
    JSON.stringify([character.id, chosen]),
    leastFor(shown, ({ id }) => id),
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
    <Frame
      title="History"
      lede={`Everything ${character.name} signed and sent, and what came in while this wallet was checking. It is stored with this character and shown nowhere else.`}
      look={character.look}
      testid="history"
    >
      <Problem text={problem} />
      {all.length > 0 && (
        <ActivityFilters detail={detail} all={all} persons={persons} value={chosen} onChange={setChosen} />
      )}
      <FoundCount count={chosen === EVERYTHING ? null : shown.length} />
      {all.length > 0 && shown.length === 0 && (
        <div class="hstack">
          <p class="small">Nothing of this kind.</p>
          <Button small onClick={() => setChosen(EVERYTHING)}>
            Show everything
          </Button>
        </div>
      )}
      {all.length === 0 ? (
        <section>
          <div class="rows">
            <Empty
              mark={<Mask shape={character.look.mask} size={56} />}
              title="Nothing yet"
              text={`Send or receive something in the popup, or connect to a site. Everything ${character.name} sends, signs and receives shows up here.`}
            />
          </div>
        </section>
      ) : (
        <>
          <Days {...{ snapshot, detail, known, acts: shown.slice(0, growing.most), run }} />
          <ShowMore growing={growing} of={shown.length} />
        </>
      )}
      {all.length > 0 && (
        <section class="narrow">
          {detail.signedIsFull && (
            <p class="small" data-testid="signed-is-full">
              Every computer shows the newest {MOST_SIGNED} signatures of {character.name}. Of older ones, it shows the
              transactions that it sent itself.
            </p>
          )}
          <div class="after-rows">
            <Button icon={Download} onClick={save} testid="save-activity">
              Export as CSV
            </Button>
          </div>
        </section>
      )}
    </Frame>
  );
}

function accountName(detail: CharacterPageProps['detail'], act: Act): string | null {
  const own = ownAccountOf(act);
  return own === null ? null : nameOfSigner(detail, own);
}

function Days({
  snapshot,
  detail,
  known,
  acts,
  run,
}: Pick<CharacterPageProps, 'snapshot' | 'detail'> & {
  known: Signers;
  /** Newest first. */
  acts: readonly Act[];
  run: ReturnType<typeof useAct>['run'];
}) {
  const command = useCommand();
  const now = useNow(detail.activity.some(({ status }) => isPending(status)) ? 1_000 : 60_000);
  const days = new Map<string, Act[]>();
  for (const act of acts) {
    const day = toDay(act.at, now);
    const ofDay = days.get(day);
    if (ofDay) ofDay.push(act);
    else days.set(day, [act]);
  }
  const row = (one: Act) => {
    const common = {
      now,
      network: snapshot.networks.find(({ chainId }) => chainId === one.chainId) ?? null,
      accountName: accountName(detail, one),
      signedBy: whoSigned(known, one.signedBy),
    };
    return isSentHere(one) ? (
      <HistoryRow
        {...common}
        one={one}
        known={detail}
        onReplace={(act) => run(() => command('replace-transaction', { activityId: one.id, act }))}
      />
    ) : (
      <SignedRow {...common} one={one} />
    );
  };
  return (
    <>
      {[...days].map(([day, ofDay]) => (
        <section key={day}>
          <h2 class="h3 capital">{day}</h2>
          <ul class="rows">
            {ofDay.map((one) => (
              <li key={one.id} data-at={one.id}>
                {row(one)}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
