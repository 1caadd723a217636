/** Creates a freeze code for one login method, shown once for printing. Anyone who finds the sheet can freeze the login method, and nothing else. */
import { useState } from 'preact/hooks';
import { loss as t } from '../../../../locales/en/ui/pages/settings/loss.tsx';
import type { MethodView, UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { Button } from '../../../components/button.tsx';
import { Printer } from '../../../components/icon.tsx';
import { WarningBox } from '../../../components/warning.tsx';
import { goTo } from '../../../location.ts';
import { useCommand } from '../../../wallet.tsx';
import { Frame, Problem } from '../frame.tsx';
import { settingsPath } from '../settings-routes.ts';
import { useChange } from '../use-change.ts';
import { FreezeSheet } from './freeze-sheet.tsx';

const back = () => goTo(settingsPath('login-methods'));

export function FreezeCodePage({ snapshot, method }: { snapshot: UnlockedSnapshot; method: MethodView }) {
  const command = useCommand();
  const { busy, problem, run } = useChange();
  const [groups, setGroups] = useState<readonly string[] | null>(null);
  const server = snapshot.server?.origin ?? null;
  const by = {
    rank: method.rank === 'other' ? 'managing' : method.rank,
    states: ['active'],
    also: [method.id],
  } as const;

  const make = () =>
    run(
      t.createFreezeCode(method.name),
      async (proof) => setGroups((await command('make-freeze-code', { methodId: method.id, proof })).groups),
      t.freezeCodeCreated,
      by,
    );
  const end = () =>
    run(
      t.revokeFreezeCode(method.name),
      (proof) => command('end-freeze-code', { methodId: method.id, proof }),
      t.freezeCodeRevoked,
      by,
    );

  if (groups !== null && server !== null)
    return (
      <Frame title={t.printTitle} lede={t.printLede}>
        <section class="narrow stack">
          <div class="keybox">
            <ol data-testid="freeze-code-text" aria-label={t.theFreezeCode}>
              {groups.slice(1).map((group) => (
                <li key={group}>
                  <b>{group}</b>{' '}
                </li>
              ))}
            </ol>
            <div class="bar">
              <Button small icon={Printer} onClick={() => window.print()} testid="print-key">
                {t.print}
              </Button>
            </div>
          </div>
          <p class="small">{t.beginsWithWord(groups[0] ?? '', method.name)}</p>
          <div class="acts-row">
            <Button weight="primary" onClick={back} testid="finish">
              {t.savedIt}
            </Button>
          </div>
        </section>
        <FreezeSheet groups={groups} method={method.name} server={server} fingerprint={snapshot.identity.fingerprint} />
      </Frame>
    );
  return (
    <Frame title={t.codeTitle(method.name)} lede={t.codeLede}>
      <section class="narrow stack">
        {server === null ? (
          <>
            <WarningBox severity="note" title={t.needsKeyServer} rule="no-server">
              <p>{t.needsKeyServerWhy}</p>
            </WarningBox>
            <div class="acts-row">
              <a class="btn primary" href={`#/${settingsPath('server')}`}>
                {t.chooseKeyServer}
              </a>
              <Button weight="quiet" onClick={back}>
                {t.back}
              </Button>
            </div>
          </>
        ) : (
          <>
            <p class="small">{t.codeExplained}</p>
            {method.hasFreezeCode && (
              <WarningBox severity="note" title={t.alreadyHasCode} rule="has-code">
                <p>{t.newCodeReplaces}</p>
              </WarningBox>
            )}
            <div class="acts-row">
              <Button weight="primary" busy={busy} onClick={make} testid="make-freeze-code">
                {method.hasFreezeCode ? t.createNewCode : t.createCode}
              </Button>
              {method.hasFreezeCode && (
                <Button busy={busy} onClick={end} testid="end-freeze-code">
                  {t.revokeCode}
                </Button>
              )}
              <Button weight="quiet" onClick={back}>
                {t.back}
              </Button>
            </div>
          </>
        )}
        <Problem text={problem} />
      </section>
    </Frame>
  );
}
