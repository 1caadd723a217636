/** *Lost something?*: freezes the lost login method or computer, then lists what is left to do. Promises only what freezing and removing really do. */
import { useState } from 'preact/hooks';
import type { UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { ChevronRight, Icon, KeyRound, Laptop } from '../../../components/icon.tsx';
import { Row, Rows, Tag } from '../../../components/row.tsx';
import { toDate } from '../../../words/day.ts';
import { Frame } from '../frame.tsx';
import { FreezeLimits } from '../freeze-limits.tsx';
import { settingsPath } from '../settings-routes.ts';
import { computersOf } from './computers.ts';
import { ExposedAccounts } from './exposed-accounts.tsx';
import { ExposedSecrets } from './exposed-secrets.tsx';
import { FreezeCodePage } from './freeze-code-page.tsx';
import { FreezeDialog, type Lost } from './freeze-dialog.tsx';
import { FrozenMethods } from './frozen-methods.tsx';
import { SecurityHistoryPage } from './history-page.tsx';
import { RenewPage } from './renew-method.tsx';
import '../../../style/loss.css';
import { loss as t } from '../../../../locales/en/ui/pages/settings/loss.tsx';
import { ICONS } from '../../../methods/icons.ts';

/** `rest`: the subpage: `history`, `renew/ID`, `code/ID`. */
export function LossPages({ snapshot, rest }: { snapshot: UnlockedSnapshot; rest: string }) {
  const [first, second] = rest.split('/');
  if (first === 'history') return <SecurityHistoryPage snapshot={snapshot} />;
  const method = snapshot.methods.find(({ id }) => id === second);
  if (first === 'renew' && method !== undefined) return <RenewPage snapshot={snapshot} method={method} />;
  if (first === 'code' && method !== undefined) return <FreezeCodePage snapshot={snapshot} method={method} />;
  return <LostPage snapshot={snapshot} />;
}

function LostPage({ snapshot }: { snapshot: UnlockedSnapshot }) {
  const [lost, setLost] = useState<Lost | null>(null);
  const papers = snapshot.methods.filter(({ state, kind }) => state === 'active' && kind === 'recovery-key');
  // A recovery key is frozen by another one only: with one, the way is a new one.
  const inUse = snapshot.methods.filter(
    ({ state, kind }) => state === 'active' && (kind !== 'recovery-key' || papers.length > 1),
  );
  return (
    <Frame title={t.lostSomething} lede={t.lossLede} wide>
      <div class="columns is-led">
        <div>
          <FrozenMethods snapshot={snapshot} />
          <ExposedAccounts snapshot={snapshot} />
          <ExposedSecrets snapshot={snapshot} />
          <section class="narrow">
            <h2 class="h3">{t.aLoginMethod}</h2>
            <Rows testid="lost-methods">
              {inUse.map((method) => (
                <Row
                  key={method.id}
                  lead={<Icon node={ICONS[method.kind]} size={20} />}
                  title={method.name}
                  detail={method.current ? t.loggedInWithIt : t.freezeIt}
                  value={<Icon node={ChevronRight} size={18} />}
                  onClick={() => setLost({ kind: 'method', method })}
                  testid="lost-method"
                />
              ))}
            </Rows>
          </section>
          <section class="narrow">
            <h2 class="h3">{t.aComputer}</h2>
            <Rows testid="lost-computers">
              {computersOf(snapshot).map((computer) => (
                <Row
                  key={computer.id}
                  lead={<Icon node={Laptop} size={20} />}
                  title={computer.name}
                  detail={t.opensWith(
                    computer.methods.map(({ name }) => name),
                    toDate(computer.since, Date.now()),
                  )}
                  value={computer.thisOne ? <Tag tone="good">{t.here}</Tag> : <Icon node={ChevronRight} size={18} />}
                  onClick={() => setLost({ kind: 'computer', computer })}
                  testid="lost-computer"
                />
              ))}
            </Rows>
          </section>
        </div>
        <div>
          <section class="narrow stack">
            <FreezeLimits server={snapshot.server} />
            <p class="small">
              <Icon node={KeyRound} size={15} class="inline" />{' '}
              {t.recoveryKeySeen((text) => (
                <a
                  href={`#/${settingsPath(papers.length === 1 ? `login-methods/recovery-key/${papers[0]?.id}` : 'login-methods')}`}
                >
                  {text}
                </a>
              ))}
            </p>
            <p class="small">
              {t.everyChange((text) => (
                <a href={`#/${settingsPath('lost/history')}`} data-testid="security-history-link">
                  {text}
                </a>
              ))}
            </p>
          </section>
        </div>
      </div>
      {lost !== null && <FreezeDialog snapshot={snapshot} lost={lost} onClose={() => setLost(null)} />}
    </Frame>
  );
}
