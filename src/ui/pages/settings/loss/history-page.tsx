/** The security history: the events of the identity, newest first, and the button to rotate keys if something looks wrong. */
import { useEffect, useState } from 'preact/hooks';
import { loss as t } from '../../../../locales/en/ui/pages/settings/loss.tsx';
import type { SecurityEvent, SecurityHistory } from '../../../../messaging/security.ts';
import type { UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { saveFile } from '../../../browser-storage.ts';
import { Button } from '../../../components/button.tsx';
import { FoundCount } from '../../../components/found-count.tsx';
import { Download } from '../../../components/icon.tsx';
import { Spinner } from '../../../components/spinner.tsx';
import { WarningBox } from '../../../components/warning.tsx';
import { useAct, useCommand } from '../../../wallet.tsx';
import { toMoment } from '../../../words/day.ts';
import { toCsv } from '../../../words/history-csv.ts';
import { EVERYTHING, type HistoryFilter, isWanted } from '../../../words/history-filter.ts';
import { byWhom, whatHappened } from '../../../words/security.ts';
import { Frame, Problem } from '../frame.tsx';
import { RotateCard } from '../rotate-keys.tsx';
import { settingsPath } from '../settings-routes.ts';
import { FilterHistory } from './filter-history.tsx';

/** Number of events shown at first. After an alarm, the latest ones matter. */
const FIRST = 30;

export function SecurityHistoryPage({ snapshot }: { snapshot: UnlockedSnapshot }) {
  const command = useCommand();
  const { problem, run } = useAct();
  const [history, setHistory] = useState<SecurityHistory | null>(null);
  const [shown, setShown] = useState(FIRST);
  const [wanted, setWanted] = useState<HistoryFilter>(EVERYTHING);
  // Reloads when the identity changes while the page is open.
  useEffect(() => {
    void run(async () => setHistory(await command('security-history', {})));
  }, [snapshot.identity.entries]);
  const events = history === null ? [] : history.events.filter((event) => isWanted(event, wanted, history));
  return (
    <Frame title={t.securityHistory} lede={t.historyLede}>
      <section class="narrow">
        <Problem text={problem} />
        {history?.problem != null && (
          <WarningBox severity="note" title={t.serverEntriesMissing} rule="server-part">
            <p>{history.problem}</p>
          </WarningBox>
        )}
        {history === null && problem === null && <Spinner />}
        {history !== null && <FilterHistory history={history} value={wanted} onChange={setWanted} />}
        {history !== null && (
          <ol class="rows events" data-testid="security-history">
            {events.slice(0, shown).map((event) => (
              <li key={`${event.from}/${event.number}`}>
                <Event event={event} history={history} />
              </li>
            ))}
          </ol>
        )}
        <FoundCount count={history === null || wanted === EVERYTHING ? null : events.length} />
        {history !== null && events.length === 0 && (
          <div class="hstack">
            <p class="small">{t.nothingOfKind}</p>
            <Button small onClick={() => setWanted(EVERYTHING)}>
              {t.showEverything}
            </Button>
          </div>
        )}
        {history !== null && events.length > 0 && (
          <div class="after-rows">
            {events.length > shown && (
              <Button onClick={() => setShown(events.length)}>{t.showAll(events.length)}</Button>
            )}
            <Button
              icon={Download}
              onClick={() => saveFile('dramatis-security-history.csv', toCsv(events, history), 'text/csv')}
              testid="save-history"
            >
              {t.saveAsCsv}
            </Button>
          </div>
        )}
      </section>
      <section class="narrow stack">
        <h2 class="h3">{t.notRecognised}</h2>
        <p class="small">
          {t.firstFreeze((text) => (
            <a href={`#/${settingsPath('lost')}`}>{text}</a>
          ))}
        </p>
        <RotateCard snapshot={snapshot} />
      </section>
    </Frame>
  );
}

function Event({ event, history }: { event: SecurityEvent; history: SecurityHistory }) {
  const by = byWhom(event, history);
  const at = toMoment(event.at, Date.now());
  const waits = event.takesEffect !== null && event.takesEffect > Date.now();
  return (
    <div class="row" data-testid="security-event" data-what={event.what}>
      <span class="grow">
        <span class="t">{whatHappened(event, history)}</span>
        <span class="d">
          {by === null ? at : t.atBy(at, by)}
          {waits && `. ${t.takesEffect(toMoment(event.takesEffect ?? 0, Date.now()))}`}
        </span>
      </span>
    </div>
  );
}
