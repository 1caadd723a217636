/** One character in the list: its look, its state, what opens it, and its actions. */
import type { CharacterSummary, UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { Button, IconButton } from '../../../components/button.tsx';
import { ChevronDown, ChevronUp, Gauge, GripVertical, Icon, Pencil, Trash2 } from '../../../components/icon.tsx';
import { lookAttributes } from '../../../components/look-attributes.ts';
import { Mask } from '../../../components/mask.tsx';
import { MoreMenu } from '../../../components/more-menu.tsx';
import { Cloth } from '../../../components/ribbon.tsx';
import { Tag } from '../../../components/row.tsx';
import { ViewOnlyTag } from '../../../components/view-only.tsx';
import { goTo } from '../../../location.ts';
import { toMoment } from '../../../words/day.ts';
import { toCounted, toListing } from '../../../words/listing.ts';
import { settingsPath } from '../settings-routes.ts';

export interface CharacterRowProps {
  character: CharacterSummary;
  /** Whether it is the active character, shown by the popup and the rail. */
  acts: boolean;
  stepUp: UnlockedSnapshot['stepUp'];
  first: boolean;
  last: boolean;
  onAct: () => void;
  onStepDown: () => void;
  onMove: (steps: number) => void;
  /** `null` if it is the only character. */
  onDelete: (() => void) | null;
  onDrag: () => void;
  onDrop: () => void;
}

export function CharacterRow(props: CharacterRowProps) {
  const { character } = props;
  const { name, look, state } = character;
  const closed = state === 'closed';
  return (
    <li
      class={closed ? 'row character is-closed' : 'row character'}
      {...lookAttributes(look)}
      draggable
      data-testid="character-row"
      data-character-name={name}
      onDragStart={props.onDrag}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        props.onDrop();
      }}
    >
      <Icon node={GripVertical} class="grip" />
      <Cloth class="edge" />
      <Mask shape={look.mask} size={40} closed={closed} />
      <span class="grow">
        <span class="t display-name clip">{name}</span>
        <span class="d">{stateWords(props)}</span>
      </span>
      <Standing {...props} />
      <IconButton
        icon={ChevronUp}
        label={`Move ${name} up`}
        disabled={props.first}
        onClick={() => props.onMove(-1)}
        testid="move-up"
      />
      <IconButton
        icon={ChevronDown}
        label={`Move ${name} down`}
        disabled={props.last}
        onClick={() => props.onMove(1)}
        testid="move-down"
      />
      <More {...props} />
    </li>
  );
}

function stateWords({
  character: { state, accountCount, siteCount, opensWith, openUntil },
}: CharacterRowProps): string {
  if (state === 'closed')
    return opensWith.length === 0 ? 'Closed' : `Opens with ${toListing(opensWith.map((method) => method.name))}`;
  const holds = `${toCounted(accountCount, 'account')}, ${toCounted(siteCount, 'site')}`;
  if (state === 'viewed') return `${holds}. Signs with ${toListing(opensWith.map((method) => method.name))}`;
  return openUntil === null ? holds : `${holds}. Open until ${toMoment(openUntil, Date.now())}`;
}

/** The state of a character, or the buttons that change it. */
function Standing({ character, acts, stepUp, onAct, onStepDown }: CharacterRowProps) {
  if (character.state === 'closed')
    return (
      <a class="btn secondary s" href={`#/login?stepUp=${encodeURIComponent(character.id)}`}>
        Open
      </a>
    );
  return (
    <>
      {character.state === 'viewed' && <ViewOnlyTag />}
      {acts && <Tag tone="good">Active</Tag>}
      {character.openUntil !== null && stepUp !== null && (
        <Button small onClick={onStepDown} testid="step-down">
          Close now
        </Button>
      )}
      {!acts && (
        <Button small onClick={onAct}>
          Switch to <span class="vh"> {character.name}</span>
        </Button>
      )}
    </>
  );
}

function More({ character: { id, name, state }, acts, first, last, onAct, onMove, onDelete }: CharacterRowProps) {
  return (
    <MoreMenu
      of={name}
      items={[
        {
          name: state !== 'open' ? 'Open it to change its name or look' : 'Change name or look',
          icon: Pencil,
          disabled: state !== 'open',
          testid: 'change-character',
          act: () => goTo(settingsPath(`characters/${encodeURIComponent(id)}`)),
        },
        {
          name: state !== 'open' ? 'Open it to change its limits' : 'Limits',
          icon: Gauge,
          disabled: state !== 'open',
          testid: 'character-limits',
          act: () => {
            if (!acts) onAct();
            goTo(settingsPath('limits'));
          },
        },
        { name: 'Move up', icon: ChevronUp, disabled: first, act: () => onMove(-1) },
        { name: 'Move down', icon: ChevronDown, disabled: last, act: () => onMove(1) },
        {
          name: onDelete === null ? 'You need at least one character' : 'Delete',
          icon: Trash2,
          danger: true,
          disabled: onDelete === null,
          testid: 'delete-character',
          act: () => onDelete?.(),
        },
      ]}
    />
  );
}
