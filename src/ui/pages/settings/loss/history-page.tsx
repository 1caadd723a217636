/** The security history: what happened to the identity, newest first, and new keys where something looks wrong. */
import { useEffect, useState } from 'preact/hooks';
import type { SecurityEvent, SecurityHistory } from '../../../../messaging/security.ts';
import type { UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { Button } from '../../../components/button.tsx';
import { Spinner } from '../../../components/spinner.tsx';
import { WarningBox } from '../../../components/warning.tsx';
import { useAct, useCommand } from '../../../wallet.tsx';
import { toMoment } from '../../../words/day.ts';
import { byWhom, whatHappened } from '../../../words/security.ts';
import { Frame, Problem } from '../frame.tsx';
import { RotateCard } from '../rotate-keys.tsx';
import { settingsPath } from '../settings-routes.ts';

/** So many at first: the last are what a fright is about. */
const FIRST = 30;

export function SecurityHistoryPage({ snapshot }: { snapshot: UnlockedSnapshot }) {
  const command = useCommand();
  const { problem, run } = useAct();
  const [history, setHistory] = useState<SecurityHistory | null>(null);
  const [shown, setShown] = useState(FIRST);
  // Anew when somebody changes the identity while this is looked at.
  useEffect(() => {
    void run(async () => setHistory(await command('security-history', {})));
  }, [snapshot.identity.entries]);
  const events = history?.events ?? [];
  return (
    <Frame
      title="Security history"
      lede="Everything that changed who may open what. Each entry is signed by the login method that it names, and was checked here."
    >
      <section class="narrow">
        <Problem text={problem} />
        {history?.problem != null && (
          <WarningBox severity="note" title="Without the key server’s part" rule="server-part">
            <p>{history.problem}</p>
          </WarningBox>
        )}
        {history === null && problem === null && <Spinner />}
        {history !== null && (
          <ol class="rows events" data-testid="security-history">
            {events.slice(0, shown).map((event) => (
              <li key={`${event.from}/${event.number}`}>
                <Event event={event} history={history} />
              </li>
            ))}
          </ol>
        )}
        {events.length > shown && (
          <div class="after-rows">
            <Button onClick={() => setShown(events.length)}>Show all {events.length}</Button>
          </div>
        )}
      </section>
      <section class="narrow stack">
        <h2 class="h3">Something there is not yours?</h2>
        <p class="small">
          <a href={`#/${settingsPath('lost')}`}>Freeze the login method</a> that did it first. Then give the characters
          new keys.
        </p>
        <RotateCard snapshot={snapshot} />
      </section>
    </Frame>
  );
}

function Event({ event, history }: { event: SecurityEvent; history: SecurityHistory }) {
  const by = byWhom(event, history);
  const waits = event.takesEffect !== null && event.takesEffect > Date.now();
  return (
    <div class="row" data-testid="security-event" data-what={event.what}>
      <span class="grow">
        <span class="t">{whatHappened(event, history)}</span>
        <span class="d">
          {toMoment(event.at, Date.now())}
          {by !== null && `, ${by}`}
          {waits && `. Takes effect ${toMoment(event.takesEffect ?? 0, Date.now())}`}
        </span>
      </span>
    </div>
  );
}
