/** The notices above the balance: waiting requests, key server problems, losses, a network that does not respond, a temporarily open character. */
import type { ComponentChildren } from 'preact';
import { popupHome as t } from '../../locales/en/ui/popup/home.ts';
import type { UnlockedSnapshot } from '../../messaging/snapshot.ts';
import { Button } from '../components/button.tsx';
import { ViewOnlyNote } from '../components/view-only.tsx';
import { WarningBox } from '../components/warning.tsx';
import { dueCheck } from '../methods/recovery-key/recovery-check.ts';
import { ServerChips } from '../server-picker/server-chip.tsx';
import { serverNews } from '../server-picker/server-news.ts';
import { useAct, useCommand } from '../wallet.tsx';
import { toMoment } from '../words/day.ts';
import { leavePopup } from './at-side.ts';
import { CheckNotice, LossNotices, SiteRepeats } from './late-pages.ts';
import { openTab } from './open-tab.ts';
import { type Acting, hasSigner, whileSilent } from './view.ts';

/** `slow`: balances have been loading for ten seconds. */
export function HomeNotices({ acting, slow }: { acting: Acting; slow: boolean }) {
  const { snapshot, character, detail, network } = acting;
  const news = serverNews(snapshot.server);
  const due = dueCheck(snapshot, Date.now());
  return (
    <>
      <PendingRequests snapshot={snapshot} />
      {snapshot.repeats.length > 0 && <SiteRepeats repeats={snapshot.repeats} />}
      <ViewOnlyNote character={character} open={(route) => openTab(`${route}&close=1`)} />
      {news?.tone === 'loud' && (
        <ServerWarning severity="danger" title={news.short} rule="server-refused">
          <p>{news.sentence}</p>
        </ServerWarning>
      )}
      {snapshot.deletesAt !== null && (
        <ServerWarning
          severity="caution"
          title={t.deletesOn(toMoment(snapshot.deletesAt, Date.now()))}
          rule="deletes"
        />
      )}
      {hasLosses(snapshot) && <LossNotices snapshot={snapshot} />}
      {detail.networkAnswers === false && <NetworkDown acting={acting} />}
      {due !== null && <CheckNotice due={due} />}
      {slow && (
        <WarningBox severity="note" title={t.slow(network.name)}>
          <p>{hasSigner(acting) ? t.slowDetailSigns : t.slowDetail}</p>
        </WarningBox>
      )}
      {character.openUntil !== null && <OpenUntil name={character.name} until={character.openUntil} />}
      <ServerChips snapshot={snapshot} onOpen={() => openTab('settings/server')} />
      {snapshot.notice !== null && <WarningBox severity="note" title={snapshot.notice} />}
    </>
  );
}

/** Is there anything that somebody else may know or do? */
const hasLosses = ({ methods, exposed, exposedSecrets }: UnlockedSnapshot): boolean =>
  exposed.length > 0 || exposedSecrets.length > 0 || methods.some(({ waits }) => waits !== null);

function PendingRequests({ snapshot }: { snapshot: UnlockedSnapshot }) {
  const command = useCommand();
  const { problem, run } = useAct();
  const waiting = snapshot.approvals.filter(({ state }) => state === 'waiting').length;
  if (waiting === 0) return null;
  return (
    <WarningBox severity="note" title={t.pendingRequests(waiting)}>
      {problem !== null && <p role="alert">{problem}</p>}
      <div class="hstack">
        <Button
          small
          onClick={async () => {
            if (await run(() => command('show-requests', {}))) leavePopup();
          }}
        >
          {t.view}
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
        {t.view}
      </Button>
    </div>
  </WarningBox>
);

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
    <WarningBox severity="note" title={t.closesAt(name, toMoment(until, Date.now()))}>
      {problem !== null && <p role="alert">{problem}</p>}
      <div class="hstack">
        <Button small onClick={() => run(() => command('step-down', {}))}>
          {t.closeNow}
        </Button>
      </div>
    </WarningBox>
  );
}
