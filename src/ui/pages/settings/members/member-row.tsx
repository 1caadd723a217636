/** One person: name, role, login methods, the masks that the role opens. */

import { methods as kindTexts } from '../../../../locales/en/ui/methods.ts';
import { members as t } from '../../../../locales/en/ui/pages/settings/members.tsx';
import type { PersonView } from '../../../../messaging/persons.ts';
import type { UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { Icon, UserRound } from '../../../components/icon.tsx';
import type { MenuItem } from '../../../components/menu.tsx';
import { MoreMenu } from '../../../components/more-menu.tsx';
import { OpenedMasks } from '../../../components/opened-masks.tsx';
import { Tag } from '../../../components/row.tsx';
import { toMoment } from '../../../words/day.ts';
import { levelOfPerson, nameOfPerson } from '../../../words/person.ts';
import { RowLink } from '../list-detail.tsx';

export function MemberRow(props: {
  snapshot: UnlockedSnapshot;
  person: PersonView;
  items: readonly MenuItem[];
  isChosen: boolean;
}) {
  const { snapshot, person } = props;
  const methods = snapshot.methods.filter(({ id }) => person.methodIds.includes(id));
  const levels = snapshot.levels.filter(({ id }) => methods.some(({ levelId }) => levelId === id));
  const level = snapshot.levels.find(({ id }) => id === levelOfPerson(snapshot, person));
  const opens = (characterId: string) =>
    levels.some(({ manages, characterIds }) => manages || characterIds.includes(characterId));
  const names = snapshot.characters.filter(({ id }) => opens(id)).map(({ name }) => name);
  const waiting = methods.find(({ activeFrom }) => activeFrom !== null);
  const name = nameOfPerson(person);
  return (
    <div class="row method-row member-row is-linked" data-testid="member" data-name={name}>
      <Icon node={UserRound} size={22} />
      <span class="grow">
        <span class="t clip">
          <RowLink route="members" id={person.id} isChosen={props.isChosen}>
            {name}
          </RowLink>
          {person.current && person.name !== '' && <Tag tone="good">{t.you}</Tag>}
          {methods.some(({ state }) => state === 'frozen') && <Tag tone="danger">{t.frozen}</Tag>}
        </span>
        <span class="d clip" data-testid="member-methods">
          {t.list(methods.map((method) => (method.name === '' ? kindTexts.kinds[method.kind].name : method.name)))}
        </span>
        {waiting !== undefined && <span class="d">{t.managesFrom(toMoment(waiting.activeFrom ?? 0, Date.now()))}</span>}
      </span>
      <span class="opened-by">
        <OpenedMasks characters={snapshot.characters} opens={opens} said={t.opens(names)} />
        <span class="grow">
          <span class="t clip" data-testid="member-role">
            {level?.name ?? t.list(levels.map((each) => each.name))}
          </span>
          {levels.some(({ manages }) => manages) && <span class="d">{t.canManage}</span>}
        </span>
      </span>
      <MoreMenu of={name} items={props.items} />
    </div>
  );
}
