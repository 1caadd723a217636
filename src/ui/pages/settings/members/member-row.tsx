/** One person: name, role, login methods, the masks that the role opens. */

import { toListing } from '../../../../locales/en/grammar.ts';
import type { PersonView } from '../../../../messaging/persons.ts';
import type { UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { Icon, KeyRound, Layers, Pencil, Trash2, UserRound } from '../../../components/icon.tsx';
import { lookAttributes } from '../../../components/look-attributes.ts';
import { Mask } from '../../../components/mask.tsx';
import { MoreMenu } from '../../../components/more-menu.tsx';
import { Tag } from '../../../components/row.tsx';
import { METHODS } from '../../../methods/methods.ts';
import { twoForExports } from '../../../methods/second-manager.ts';
import { toMoment } from '../../../words/day.ts';
import { levelOfPerson, nameOfPerson } from '../../../words/person.ts';
import type { MemberActKind } from './member-act.tsx';

export function MemberRow(props: {
  snapshot: UnlockedSnapshot;
  person: PersonView;
  onAct: (kind: MemberActKind) => void;
}) {
  const { snapshot, person, onAct } = props;
  const methods = snapshot.methods.filter(({ id }) => person.methodIds.includes(id));
  const levels = snapshot.levels.filter(({ id }) => methods.some(({ levelId }) => levelId === id));
  const level = snapshot.levels.find(({ id }) => id === levelOfPerson(snapshot, person));
  const opens = (characterId: string) =>
    levels.some(({ manages, characterIds }) => manages || characterIds.includes(characterId));
  const names = snapshot.characters.filter(({ id }) => opens(id)).map(({ name }) => name);
  const waiting = methods.find(({ activeFrom }) => activeFrom !== null);
  const name = nameOfPerson(person);
  return (
    <div class="row method-row member-row" data-testid="member" data-name={name}>
      <Icon node={UserRound} size={22} />
      <span class="grow">
        <span class="t clip">
          {name}
          {person.current && name !== 'You' && <Tag tone="good">You</Tag>}
          {methods.some(({ state }) => state === 'frozen') && <Tag tone="danger">Frozen</Tag>}
        </span>
        <span class="d clip" data-testid="member-methods">
          {toListing(methods.map((method) => (method.name === '' ? METHODS[method.kind].name : method.name)))}
        </span>
        {waiting !== undefined && (
          <span class="d">Manages from {toMoment(waiting.activeFrom ?? 0, Date.now())}, unless a manager stops it</span>
        )}
      </span>
      <span class="opens">
        <span class="vh">{names.length === 0 ? 'Opens nothing.' : `Opens ${toListing(names)}.`}</span>
        <span class="masks" aria-hidden="true">
          {snapshot.characters.slice(0, 6).map((character) => (
            <span key={character.id} class="contents" {...lookAttributes(character.look)}>
              <Mask shape={character.look.mask} size={24} closed={!opens(character.id)} />
            </span>
          ))}
        </span>
        <span class="grow">
          <span class="t clip" data-testid="member-role">
            {level?.name ?? toListing(levels.map((each) => each.name))}
          </span>
          {levels.some(({ manages }) => manages) && <span class="d">Can manage</span>}
        </span>
      </span>
      <MoreMenu
        of={name}
        items={[
          { name: 'Rename', icon: Pencil, testid: 'rename-person', act: () => onAct('rename') },
          { name: 'Change the role', icon: Layers, testid: 'change-role', act: () => onAct('role') },
          ...(twoForExports(snapshot)
            ? [{ name: 'Allow an export', icon: KeyRound, testid: 'allow-export', act: () => onAct('export') }]
            : []),
          { name: 'Remove', icon: Trash2, danger: true, testid: 'remove-person', act: () => onAct('remove') },
        ]}
      />
    </div>
  );
}
