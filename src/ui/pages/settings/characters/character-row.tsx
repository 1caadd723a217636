/** One character in the list: its look, its state, what opens it, and its actions. */

import { characters as t } from '../../../../locales/en/ui/pages/settings/characters.tsx';
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
        label={t.moveNamedUp(name)}
        disabled={props.first}
        onClick={() => props.onMove(-1)}
        testid="move-up"
      />
      <IconButton
        icon={ChevronDown}
        label={t.moveNamedDown(name)}
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
  const methods = opensWith.map(({ name }) => name);
  if (state === 'closed') return t.opensWith(methods);
  return t.inARow([
    t.holds(accountCount, siteCount),
    ...(state === 'viewed' ? [t.signsWith(methods)] : []),
    ...(state === 'open' && openUntil !== null ? [t.openUntil(toMoment(openUntil, Date.now()))] : []),
  ]);
}

/** The state of a character, or the buttons that change it. */
function Standing({ character, acts, stepUp, onAct, onStepDown }: CharacterRowProps) {
  if (character.state === 'closed')
    return (
      <a
        class="btn secondary s"
        aria-label={t.openNamed(character.name)}
        href={`#/login?stepUp=${encodeURIComponent(character.id)}`}
      >
        {t.open}
      </a>
    );
  return (
    <>
      {character.state === 'viewed' && <ViewOnlyTag />}
      {acts && <Tag tone="good">{t.active}</Tag>}
      {character.openUntil !== null && stepUp !== null && (
        <Button small onClick={onStepDown} testid="step-down">
          {t.closeNow}
        </Button>
      )}
      {!acts && (
        <Button small onClick={onAct}>
          {t.switchTo(character.name)}
        </Button>
      )}
    </>
  );
}
