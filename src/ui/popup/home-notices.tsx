/** The notices above the balance: waiting requests, key server problems, losses, a temporarily open character. Below the page: a network that does not respond. */
import { type ComponentChildren, Fragment } from 'preact';
import { useState } from 'preact/hooks';
import { popupHome as t } from '../../locales/en/ui/popup/home.ts';
import type { UnlockedSnapshot } from '../../messaging/snapshot.ts';
import { Button } from '../components/button.tsx';
import { ChevronDown } from '../components/icon.tsx';
import { ViewOnlyNote } from '../components/view-only.tsx';
import { WarningBox } from '../components/warning.tsx';
import { dueCheck } from '../methods/recovery-key/recovery-check.ts';
import { ServerChips } from '../server-picker/server-chip.tsx';
import { serverNews } from '../server-picker/server-news.ts';
import { takeUp } from '../side-panel.ts';
import { useAct, useCommand } from '../wallet.tsx';
import { toMoment } from '../words/day.ts';
import { leavePopup } from './at-side.ts';
import { CheckNotice, LossNotices, SiteRepeats } from './late-pages.ts';
import { openTab } from './open-tab.ts';
import { type Acting, hasSigner, whileSilent } from './view.ts';

/** How many notices are open at first; grave ones always are. */
const OPEN_AT_MOST = 2;

/** A notice that is due; `grave`: never folded. */
interface Notice {
  id: string;
  box: ComponentChildren;
  grave?: boolean;
  /** Open only where it is the only one. */
  routine?: boolean;
}

export function HomeNotices({ acting }: { acting: Acting }) {
  const [all, setAll] = useState(false);
  const notices = noticesOf(acting);
  const open = notices.filter(
    ({ grave, routine }, at) => all || grave === true || at < (routine === true ? 1 : OPEN_AT_MOST),
  );
  const folded = notices.length - open.length;
  return (
    <>
      {open.map(({ id, box }) => (
        <Fragment key={id}>{box}</Fragment>
      ))}
      {folded > 0 && (
        <Button weight="quiet" small wide icon={ChevronDown} testid="more-notices" onClick={() => setAll(true)}>
          {t.moreNotices(folded)}
        </Button>
      )}
      <ServerChips snapshot={acting.snapshot} onOpen={() => openTab('settings/server')} />
    </>
  );
}

/** The most urgent first; a reminder that can wait is the last. */
function noticesOf(acting: Acting): Notice[] {
  const { snapshot, character } = acting;
  const news = serverNews(snapshot.server);
  const due = dueCheck(snapshot, Date.now());
  const waiting = snapshot.approvals.filter(({ state }) => state === 'waiting').length;
  const notices: (Notice | false)[] = [
    waiting > 0 && { id: 'requests', grave: true, box: <PendingRequests waiting={waiting} /> },
    news?.tone === 'loud' && {
      id: 'server',
      grave: true,
      box: (
        <ServerWarning severity="danger" title={news.short} rule="server-refused">
          <p>{news.sentence}</p>
        </ServerWarning>
      ),
    },
    hasLosses(snapshot) && { id: 'losses', grave: true, box: <LossNotices snapshot={snapshot} /> },
    snapshot.deletesAt !== null && {
      id: 'deletes',
      grave: true,
      box: (
        <ServerWarning
          severity="caution"
          title={t.deletesOn(toMoment(snapshot.deletesAt, Date.now()))}
          rule="deletes"
        />
      ),
    },
    snapshot.repeats.length > 0 && { id: 'repeats', grave: true, box: <SiteRepeats repeats={snapshot.repeats} /> },
    character.state === 'viewed' && {
      id: 'viewed',
      box: <ViewOnlyNote character={character} open={(route) => openTab(`${route}&close=1`)} />,
    },
    character.openUntil !== null && {
      id: 'open-until',
      box: <OpenUntil name={character.name} until={character.openUntil} />,
    },
    snapshot.notice !== null && {
      id: 'notice',
      box: <WarningBox severity="note" title={snapshot.notice} rule="notice" />,
    },
    due !== null && { id: 'check', routine: true, box: <CheckNotice due={due} /> },
  ];
  return notices.filter((notice) => notice !== false);
}

/** Is there anything that somebody else may know or do? */
const hasLosses = ({ methods, exposed, exposedSecrets }: UnlockedSnapshot): boolean =>
  exposed.length > 0 || exposedSecrets.length > 0 || methods.some(({ waits }) => waits !== null);

function PendingRequests({ waiting }: { waiting: number }) {
  const command = useCommand();
  const { problem, run } = useAct();
  const show = async () => {
    takeUp();
    if (await run(() => command('show-requests', {}))) leavePopup();
  };
  return (
    <WarningBox
      severity="note"
      title={t.pendingRequests(waiting)}
      rule="requests"
      action={
        <Button small weight="primary" onClick={show}>
          {t.view}
        </Button>
      }
    >
      {problem !== null && <p role="alert">{problem}</p>}
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
        {t.view}
      </Button>
    </div>
  </WarningBox>
);

/**
 * What a node does, or does not, comes while the person looks: it stands below the page, where it moves nothing that they may be about to press.
 * `slow`: balances have been loading for ten seconds.
 */
export function NetworkNotice({ acting, slow }: { acting: Acting; slow: boolean }) {
  const { detail, network } = acting;
  const silent = detail.networkAnswers === false;
  return silent || slow ? (
    <div class="below">
      {silent ? (
        <NetworkDown acting={acting} />
      ) : (
        <WarningBox severity="note" title={t.slow(network.name)}>
          <p>{hasSigner(acting) ? t.slowDetailSigns : t.slowDetail}</p>
        </WarningBox>
      )}
    </div>
  ) : null;
}

function NetworkDown({ acting }: { acting: Acting }) {
  const { detail, network } = acting;
  const command = useCommand();
  const { busy, problem, run } = useAct();
  return (
    <WarningBox severity="caution" title={t.silent(network.name)}>
      <p>
        {detail.balancesAt === null ? t.balancesUnknown : t.balancesFrom(toMoment(detail.balancesAt, Date.now()))}{' '}
        {whileSilent(acting)}
      </p>
      {problem !== null && <p>{problem}</p>}
      <div class="hstack">
        <Button small busy={busy} onClick={() => run(() => command('refresh-balances', { force: true }))}>
          {t.tryAgain}
        </Button>
        <Button small weight="quiet" onClick={() => openTab('settings/networks')}>
          {t.changeRpcNodes}
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
    <WarningBox
      severity="note"
      title={t.closesAt(name, toMoment(until, Date.now()))}
      action={
        <Button small onClick={() => run(() => command('step-down', {}))}>
          {t.closeNow}
        </Button>
      }
    >
      {problem !== null && <p role="alert">{problem}</p>}
    </WarningBox>
  );
}
