/** All login methods: last use, what each opens, its level. Points out a thin spot. */
import { useState } from 'preact/hooks';
import { methods as t } from '../../../../locales/en/ui/pages/settings/methods.tsx';
import type { MethodView, UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { Button } from '../../../components/button.tsx';
import { Icon, Plus, ScrollText, Waypoints } from '../../../components/icon.tsx';
import { WarningBox } from '../../../components/warning.tsx';
import { goTo } from '../../../location.ts';
import { nameOfPerson } from '../../../words/person.ts';
import { ListDetail } from '../list-detail.tsx';
import { RecoveryNotes } from '../recovery/recovery-notes.tsx';
import { chosenOf, settingsPath } from '../settings-routes.ts';
import { MethodAct, type MethodActKind } from './method-act.tsx';
import { MethodDetail } from './method-detail.tsx';
import { methodItems } from './method-items.ts';
import { MethodRow } from './method-row.tsx';
import { MovedNotes } from './moved-notes.tsx';
import { findSingleMethod, type SingleMethod } from './single-method.ts';

const add = () => goTo(settingsPath('login-methods/add'));

export function LoginMethodsPage({ snapshot, rest }: { snapshot: UnlockedSnapshot; rest: string }) {
  const { methods, characters, levels } = snapshot;
  const [open, setOpen] = useState<{ kind: MethodActKind; method: MethodView } | null>(null);
  const spot = findSingleMethod(characters, levels, methods);
  const inUse = methods.filter(({ state }) => state !== 'revoked');
  const itemsOf = (method: MethodView) => methodItems(snapshot, method, (kind) => setOpen({ kind, method }));
  const chosen = inUse.find(({ id }) => id === chosenOf(rest)) ?? null;
  return (
    <ListDetail
      title={t.loginMethods}
      lede={t.lede}
      route="login-methods"
      list={
        <section>
          <div class="stack" data-testid="login-methods">
            {groupsOf(snapshot, inUse).map(({ id, name, methods: own }) => (
              <div key={id} data-testid="methods-of" data-name={name ?? ''}>
                {name !== null && <h2 class="h3 of-person">{name}</h2>}
                <ul class="rows">
                  {own.map((method) => (
                    <li key={method.id}>
                      <MethodRow
                        snapshot={snapshot}
                        method={method}
                        items={itemsOf(method)}
                        isChosen={method === chosen}
                      />
                    </li>
                  ))}
                </ul>
              </div>
            ))}
          </div>
          <div class="after-rows">
            <Button weight="primary" icon={Plus} onClick={add} testid="add-login-method">
              {t.addMethod}
            </Button>
            <a
              class="btn secondary"
              href={`#/${settingsPath('login-methods/recovery-key')}`}
              data-testid="new-recovery-key"
            >
              <Icon node={ScrollText} size={18} /> {t.addRecoveryKey}
            </a>
            <a class="btn quiet" href={`#/${settingsPath('lost')}`} data-testid="report-lost">
              {t.reportLoss}
            </a>
            {snapshot.identity.type === 'person' && snapshot.persons.length < 2 && snapshot.login.manages && (
              <a class="btn quiet" href={`#/${settingsPath('members/invite')}`} data-testid="invite-person">
                {t.shareWithPerson}
              </a>
            )}
          </div>
        </section>
      }
      aside={
        <>
          <RecoveryNotes snapshot={snapshot} onRemove={(method) => setOpen({ kind: 'remove', method })} />
          <MovedNotes snapshot={snapshot} onEnrol={(method) => setOpen({ kind: 'enrol', method })} />
          {spot !== null && <ThinSpotNote spot={spot} all={characters.length} />}
          <PictureNote />
        </>
      }
      detail={
        chosen && {
          id: chosen.id,
          name: chosen.name,
          body: (
            <MethodDetail
              snapshot={snapshot}
              method={chosen}
              items={itemsOf(chosen).filter(({ testid }) => testid !== 'method-details')}
            />
          ),
        }
      }
    >
      {open !== null && (
        <MethodAct kind={open.kind} method={open.method} snapshot={snapshot} onClose={() => setOpen(null)} />
      )}
    </ListDetail>
  );
}

const PictureNote = () => (
  <section class="narrow">
    <h2 class="h3">{t.whatOpensWhat}</h2>
    <p class="small">{t.pictureShows}</p>
    <div class="after-rows">
      <a class="btn secondary" href={`#/${settingsPath('opens')}`}>
        <Icon node={Waypoints} size={18} /> {t.seePicture}
      </a>
    </div>
  </section>
);

/** Grouped by person where there are several; the recovery keys come last. */
function groupsOf(
  { persons }: UnlockedSnapshot,
  methods: readonly MethodView[],
): { id: string; name: string | null; methods: MethodView[] }[] {
  if (persons.length < 2) return [{ id: 'all', name: null, methods: [...methods] }];
  const ofPersons = persons.map((person) => ({
    id: person.id,
    name: nameOfPerson(person),
    methods: methods.filter(({ id }) => person.methodIds.includes(id)),
  }));
  const papers = methods.filter(({ personId }) => personId === null);
  return [...ofPersons, { id: 'papers', name: t.recoveryKeys, methods: papers }].filter(
    (group) => group.methods.length > 0,
  );
}

function ThinSpotNote({ spot, all }: { spot: SingleMethod; all: number }) {
  const names = spot.characters.map(({ name }) => name);
  const isAll = names.length === all && all > 1;
  const onPaper = isAll ? t.onlyRecoveryKeyOpensAll : t.onlyRecoveryKeyOpens(names);
  const byOne = isAll ? t.onlyOneMethodOpensAll : t.onlyOneMethodOpens(names);
  return (
    <section class="narrow">
      <WarningBox severity="caution" rule="thin-spot" title={spot.method === null ? onPaper : byOne}>
        <p>{spot.method === null ? t.addMethodThatOpensMore : t.ifLost(spot.method.name)}</p>
        {spot.waiting.length > 0 && <p>{t.notCounted(spot.waiting.map(({ name }) => name))}</p>}
        <div class="in-warning">
          <Button small onClick={add}>
            {t.addMethod}
          </Button>
        </div>
      </WarningBox>
    </section>
  );
}
