/** One character in the list: its look, its state, what opens it, and its actions. */

import { toCounted, toListing } from '../../../../locales/en/grammar.ts';
import type { CharacterSummary, UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { Button, IconButton } from '../../../components/button.tsx';
import { ChevronDown, ChevronUp, GripVertical, Icon } from '../../../components/icon.tsx';
import { lookAttributes } from '../../../components/look-attributes.ts';
import { Mask } from '../../../components/mask.tsx';
import { MoreMenu } from '../../../components/more-menu.tsx';
import { Cloth } from '../../../components/ribbon.tsx';
import { Tag } from '../../../components/row.tsx';
import { ViewOnlyTag } from '../../../components/view-only.tsx';
import { toMoment } from '../../../words/day.ts';
import { RowLink } from '../list-detail.tsx';
import { type CharacterActs, characterItems } from './character-items.ts';

interface CharacterRowProps extends CharacterActs {
  character: CharacterSummary;
  stepUp: UnlockedSnapshot['stepUp'];
  isChosen: boolean;
  onStepDown: () => void;
  onDrag: () => void;
  onDrop: () => void;
}

export function CharacterRow(props: CharacterRowProps) {
  const { character } = props;
  const { name, look, state } = character;
  const closed = state === 'closed';
  return (
    <li
      class={closed ? 'row character is-linked is-closed' : 'row character is-linked'}
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
        <span class="t display-name clip">
          <RowLink route="characters" id={character.id} isChosen={props.isChosen}>
            {name}
          </RowLink>
        </span>
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
      <MoreMenu of={name} items={characterItems(character, props)} />
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
