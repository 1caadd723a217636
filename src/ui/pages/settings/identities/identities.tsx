/** The identities on this computer: names for the time before the login, another one, and the way to each. */
import { useState } from 'preact/hooks';
import type { IdentityChoice, UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { Button } from '../../../components/button.tsx';
import { CircleUserRound, Icon, Pencil, Plus, Trash2 } from '../../../components/icon.tsx';
import { Row, Rows, Tag } from '../../../components/row.tsx';
import { IdentityRows } from '../../../identities/identity-rows.tsx';
import { kindWords, openName, othersOf } from '../../../identities/words.ts';
import { goTo } from '../../../location.ts';
import { useAct, useCommand } from '../../../wallet.tsx';
import { Frame, Problem } from '../frame.tsx';
import { NameDialog } from '../name-dialog.tsx';
import { settingsPath } from '../settings-routes.ts';
import { HideIdentity } from './hide-identity.tsx';

export function IdentitiesPage({ snapshot }: { snapshot: UnlockedSnapshot }) {
  const command = useCommand();
  const { busy, problem, run } = useAct();
  const [naming, setNaming] = useState<IdentityChoice | null>(null);
  const { identity, identities = [] } = snapshot;
  const here = identities.find(({ inUse }) => inUse);
  const others = othersOf(identities);

  const begin = (path: string) =>
    run(async () => {
      await command('begin-identity', {});
      goTo(path);
    });

  return (
    <Frame
      title="Identities"
      lede="One login method can open several identities. Each has its own characters, sites and recovery key, and only one is open at a time."
      testid="identities"
      wide
    >
      <div class="columns">
        <div>
          <section class="narrow stack">
            <h2 class="h3">Open now</h2>
            <Rows>
              <Row
                lead={<Icon node={CircleUserRound} size={20} />}
                title={openName(snapshot)}
                detail={kindWords(identity)}
                value={<Tag tone="good">Open</Tag>}
              />
            </Rows>
            {here !== undefined && here.isHidden !== true && (
              <div class="acts-row">
                <Button icon={Pencil} testid="label-identity" onClick={() => setNaming(here)}>
                  Set a name on this computer
                </Button>
              </div>
            )}
          </section>
          {others.length > 0 && (
            <section class="narrow stack">
              <h2 class="h3">Also on this computer</h2>
              <IdentityRows
                identities={others}
                onChoose={({ id }) =>
                  run(async () => {
                    await command('switch-identity', { id });
                    goTo('login');
                  })
                }
              />
              <p class="small">
                Opening one locks {openName(snapshot)}. A key server is never told that two identities belong together,
                and a site sees only the one it is connected to.
              </p>
            </section>
          )}
        </div>
        <div>
          <section class="narrow stack">
            <h2 class="h3">Another identity</h2>
            <p class="small">
              For another role in life, or for an organisation. It can use a login method you already have, or a new
              one. If somebody invites you into an organisation, they send you a link.
            </p>
            <div class="acts-row">
              <Button weight="primary" icon={Plus} busy={busy} testid="new-identity" onClick={() => begin('start')}>
                New identity
              </Button>
              <Button testid="join-organisation" onClick={() => begin('restore/add-computer')}>
                Join with a link
              </Button>
              <Button testid="have-identity" onClick={() => begin('restore')}>
                I already have an identity
              </Button>
            </div>
          </section>
          {snapshot.keepsCopy && others.length > 0 && <HideIdentity snapshot={snapshot} />}
          {snapshot.keepsCopy && <RemoveFromComputer name={openName(snapshot)} />}
        </div>
      </div>
      <Problem text={problem} />
      {naming !== null && (
        <NameDialog
          title="Name on this computer"
          label="Name"
          verb="Save"
          value={naming.isNamed ? naming.label : identity.name}
          busy={busy}
          problem={problem}
          help="Shown before you log in: whoever opens this browser can read it."
          onName={async (label) => {
            if (await run(() => command('label-identity', { id: naming.id, label }))) setNaming(null);
          }}
          onClose={() => setNaming(null)}
        />
      )}
    </Frame>
  );
}

const RemoveFromComputer = ({ name }: { name: string }) => (
  <section class="narrow stack">
    <h2 class="h3">Remove from this computer</h2>
    <p class="small">This computer forgets {name}. The identity itself is not deleted, and you can bring it back.</p>
    <div class="acts-row">
      <Button icon={Trash2} testid="remove-from-computer" onClick={() => goTo(settingsPath('identities/remove'))}>
        Remove from this computer
      </Button>
    </div>
  </section>
);
