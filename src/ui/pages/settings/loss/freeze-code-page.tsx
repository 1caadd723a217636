/** Creates a freeze code for one login method, shown once for printing. Anyone who finds the sheet can freeze the login method, and nothing else. */
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
  const by = {
    rank: method.rank === 'other' ? 'managing' : method.rank,
    states: ['active'],
    also: [method.id],
  } as const;

  const make = () =>
    run(
      `Create a freeze code for “${method.name}”`,
      async (proof) => setGroups((await command('make-freeze-code', { methodId: method.id, proof })).groups),
      'Freeze code created',
      by,
    );
  const end = () =>
    run(
      `Revoke the freeze code of “${method.name}”`,
      (proof) => command('end-freeze-code', { methodId: method.id, proof }),
      'Freeze code revoked',
      by,
    );

  if (groups !== null && server !== null)
    return (
      <Frame
        title="Print the freeze code"
        lede="It is shown only once. Keep it where you can find it without your computer: in a desk, or with somebody you trust."
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
            The code begins with the word {groups[0]}. It freezes “{method.name}” and does nothing else.
          </p>
          <div class="acts-row">
            <Button weight="primary" onClick={back} testid="finish">
              I’ve saved it
            </Button>
          </div>
        </section>
        <FreezeSheet groups={groups} method={method.name} server={server} fingerprint={snapshot.identity.fingerprint} />
      </Frame>
    );
  return (
    <Frame
      title={`Freeze code for “${method.name}”`}
      lede="A printed code that freezes this login method from any computer, without a login. In case you lose everything at once."
    >
      <section class="narrow stack">
        {server === null ? (
          <WarningBox severity="note" title="A freeze code needs a key server" rule="no-server">
            <p>
              Only a key server can block a login method remotely. This identity is stored on this computer only.{' '}
              <a href={`#/${settingsPath('server')}`}>Key server</a>
            </p>
          </WarningBox>
        ) : (
          <>
            <p class="small">
              Anyone who has the sheet can freeze this login method, but can’t open, unfreeze or see anything. Another
              login method or the recovery key unfreezes it. A code never freezes the last login method that can manage
              the identity.
            </p>
            {method.hasFreezeCode && (
              <WarningBox severity="note" title="This login method already has a code" rule="has-code">
                <p>A new code replaces it. Throw the old sheet away.</p>
              </WarningBox>
            )}
            <div class="acts-row">
              <Button weight="primary" busy={busy} onClick={make} testid="make-freeze-code">
                {method.hasFreezeCode ? 'Create a new code' : 'Create the code'}
              </Button>
              {method.hasFreezeCode && (
                <Button busy={busy} onClick={end} testid="end-freeze-code">
                  Revoke it
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
