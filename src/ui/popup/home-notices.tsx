/** The notices above the balance: waiting requests, key server problems, losses, a network that does not respond, a temporarily open character. */
import type { ComponentChildren } from 'preact';
import { toCounted } from '../../locales/en/grammar.ts';
import type { UnlockedSnapshot } from '../../messaging/snapshot.ts';
import { Button } from '../components/button.tsx';
import { SiteRepeats } from '../components/site-repeats.tsx';
import { ViewOnlyNote } from '../components/view-only.tsx';
import { WarningBox } from '../components/warning.tsx';
import { ServerChips } from '../server-picker/server-chip.tsx';
import { serverNews } from '../server-picker/server-news.ts';
import { useAct, useCommand } from '../wallet.tsx';
import { toMoment } from '../words/day.ts';
import { leavePopup } from './at-side.ts';
import { CheckNotice } from './check-notice.tsx';
import { LossNotices } from './loss-notices.tsx';
import { openTab } from './open-tab.ts';
import { type Acting, hasSigner, whileSilent } from './view.ts';

/** `slow`: balances have been loading for ten seconds. */
export function HomeNotices({ acting, slow }: { acting: Acting; slow: boolean }) {
  const { snapshot, character, detail, network } = acting;
  const news = serverNews(snapshot.server);
  return (
    <>
      <PendingRequests snapshot={snapshot} />
      <SiteRepeats repeats={snapshot.repeats} />
      <ViewOnlyNote character={character} open={(route) => openTab(`${route}&close=1`)} />
      {news?.tone === 'loud' && (
        <ServerWarning severity="danger" title={news.short} rule="server-refused">
          <p>{news.sentence}</p>
        </ServerWarning>
      )}
      {snapshot.deletesAt !== null && (
        <ServerWarning
          severity="caution"
          title={`Your identity will be deleted from the key server on ${toMoment(snapshot.deletesAt, Date.now())}`}
          rule="deletes"
        />
      )}
      <LossNotices snapshot={snapshot} />
      {detail.networkAnswers === false && <NetworkDown acting={acting} />}
      <CheckNotice snapshot={snapshot} />
      {slow && (
        <WarningBox severity="note" title={`${network.name} is slow`}>
          <p>
            Balances appear as soon as it responds. You can already{' '}
            {hasSigner(acting) ? 'copy addresses and sign messages' : 'copy addresses'}.
          </p>
        </WarningBox>
      )}
      {character.openUntil !== null && <OpenUntil name={character.name} until={character.openUntil} />}
      <ServerChips snapshot={snapshot} onOpen={() => openTab('settings/server')} />
      {snapshot.notice !== null && <WarningBox severity="note" title={snapshot.notice} />}
    </>
  );
}

function PendingRequests({ snapshot }: { snapshot: UnlockedSnapshot }) {
  const command = useCommand();
  const { problem, run } = useAct();
  const waiting = snapshot.approvals.filter(({ state }) => state === 'waiting').length;
  if (waiting === 0) return null;
  return (
    <WarningBox severity="note" title={toCounted(waiting, 'pending request')}>
      {problem !== null && <p role="alert">{problem}</p>}
      <div class="hstack">
        <Button
          small
          onClick={async () => {
            if (await run(() => command('show-requests', {}))) leavePopup();
          }}
        >
          View
        </Button>
      </div>
    </WarningBox>
  );
}

/** A warning with a button that opens the key server's page. */
const ServerWarning = (props: {
  severity: 'danger' | 'caution';
  title: string;
  rule: string;
  children?: ComponentChildren;
}) => (
  <WarningBox severity={props.severity} title={props.title} rule={props.rule}>
    {props.children}
    <div class="hstack">
      <Button small onClick={() => openTab('settings/server')}>
        View
      </Button>
    </div>
  </WarningBox>
);

function NetworkDown({ acting }: { acting: Acting }) {
  const { detail, network } = acting;
  const command = useCommand();
  const { busy, problem, run } = useAct();
  return (
    <WarningBox severity="caution" title={`${network.name} isn’t responding`}>
      <p>
        {detail.balancesAt === null
          ? 'Balances aren’t known yet.'
          : `Balances are from ${toMoment(detail.balancesAt, Date.now())}.`}{' '}
        You can still {whileSilent(acting)}.
      </p>
      {problem !== null && <p>{problem}</p>}
      <div class="hstack">
        <Button small busy={busy} onClick={() => run(() => command('refresh-balances', { force: true }))}>
          Try again
        </Button>
        <Button small weight="quiet" onClick={() => openTab('settings/networks')}>
          Change RPC nodes
        </Button>
      </div>
    </WarningBox>
  );
}

/** Says when a character that was opened for a while closes again. */
function OpenUntil({ name, until }: { name: string; until: number }) {
  const command = useCommand();
  const { problem, run } = useAct();
  return (
    <WarningBox severity="note" title={`${name} closes at ${toMoment(until, Date.now())}`}>
      {problem !== null && <p role="alert">{problem}</p>}
      <div class="hstack">
        <Button small onClick={() => run(() => command('step-down', {}))}>
          Close now
        </Button>
      </div>
    </WarningBox>
  );
}
