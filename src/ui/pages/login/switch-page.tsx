/**
 * A site asks an identity that is not in use: the person goes to it, or, where the site asks to be connected, connects it with the
 * identity in use. Closing the tab refuses the request.
 */

import { login as t } from '../../../locales/en/ui/pages/login.ts';
import type { AskingSite, IdentityChoice } from '../../../messaging/snapshot.ts';
import { Button } from '../../components/button.tsx';
import { Row, Rows } from '../../components/row.tsx';
import { hostOf, SiteTile } from '../../components/site-tile.tsx';
import { closeTab } from '../../location.ts';
import { useAct, useCommand } from '../../wallet.tsx';
import { StageLayout } from '../stage-layout.tsx';

export function SwitchPage({ wanted, inUse }: { wanted: IdentityChoice; inUse: IdentityChoice | undefined }) {
  const command = useCommand();
  const { busy, problem, run } = useAct();
  const asking = wanted.asking ?? [];
  const isAsked = asking.length > 0;
  const [only] = asking.length === 1 ? asking : [];
  const site = only === undefined ? null : hostOf(only.origin);

  const take = ({ origin }: AskingSite) =>
    run(async () => {
      await command('take-site', { origin });
      if (asking.every((each) => each.origin === origin)) await closeTab();
    });

  return (
    <StageLayout
      title={isAsked ? t.switchTitle(site, wanted.label) : t.nothingAsked(wanted.label)}
      lede={isAsked ? t.switchLede(site, wanted.label, inUse?.label ?? null) : t.nothingAskedLede(wanted.label)}
      lit="none"
    >
      <div class="work-body">
        {isAsked && (
          <Rows>
            {asking.map(({ origin, connects }) => (
              <Row
                key={origin}
                lead={<SiteTile origin={origin} />}
                title={hostOf(origin)}
                detail={connects ? t.wantsToConnect : t.hasRequest}
              />
            ))}
          </Rows>
        )}
        <div class="work-acts">
          <Button
            weight="primary"
            busy={busy}
            testid="go-to-identity"
            onClick={() => run(() => command('switch-identity', { id: wanted.id }))}
          >
            {t.goTo(wanted.label)}
          </Button>
          <Button weight="quiet" onClick={() => void closeTab()}>
            {t.notNow}
          </Button>
        </div>
        {inUse !== undefined &&
          asking
            .filter(({ connects }) => connects)
            .map((each) => (
              <TakeSite
                key={each.origin}
                site={hostOf(each.origin)}
                names={{ from: wanted.label, to: inUse.label }}
                busy={busy}
                onTake={() => void take(each)}
              />
            ))}
        {problem !== null && (
          <p class="small bad" role="alert">
            {problem}
          </p>
        )}
      </div>
    </StageLayout>
  );
}

function TakeSite(props: { site: string; names: { from: string; to: string }; busy: boolean; onTake: () => void }) {
  const { site, names, busy, onTake } = props;
  return (
    <section class="stack">
      <h2 class="h3">{t.takeTitle(names.to)}</h2>
      <p class="small">{t.takeText(site, names.from)}</p>
      <div class="work-acts">
        <Button busy={busy} testid="take-site" onClick={onTake}>
          {t.take(names.to)}
        </Button>
      </div>
    </section>
  );
}
