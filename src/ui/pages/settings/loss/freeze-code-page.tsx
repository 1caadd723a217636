/** A freeze code for one login method: made, shown once, printed. Whoever finds the sheet can shut the method out, and nothing else. */
import { useState } from 'preact/hooks';
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
  const by = { rank: method.rank === 'other' ? 'managing' : method.rank, states: ['active'], also: method.id } as const;

  const make = () =>
    run(
      `Make a freeze code for “${method.name}”`,
      async (proof) => setGroups((await command('make-freeze-code', { methodId: method.id, proof })).groups),
      'The freeze code is made',
      by,
    );
  const end = () =>
    run(
      `Take the freeze code of “${method.name}” back`,
      (proof) => command('end-freeze-code', { methodId: method.id, proof }),
      'The freeze code freezes nothing any more',
      by,
    );

  if (groups !== null && server !== null)
    return (
      <Frame
        title="Print the freeze code"
        lede="You see it only now. Put it where you find it without your computer: with somebody you trust, in a desk."
      >
        <section class="narrow stack">
          <div class="keybox">
            <ol data-testid="freeze-code-text" aria-label="The freeze code">
              {groups.slice(1).map((group) => (
                <li key={group}>
                  <b>{group}</b>{' '}
                </li>
              ))}
            </ol>
            <div class="bar">
              <Button small icon={Printer} onClick={() => window.print()} testid="print-key">
                Print
              </Button>
            </div>
          </div>
          <p class="small">
            It begins with the word {groups[0]}. It freezes “{method.name}” and does nothing else.
          </p>
          <div class="acts-row">
            <Button weight="primary" onClick={back} testid="finish">
              I have it
            </Button>
          </div>
        </section>
        <FreezeSheet groups={groups} method={method.name} server={server} fingerprint={snapshot.identity.fingerprint} />
      </Frame>
    );
  return (
    <Frame
      title={`Freeze code for “${method.name}”`}
      lede="A sheet of paper that shuts this login method out from any computer, without a login. For the day on which everything is gone at once."
    >
      <section class="narrow stack">
        {server === null ? (
          <WarningBox severity="note" title="It needs a key server" rule="no-server">
            <p>
              Only a key server can shut something out from afar. This identity lies on this computer alone.{' '}
              <a href={`#/${settingsPath('server')}`}>Key server</a>
            </p>
          </WarningBox>
        ) : (
          <>
            <p class="small">
              Whoever holds the sheet can freeze this login method, and cannot open, unfreeze or see anything. Another
              login method or the recovery key unfreezes it. The last one that may change the identity is never frozen
              by a code.
            </p>
            {method.hasFreezeCode && (
              <WarningBox severity="note" title="There is a code already" rule="has-code">
                <p>A new one ends it: throw the old sheet away.</p>
              </WarningBox>
            )}
            <div class="acts-row">
              <Button weight="primary" busy={busy} onClick={make} testid="make-freeze-code">
                {method.hasFreezeCode ? 'Make a new one' : 'Make the code'}
              </Button>
              {method.hasFreezeCode && (
                <Button busy={busy} onClick={end} testid="end-freeze-code">
                  Take it back
                </Button>
              )}
              <Button weight="quiet" onClick={back}>
                Back
              </Button>
            </div>
          </>
        )}
        <Problem text={problem} />
      </section>
    </Frame>
  );
}
