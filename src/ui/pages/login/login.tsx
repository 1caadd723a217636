/** The login of a locked wallet. Nothing is open yet, so it names no person, character or level. */
import { useState } from 'preact/hooks';
import { login as t } from '../../../locales/en/ui/pages/login.ts';
import type { LockedSnapshot, LoginOption } from '../../../messaging/snapshot.ts';
import { Button } from '../../components/button.tsx';
import { Status } from '../../components/status.tsx';
import { WarningBox } from '../../components/warning.tsx';
import { OtherIdentities } from '../../identities/other-identities.tsx';
import { goTo } from '../../location.ts';
import { AnswerCredential } from '../../methods/answer-credential.tsx';
import { firstOf, toLede } from '../../methods/login-options.ts';
import type { Route } from '../../route.ts';
import { useCommand } from '../../wallet.tsx';
import { StageLayout } from '../stage-layout.tsx';
import { AnyLogin } from './any-login.tsx';

/** The screen that the open wallet shows next decides whether the tab closes. */
export function LoginPage({ snapshot, route }: { snapshot: LockedSnapshot; route: Route }) {
  const command = useCommand();
  const [way, setWay] = useState<LoginOption | null | undefined>(
    snapshot.loginOptions.length === 0 ? null : firstOf(snapshot.loginOptions),
  );
  const [any, setAny] = useState(false);
  const here = snapshot.identities?.find(({ inUse }) => inUse);
  if (any) return <AnyLogin onBack={() => setAny(false)} />;
  return (
    <StageLayout title={here === undefined ? t.logIn : t.logInTo(here.label)} lede={toLede(way)} lit="none">
      <div class="work-body">
        {snapshot.notice !== null && (
          // A repair, or why this login method was closed from afar: the sentence says it all.
          <WarningBox severity="note" title={snapshot.notice} rule="notice" />
        )}
        {snapshot.waiting > 0 && <Status class="small">{t.requestsWait(snapshot.waiting)}</Status>}
        <AnswerCredential
          key={here?.id}
          options={snapshot.loginOptions}
          verb={t.logIn}
          onAnswer={(answer) => command('unlock', answer)}
          onRecoveryKey={(key) => command('unlock-with-recovery-key', key)}
          starts={route.starts}
          onWay={setWay}
        />
        <OtherIdentities identities={snapshot.identities} title={t.anotherIdentity} />
        <div class="work-acts">
          <Button weight="quiet" testid="any-login" onClick={() => setAny(true)}>
            {t.anyLogin}
          </Button>
          <Button weight="quiet" testid="something-lost" onClick={() => goTo('freeze')}>
            {t.lostSomething}
          </Button>
        </div>
      </div>
    </StageLayout>
  );
}
