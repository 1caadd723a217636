/** The nodes of the picture: a login method, a level, a character, an account. Each is a button that says whether it is chosen. */
import type { ComponentChildren } from 'preact';
import { methods } from '../../../../locales/en/ui/methods.ts';
import { opens as t } from '../../../../locales/en/ui/pages/settings/opens.ts';
import type {
  AccountView,
  CharacterSummary,
  LevelView,
  MethodView,
  UnlockedSnapshot,
} from '../../../../messaging/snapshot.ts';
import { ShortAddress } from '../../../components/address.tsx';
import { Avatar } from '../../../components/avatar.tsx';
import { Icon, Pencil } from '../../../components/icon.tsx';
import { lookAttributes } from '../../../components/look-attributes.ts';
import { Mask } from '../../../components/mask.tsx';
import { Cloth } from '../../../components/ribbon.tsx';
import { Tag } from '../../../components/row.tsx';
import { ViewOnlyTag } from '../../../components/view-only.tsx';
import { ICONS } from '../../../methods/icons.ts';
import { nameOfPerson, personOfMethod } from '../../../words/person.ts';
import { type Choice, type Lit, rightOf } from './connections.ts';

/** What the nodes share: what is chosen, and how to choose. */
export interface Choosing {
  choice: Choice | null;
  lit: Lit | null;
  onChoose: (choice: Choice) => void;
}

const SETS = { method: 'methods', level: 'levels', character: 'characters', account: 'accounts' } as const;

function Node(props: Choosing & { of: Choice; lead?: ComponentChildren; class?: string; children: ComponentChildren }) {
  const { of, choice, lit, onChoose } = props;
  const isChosen = choice?.kind === of.kind && choice.id === of.id;
  const isLit = lit?.[SETS[of.kind]].has(of.id) ?? false;
  const light = isChosen || isLit ? ' is-lit' : lit === null ? '' : ' is-dim';
  return (
    <button
      type="button"
      class={`opens-node ${props.class ?? ''}${isChosen ? ' is-chosen' : ''}${light}`}
      aria-pressed={isChosen}
      data-node={`${of.kind}:${of.id}`}
      data-testid={`opens-${of.kind}`}
      data-lit={isLit}
      onClick={() => onChoose(of)}
    >
      {props.lead}
      <span class="grow">{props.children}</span>
    </button>
  );
}

export function MethodNode(props: Choosing & { method: MethodView; snapshot: UnlockedSnapshot }) {
  const { method, snapshot } = props;
  const { id, name, kind, state, current } = method;
  const person = snapshot.persons.length > 1 ? personOfMethod(snapshot, id) : null;
  return (
    <Node {...props} of={{ kind: 'method', id }} lead={<Icon node={ICONS[kind]} size={20} />}>
      <span class="t">{name}</span>
      <span class="d">{person === null ? methods.kinds[kind].name : nameOfPerson(person)}</span>
      {current && <Tag tone="good">{t.loggedIn}</Tag>}
      {state === 'frozen' && <Tag tone="danger">{t.frozen}</Tag>}
      {state === 'pending' && <Tag tone="caution">{t.waiting}</Tag>}
    </Node>
  );
}

export function LevelNode(props: Choosing & { level: LevelView; characters: readonly CharacterSummary[] }) {
  const { level, characters } = props;
  const count = characters.filter(({ id }) => rightOf(level, id) !== null).length;
  return (
    <Node {...props} class="level" of={{ kind: 'level', id: level.id }}>
      <span class="t">{level.name}</span>
      <span class="d">
        {count === characters.length && count > 1 ? t.allCharacters(count) : t.characterCount(count)}
      </span>
      {level.manages && (
        <span class="d">
          <Icon node={Pencil} size={13} class="inline" /> {t.managesTheIdentity}
        </span>
      )}
    </Node>
  );
}

export function CharacterNode(props: Choosing & { character: CharacterSummary; isActive: boolean }) {
  const { id, name, look, state, openUntil } = props.character;
  const closed = state === 'closed';
  return (
    <div {...lookAttributes(look)}>
      <Node
        {...props}
        class={closed ? 'character is-closed' : 'character'}
        of={{ kind: 'character', id }}
        lead={
          <>
            <Cloth class="edge" />
            <Mask shape={look.mask} size={36} closed={closed} />
          </>
        }
      >
        <span class="t display-name">{name}</span>
        {state === 'viewed' ? (
          <ViewOnlyTag />
        ) : (
          <span class="d">
            {closed ? t.closed : props.isActive ? t.openActive : openUntil === null ? t.open : t.openForAWhile}
          </span>
        )}
      </Node>
    </div>
  );
}

export function AccountNode(props: Choosing & { account: AccountView; character: CharacterSummary }) {
  const { address, name, kind } = props.account;
  return (
    <div {...lookAttributes(props.character.look)}>
      <Node
        {...props}
        class="account"
        of={{ kind: 'account', id: address }}
        lead={<Avatar address={address} size={28} />}
      >
        <span class="t">{name}</span>
        <span class="d">
          <ShortAddress address={address} />
        </span>
        {kind === 'watch' && <ViewOnlyTag />}
      </Node>
    </div>
  );
}

/** In place of accounts that the snapshot does not have: how many there are, or that the character is closed. */
export function AccountsNote({
  character,
  lit,
  more,
}: {
  character: CharacterSummary;
  lit: Lit | null;
  more: number | null;
}) {
  const { id, look, state, accountCount } = character;
  const isLit = lit?.characters.has(id) ?? false;
  const text =
    more !== null
      ? t.moreAccounts(more)
      : state === 'closed'
        ? t.accountsUnknown
        : accountCount === 0
          ? t.noAccountYet
          : t.accountCount(accountCount);
  return (
    <div {...lookAttributes(look)}>
      <div
        class={`opens-note${lit === null ? '' : isLit ? ' is-lit' : ' is-dim'}`}
        data-node={`note:${id}`}
        data-testid="opens-note"
      >
        {text}
      </div>
    </div>
  );
}
