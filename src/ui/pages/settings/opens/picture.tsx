/** The picture: four columns with the threads between them. Arrow keys go from node to node, Esc clears the choice. */
import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { opens as t } from '../../../../locales/en/ui/pages/settings/opens.ts';
import type { UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { Button } from '../../../components/button.tsx';
import { firstRows } from '../../../components/first-rows.ts';
import type { Choice, Lit, Shown } from './connections.ts';
import { AccountNode, AccountsNote, CharacterNode, type Choosing, LevelNode, MethodNode } from './nodes.tsx';
import { Threads } from './threads.tsx';
import { usePlaces } from './use-places.ts';

/** How many nodes of a column are drawn at first, and how many accounts of the active character. */
const ROWS = 9;
const ACCOUNTS = 5;

type ColumnKind = 'methods' | 'levels' | 'characters' | 'accounts';

export function Picture(props: {
  snapshot: UnlockedSnapshot;
  /** What the search leaves. */
  found: Shown;
  choice: Choice | null;
  lit: Lit | null;
  onChoice: (choice: Choice | null) => void;
}) {
  const { snapshot, found, choice, lit, onChoice } = props;
  const picture = useRef<HTMLDivElement>(null);
  const [whole, setWhole] = useState<readonly ColumnKind[]>([]);
  const places = usePlaces(picture);
  const isChosen = (kind: Choice['kind'], id: string) => choice?.kind === kind && choice.id === id;
  const most = (column: ColumnKind, few: number) => (whole.includes(column) ? Number.POSITIVE_INFINITY : few);
  const shown: Shown = {
    methods: firstRows(found.methods, most('methods', ROWS), ({ id }) => isChosen('method', id)),
    levels: firstRows(found.levels, most('levels', ROWS), ({ id }) => isChosen('level', id)),
    characters: firstRows(found.characters, most('characters', ROWS), ({ id }) => isChosen('character', id)),
    accounts: firstRows(found.accounts, most('accounts', ACCOUNTS), ({ address }) => isChosen('account', address)),
  };
  const choosing: Choosing = {
    choice,
    lit,
    onChoose: (of) => onChoice(isChosen(of.kind, of.id) ? null : of),
  };
  const column = (kind: ColumnKind, title: string, nodes: ComponentChildren) => (
    <Column
      kind={kind}
      title={title}
      hidden={found[kind].length - shown[kind].length}
      onAll={() => setWhole([...whole, kind])}
    >
      {nodes}
    </Column>
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys go from button to button
    <div
      ref={picture}
      class="opens-picture"
      data-testid="opens-picture"
      onKeyDown={(event) => onKey(event, () => onChoice(null), choice !== null)}
    >
      <Threads snapshot={snapshot} shown={shown} lit={lit} places={places} />
      {column(
        'methods',
        t.loginMethods,
        shown.methods.map((method) => (
          <li key={method.id}>
            <MethodNode {...choosing} method={method} snapshot={snapshot} />
          </li>
        )),
      )}
      {column(
        'levels',
        t.levels,
        shown.levels.map((level) => (
          <li key={level.id}>
            <LevelNode {...choosing} level={level} characters={snapshot.characters} />
          </li>
        )),
      )}
      {column(
        'characters',
        t.characters,
        shown.characters.map((character) => (
          <li key={character.id}>
            <CharacterNode {...choosing} character={character} isActive={character.id === snapshot.active?.id} />
          </li>
        )),
      )}
      {column('accounts', t.accounts, <AccountItems {...choosing} snapshot={snapshot} shown={shown} found={found} />)}
    </div>
  );
}

/** The known accounts, and a note for each character whose accounts are not. */
function AccountItems(props: Choosing & { snapshot: UnlockedSnapshot; shown: Shown; found: Shown }) {
  const { snapshot, shown, lit } = props;
  return shown.characters.map((character) => {
    const isActive = character.id === snapshot.active?.id;
    const more = props.found.accounts.length - shown.accounts.length;
    return [
      ...(isActive ? shown.accounts : []).map((account) => (
        <li key={account.address}>
          <AccountNode {...props} account={account} character={character} />
        </li>
      )),
      ...(isActive && shown.accounts.length > 0 && more === 0
        ? []
        : [
            <li key={character.id}>
              <AccountsNote character={character} lit={lit} more={isActive && more > 0 ? more : null} />
            </li>,
          ]),
    ];
  });
}

function Column(props: {
  kind: ColumnKind;
  title: string;
  /** How many nodes are not drawn. */
  hidden: number;
  onAll: () => void;
  children: ComponentChildren;
}) {
  const { kind, title, hidden } = props;
  return (
    <section class={`opens-column ${kind}`} aria-label={title}>
      <h2 class="opens-title">{title}</h2>
      <ul data-column={kind}>{props.children}</ul>
      {hidden > 0 && (
        <Button weight="quiet" small onClick={props.onAll} testid={`all-${kind}`}>
          {t.showMore(hidden)}
        </Button>
      )}
    </section>
  );
}

const middleOf = (node: Element): number => {
  const { top, height } = node.getBoundingClientRect();
  return top + height / 2;
};

/** Up and down within a column; to the side to the nearest node of the next column, a lit one first. */
function onKey(event: KeyboardEvent & { currentTarget: HTMLElement }, clear: () => void, hasChoice: boolean): void {
  const node = (event.target as Element).closest<HTMLElement>('button[data-node]');
  if (event.key === 'Escape' && hasChoice) {
    event.preventDefault();
    clear();
    return;
  }
  const own = node?.closest('[data-column]');
  if (node == null || own == null) return;
  const nodesOf = (column: Element | undefined) => [
    ...(column?.querySelectorAll<HTMLElement>('button[data-node]') ?? []),
  ];
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  const side = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (step === undefined && side === undefined) return;
  event.preventDefault();
  if (step !== undefined) {
    const all = nodesOf(own);
    all[all.indexOf(node) + step]?.focus();
    return;
  }
  const columns = [...event.currentTarget.querySelectorAll('[data-column]')];
  const there = nodesOf(columns[columns.indexOf(own) + (side ?? 0)]);
  const lit = there.filter(({ dataset }) => dataset.lit === 'true');
  const from = middleOf(node);
  const far = (other: Element) => Math.abs(middleOf(other) - from);
  [...(lit.length > 0 ? lit : there)].sort((one, other) => far(one) - far(other))[0]?.focus();
}
