/** The persons of the identity with their roles and login methods, what waits for a second manager, and what needs two. */
import { useState } from 'preact/hooks';
import { toCounted } from '../../../../locales/en/grammar.ts';
import type { PersonView } from '../../../../messaging/persons.ts';
import type { UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { Button } from '../../../components/button.tsx';
import { Icon, Plus, UsersRound } from '../../../components/icon.tsx';
import { WarningBox } from '../../../components/warning.tsx';
import { goTo } from '../../../location.ts';
import { personsTitle } from '../../../words/person.ts';
import { Frame } from '../frame.tsx';
import { settingsPath } from '../settings-routes.ts';
import { MemberAct, type MemberActKind } from './member-act.tsx';
import { MemberRow } from './member-row.tsx';
import { Proposals } from './proposals.tsx';
import { TwoManagers } from './two-managers.tsx';
import '../../../style/members.css';

export function MembersPage({ snapshot }: { snapshot: UnlockedSnapshot }) {
  const { persons, identity, login, exposed } = snapshot;
  const [open, setOpen] = useState<{ kind: MemberActKind; person: PersonView } | null>(null);
  const isOrganisation = identity.type === 'organisation';
  return (
    <Frame
      title={personsTitle(snapshot)}
      lede={
        isOrganisation
          ? 'Everybody who has a login method here. The role decides which characters a member opens.'
          : 'Several people share this identity. Each has login methods of their own.'
      }
      testid="members-page"
    >
      <Proposals snapshot={snapshot} />
      <section>
        <ul class="rows" data-testid="members">
          {persons.map((person) => (
            <li key={person.id}>
              <MemberRow snapshot={snapshot} person={person} onAct={(kind) => setOpen({ kind, person })} />
            </li>
          ))}
        </ul>
        {persons.length === 1 && (
          <p class="small members-none">
            <Icon node={UsersRound} size={18} class="inline" /> Nobody else is here yet. Invite the first person with a
            link or a QR code.
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
              Invite a person
            </Button>
          )}
          <a class="btn quiet" href={`#/${settingsPath('lost/history')}`} data-testid="audit-list">
            Who did what
          </a>
        </div>
      </section>
      {exposed.length > 0 && (
        <section class="narrow">
          <WarningBox
            severity="caution"
            title={`${toCounted(exposed.length, 'account')} may be known to somebody who left`}
            rule="exposed"
          >
            <p>Move the funds to new accounts, whose keys nobody else has seen.</p>
            <div class="in-warning">
              <Button small onClick={() => goTo(settingsPath('lost'))} testid="see-exposed">
                See the accounts
              </Button>
            </div>
          </WarningBox>
        </section>
      )}
      {login.manages && <TwoManagers key={snapshot.secondManagerFor.join()} snapshot={snapshot} />}
      {open !== null && (
        <MemberAct kind={open.kind} person={open.person} snapshot={snapshot} onClose={() => setOpen(null)} />
      )}
    </Frame>
  );
}
