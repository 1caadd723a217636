/** The latest security events, shown after a login with the recovery key, and the button to rotate keys if one of them looks wrong. */
import { useEffect, useState } from 'preact/hooks';
import { restore as t } from '../../../locales/en/ui/pages/restore.tsx';
import type { SecurityHistory } from '../../../messaging/security.ts';
import type { UnlockedSnapshot } from '../../../messaging/snapshot.ts';
import { Waiting } from '../../components/spinner.tsx';
import { useAct, useCommand } from '../../wallet.tsx';
import { toMoment } from '../../words/day.ts';
import { byWhom, whatHappened } from '../../words/security.ts';
import { RotateCard } from '../settings/rotate-keys.tsx';
import { settingsPath } from '../settings/settings-routes.ts';

const SHOWN = 5;

export function RecentEvents({ snapshot }: { snapshot: UnlockedSnapshot }) {
  const command = useCommand();
  const { problem, run } = useAct();
  const [history, setHistory] = useState<SecurityHistory | null>(null);
  useEffect(() => {
    void run(async () => setHistory(await command('security-history', {})));
  }, []);
  return (
    <section class="lately stack">
      <h2 class="h3">{t.recentChanges}</h2>
      {history === null && problem === null && <Waiting>{t.loading}</Waiting>}
      {problem !== null && (
        <p class="small bad" role="alert">
          {problem}
        </p>
      )}
      {history !== null && (
        <ol class="rows" data-testid="lately">
          {history.events.slice(0, SHOWN).map((event) => {
            const by = byWhom(event, history);
            return (
              <li key={`${event.from}/${event.number}`}>
                <div class="row">
                  <span class="grow">
                    <span class="t">{whatHappened(event, history)}</span>
                    <span class="d">
                      {toMoment(event.at, Date.now())}
                      {by !== null && `, ${by}`}
                    </span>
                  </span>
                </div>
              </li>
            );
          })}
        </ol>
      )}
      <p class="small">
        {t.notRecognised((text) => (
          <a href={`#/${settingsPath('lost')}`}>{text}</a>
        ))}
      </p>
      <RotateCard snapshot={snapshot} />
    </section>
  );
}
