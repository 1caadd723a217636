/** One person: the role, the characters that it opens, and each login method with its state. */

import { methods as kindTexts } from '../../../../locales/en/ui/methods.ts';
import { members as t } from '../../../../locales/en/ui/pages/settings/members.tsx';
import type { PersonView } from '../../../../messaging/persons.ts';
import type { MethodView, UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { FactList, FactRow } from '../../../components/fact-list.tsx';
import { Icon } from '../../../components/icon.tsx';
import { lookAttributes } from '../../../components/look-attributes.ts';
import { Mask } from '../../../components/mask.tsx';
import type { MenuItem } from '../../../components/menu.tsx';
import { Row, Rows } from '../../../components/row.tsx';
import { ICONS } from '../../../methods/icons.ts';
import { toDate } from '../../../words/day.ts';
import { DetailActs } from '../list-detail.tsx';
import { type Right, rightOf } from '../opens/connections.ts';
import { detailPath } from '../settings-routes.ts';

export function MemberDetail(props: { snapshot: UnlockedSnapshot; person: PersonView; items: readonly MenuItem[] }) {
  const { snapshot, person, items } = props;
  const methods = snapshot.methods.filter(({ id }) => person.methodIds.includes(id));
  const levels = snapshot.levels.filter(({ id }) => methods.some(({ levelId }) => levelId === id));
  const opened = snapshot.characters.flatMap((character) => {
    const rights = levels.map((level) => rightOf(level, character.id)).filter((right) => right !== null);
    return rights.length === 0 ? [] : [{ character, right: mostOf(rights) }];
  });
  return (
    <>
      <FactList tall>
        <FactRow name={t.roles(Math.max(1, levels.length))}>{t.rolesOf(levels.map(({ name }) => name))}</FactRow>
        <FactRow name={t.managesTheIdentity}>{levels.some(({ manages }) => manages) ? t.yes : t.no}</FactRow>
      </FactList>
      <DetailActs items={items} />
      <h3 class="h3">{t.loginMethods}</h3>
      <Rows>
        {methods.map((method) => (
          <Row
            key={method.id}
            lead={<Icon node={ICONS[method.kind]} size={20} />}
            title={method.name === '' ? kindTexts.kinds[method.kind].name : method.name}
            detail={stateOf(method)}
            href={`#/${detailPath('login-methods', method.id)}`}
          />
        ))}
      </Rows>
      <h3 class="h3">{t.characters}</h3>
      {opened.length === 0 ? (
        <p class="small">{t.opensNoCharacter}</p>
      ) : (
        <Rows>
          {opened.map(({ character: { id, name, look }, right }) => (
            <Row
              key={id}
              lead={
                <span class="contents" {...lookAttributes(look)}>
                  <Mask shape={look.mask} size={24} />
                </span>
              }
              title={name}
              detail={t.rights[right]}
            />
          ))}
        </Rows>
      )}
    </>
  );
}

const mostOf = (rights: readonly Right[]): Right =>
  (['own', 'use'] as const).find((right) => rights.includes(right)) ?? 'view';

function stateOf({ state, addedAt }: MethodView): string {
  if (state === 'frozen') return t.frozen;
  const added = toDate(addedAt, Date.now());
  return state === 'pending' ? t.waitingSince(added) : t.addedOn(added);
}
