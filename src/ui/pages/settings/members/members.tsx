/** The persons of the identity with their roles and login methods, what waits for a second manager, and what needs two. */
import { useState } from 'preact/hooks';
import type { PersonView } from '../../../../messaging/persons.ts';
import type { UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { Button } from '../../../components/button.tsx';
import { Icon, Plus, UsersRound } from '../../../components/icon.tsx';
import type { MenuItem } from '../../../components/menu.tsx';
import { WarningBox } from '../../../components/warning.tsx';
import { goTo } from '../../../location.ts';
import { nameOfPerson, personsTitle } from '../../../words/person.ts';
import { type Detail, ListDetail } from '../list-detail.tsx';
import { chosenOf, settingsPath } from '../settings-routes.ts';
import { MemberAct, type MemberActKind } from './member-act.tsx';
import { MemberDetail } from './member-detail.tsx';
import { memberItems } from './member-items.ts';
import { MemberRow } from './member-row.tsx';
import { Proposals } from './proposals.tsx';
import { TwoManagers } from './two-managers.tsx';
import '../../../style/members.css';
import { members as t } from '../../../../locales/en/ui/pages/settings/members.tsx';

/** `rest`: *of/ID* is one person with the details. */
export function MembersPage({ snapshot, rest }: { snapshot: UnlockedSnapshot; rest: string }) {
  const { persons, identity, login, exposed } = snapshot;
  const [open, setOpen] = useState<{ kind: MemberActKind; person: PersonView } | null>(null);
  const isOrganisation = identity.type === 'organisation';
  const itemsOf = (person: PersonView) => memberItems(snapshot, (kind) => setOpen({ kind, person }));
  const detailOf = (person: PersonView, items: MenuItem[]): Detail => ({
    id: person.id,
    name: nameOfPerson(person),
    body: <MemberDetail snapshot={snapshot} person={person} items={items} />,
  });
  const chosen = persons.find(({ id }) => id === chosenOf(rest));
  const here = persons.find(({ current }) => current) ?? persons[0];
  return (
    <ListDetail
      title={personsTitle(snapshot)}
      lede={isOrganisation ? t.ledeOfOrganisation : t.lede}
      testid="members-page"
      route="members"
      list={
        <>
          <Proposals snapshot={snapshot} />
          <section>
            <ul class="rows" data-testid="members">
              {persons.map((person) => (
                <li key={person.id}>
                  <MemberRow snapshot={snapshot} person={person} items={itemsOf(person)} isChosen={person === chosen} />
                </li>
              ))}
            </ul>
            {persons.length === 1 && (
              <p class="small members-none">
                <Icon node={UsersRound} size={18} class="inline" /> {t.nobodyElse}
              </p>
            )}
            <div class="after-rows">
              {login.manages && (
                <Button
                  weight="primary"
                  icon={Plus}
                  onClick={() => goTo(settingsPath('members/invite'))}
                  testid="invite-member"
                >
                  {t.invite}
                </Button>
              )}
              <a class="btn quiet" href={`#/${settingsPath('lost/history')}`} data-testid="audit-list">
                {t.whoDidWhat}
              </a>
            </div>
          </section>
          {exposed.length > 0 && <ExposedNote count={exposed.length} />}
          {login.manages && <TwoManagers key={snapshot.secondManagerFor.join()} snapshot={snapshot} />}
        </>
      }
      detail={chosen === undefined ? null : detailOf(chosen, itemsOf(chosen))}
      resting={here === undefined ? null : detailOf(here, [])}
    >
      {open !== null && (
        <MemberAct kind={open.kind} person={open.person} snapshot={snapshot} onClose={() => setOpen(null)} />
      )}
    </ListDetail>
  );
}

const ExposedNote = ({ count }: { count: number }) => (
  <section class="narrow">
    <WarningBox severity="caution" title={t.exposedTitle(count)} rule="exposed">
      <p>{t.exposedText}</p>
      <div class="in-warning">
        <Button small onClick={() => goTo(settingsPath('lost'))} testid="see-exposed">
          {t.seeTheAccounts}
        </Button>
      </div>
    </WarningBox>
  </section>
);
