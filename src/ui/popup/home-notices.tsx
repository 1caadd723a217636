/** The notices above the balance: waiting requests, key server problems, losses, a network that does not respond, a temporarily open character. */
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

/** `slow`: balances have been loading for ten seconds. */
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
        <WarningBox severity="note" title={toCounted(waiting, 'pending request')}>
          <div class="hstack">
            <Button
              small
              onClick={async () => {
                if (await run(() => command('show-requests', {}))) window.close();
              }}
            >
              View
            </Button>
          </div>
        </WarningBox>
      )}
      {news?.tone === 'loud' && (
        <WarningBox severity="danger" title={news.short} rule="server-refused">
          <p>{news.sentence}</p>
          <div class="hstack">
            <Button small onClick={() => openTab('settings/server')}>
              View
            </Button>
          </div>
        </WarningBox>
      )}
      {snapshot.deletesAt !== null && (
        <WarningBox
          severity="caution"
          title={`Your identity will be deleted from the key server on ${toMoment(snapshot.deletesAt, Date.now())}`}
          rule="deletes"
        >
          <div class="hstack">
            <Button small onClick={() => openTab('settings/server')}>
              View
            </Button>
          </div>
        </WarningBox>
      )}
      <LossNotices snapshot={snapshot} />
      {detail.networkAnswers === false && (
        <WarningBox severity="caution" title={`${network.name} isn’t responding`}>
          <p>
            {detail.balancesAt === null
              ? 'Balances aren’t known yet.'
              : `Balances are from ${toMoment(detail.balancesAt, Date.now())}.`}{' '}
            You can still copy addresses and sign messages.
          </p>
          {problem !== null && <p>{problem}</p>}
          <div class="hstack">
            <Button small busy={busy} onClick={() => run(() => command('refresh-balances', {}))}>
              Try again
            </Button>
            <Button small weight="quiet" onClick={() => openTab('settings/networks')}>
              Change RPC nodes
            </Button>
          </div>
        </WarningBox>
      )}
      {slow && (
        <WarningBox severity="note" title={`${network.name} is slow`}>
          <p>Balances appear as soon as it responds. You can already copy addresses and sign messages.</p>
        </WarningBox>
      )}
      {character.openUntil !== null && (
        <WarningBox severity="note" title={`${character.name} closes at ${toMoment(character.openUntil, Date.now())}`}>
          <div class="hstack">
            <Button small onClick={() => run(() => command('step-down', {}))}>
              Close now
            </Button>
          </div>
        </WarningBox>
      )}
      <ServerChips snapshot={snapshot} onOpen={() => openTab('settings/server')} />
      {snapshot.notice !== null && <WarningBox severity="note" title={snapshot.notice} />}
    </>
  );
}
