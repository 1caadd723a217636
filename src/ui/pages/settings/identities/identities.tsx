/** The identities on this computer: names for the time before the login, another one, and the way to each. */
import { useState } from 'preact/hooks';
import { identities as t } from '../../../../locales/en/ui/pages/settings/identities.tsx';
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
    <Frame title={t.title} lede={t.lede} testid="identities" wide>
      <div class="columns">
        <div>
          <section class="narrow stack">
            <h2 class="h3">{t.openNow}</h2>
            <Rows>
              <Row
                lead={<Icon node={CircleUserRound} size={20} />}
                title={openName(snapshot)}
                detail={kindWords(identity)}
                value={<Tag tone="good">{t.open}</Tag>}
              />
            </Rows>
            {here !== undefined && here.isHidden !== true && (
              <div class="acts-row">
                <Button icon={Pencil} testid="label-identity" onClick={() => setNaming(here)}>
                  {t.setName}
                </Button>
              </div>
            )}
          </section>
          {others.length > 0 && (
            <section class="narrow stack">
              <h2 class="h3">{t.alsoOnThisComputer}</h2>
              <IdentityRows
                identities={others}
                onChoose={({ id }) =>
                  run(async () => {
                    await command('switch-identity', { id });
                    goTo('login');
                  })
                }
              />
              <p class="small">{t.openingLocks(openName(snapshot))}</p>
            </section>
          )}
        </div>
        <div>
          <section class="narrow stack">
            <h2 class="h3">{t.anotherIdentity}</h2>
            <p class="small">{t.anotherHelp}</p>
            <div class="acts-row">
              <Button weight="primary" icon={Plus} busy={busy} testid="new-identity" onClick={() => begin('start')}>
                {t.newIdentity}
              </Button>
              <Button testid="join-organisation" onClick={() => begin('restore/add-computer')}>
                {t.joinByLink}
              </Button>
              <Button testid="have-identity" onClick={() => begin('restore')}>
                {t.haveIdentity}
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
          title={t.nameOnThisComputer}
          label={t.name}
          verb={t.save}
          value={naming.isNamed ? naming.label : identity.name}
          busy={busy}
          problem={problem}
          help={t.nameHelp}
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
    <h2 class="h3">{t.removeFromHere}</h2>
    <p class="small">{t.removeHelp(name)}</p>
    <div class="acts-row">
      <Button icon={Trash2} testid="remove-from-computer" onClick={() => goTo(settingsPath('identities/remove'))}>
        {t.removeFromHere}
      </Button>
    </div>
  </section>
);
