/** What must be told above the amount: a network that does not answer, waiting requests, a borrowed character, a repair. */
import { Button } from '../components/button.tsx';
import { WarningBox } from '../components/warning.tsx';
import { ServerChips } from '../server-picker/server-chip.tsx';
import { serverNews } from '../server-picker/server-news.ts';
import { useAct, useCommand } from '../wallet.tsx';
import { toMoment } from '../words/day.ts';
import { toCounted } from '../words/listing.ts';
import { LossNotices } from './loss-notices.tsx';
import { openTab } from './open-tab.ts';
import type { Acting } from './view.ts';

/** `slow`: amounts have been awaited for ten seconds. */
export function HomeNotices({
  acting: { snapshot, character, detail, network },
  slow,
}: {
  acting: Acting;
  slow: boolean;
}) {
  const command = useCommand();
  const { busy, problem, run } = useAct();
  const news = serverNews(snapshot.server);
  const waiting = snapshot.approvals.filter(({ state }) => state === 'waiting').length;
  return (
    <>
      {waiting > 0 && (
        <WarningBox
          severity="note"
          title={`${toCounted(waiting, 'request')} ${waiting === 1 ? 'waits' : 'wait'} for you`}
        >
          <div class="hstack">
            <Button
              small
              onClick={async () => {
                if (await run(() => command('show-requests', {}))) window.close();
              }}
            >
              Look
            </Button>
          </div>
        </WarningBox>
      )}
      {news?.tone === 'loud' && (
        <WarningBox severity="danger" title={news.short} rule="server-refused">
          <p>{news.sentence}</p>
          <div class="hstack">
            <Button small onClick={() => openTab('settings/server')}>
              Look
            </Button>
          </div>
        </WarningBox>
      )}
      {snapshot.deletesAt !== null && (
        <WarningBox
          severity="caution"
          title={`Deleted at the key server on ${toMoment(snapshot.deletesAt, Date.now())}`}
          rule="deletes"
        >
          <div class="hstack">
            <Button small onClick={() => openTab('settings/server')}>
              Look
            </Button>
          </div>
        </WarningBox>
      )}
      <LossNotices snapshot={snapshot} />
      {detail.networkAnswers === false && (
        <WarningBox severity="caution" title={`${network.name} does not answer`}>
          <p>
            {detail.balancesAt === null
              ? 'Amounts are not known yet.'
              : `Amounts are from ${toMoment(detail.balancesAt, Date.now())}.`}{' '}
            You can still copy addresses and sign messages.
          </p>
          {problem !== null && <p>{problem}</p>}
          <div class="hstack">
            <Button small busy={busy} onClick={() => run(() => command('refresh-balances', {}))}>
              Try again
            </Button>
            <Button small weight="quiet" onClick={() => openTab('settings/networks')}>
              Use another route
            </Button>
          </div>
        </WarningBox>
      )}
      {slow && (
        <WarningBox severity="note" title={`${network.name} takes its time`}>
          <p>Amounts come as soon as it answers. Addresses and messages work meanwhile.</p>
        </WarningBox>
      )}
      {character.openUntil !== null && (
        <WarningBox
          severity="note"
          title={`${character.name} closes again at ${toMoment(character.openUntil, Date.now())}`}
        >
          <div class="hstack">
            <Button small onClick={() => run(() => command('step-down', {}))}>
              Close it now
            </Button>
          </div>
        </WarningBox>
      )}
      <ServerChips snapshot={snapshot} onOpen={() => openTab('settings/server')} />
      {snapshot.notice !== null && <WarningBox severity="note" title={snapshot.notice} />}
    </>
  );
}
