/** The threads of the picture: a strand in the colour of each character, from the login methods through the levels to the accounts. */
import type { CharacterSummary, LevelView } from '../../../../messaging/snapshot.ts';
import { lookAttributes } from '../../../components/look-attributes.ts';
import { isInUse, type Lit, type Opened, rightOf, type Shown } from './connections.ts';
import type { NodePlace, Places } from './use-places.ts';

/** More strands than this become one rope. */
const MOST_STRANDS = 8;
const STRAND_GAP = 6;
/** Between the strands of several levels where they reach a character. */
const LEVEL_GAP = 5;

interface Thread {
  key: string;
  from: NodePlace;
  to: NodePlace;
  /** How far from the middle of the node it begins and ends. */
  start: number;
  end: number;
  look: CharacterSummary['look'] | null;
  /** `own`, `use` and `view`: what it opens. `rope`: many at once. `cut`: nothing now. `known`: to an account. */
  kind: 'own' | 'use' | 'view' | 'rope' | 'cut' | 'known';
  isLit: boolean;
}

const offset = (at: number, count: number, gap: number): number => (at - (count - 1) / 2) * gap;

export interface ThreadsProps {
  snapshot: Opened;
  shown: Shown;
  /** `null`: nothing is chosen. */
  lit: Lit | null;
  places: Places;
}

/** The characters that a level opens, in their order, as far as they are shown. */
const openedOf = (level: LevelView, characters: readonly CharacterSummary[]) =>
  characters.filter(({ id }) => rightOf(level, id) !== null);

function methodThreads({ snapshot, shown, lit, places }: ThreadsProps): Thread[] {
  return shown.methods.flatMap((method): Thread[] => {
    const level = snapshot.levels.find(({ id }) => id === method.levelId);
    const [from, to] = [places.get(`method:${method.id}`), places.get(`level:${method.levelId}`)];
    if (level === undefined || from === undefined || to === undefined) return [];
    const base = { key: method.id, from, to, start: 0, end: 0, look: null };
    const isChosen = lit?.methods.has(method.id) ?? false;
    if (!isInUse(method)) return [{ ...base, kind: 'cut', isLit: isChosen }];
    const opened = openedOf(level, snapshot.characters);
    if (opened.length === 0 || opened.length > MOST_STRANDS)
      return [{ ...base, kind: 'rope', isLit: isChosen && (lit?.levels.has(level.id) ?? false) }];
    return opened.map((character, at) => {
      const off = offset(at, opened.length, STRAND_GAP);
      const isLit = lit?.strands.some((one) => one.methodId === method.id && one.characterId === character.id) ?? false;
      const kind = rightOf(level, character.id) ?? 'own';
      return { ...base, key: `${method.id}/${character.id}`, start: off, end: off, look: character.look, kind, isLit };
    });
  });
}

function levelThreads({ snapshot, shown, lit, places }: ThreadsProps): Thread[] {
  return shown.characters.flatMap((character): Thread[] => {
    const levels = shown.levels.filter((level) => rightOf(level, character.id) !== null);
    return levels.flatMap((level, at) => {
      const [from, to] = [places.get(`level:${level.id}`), places.get(`character:${character.id}`)];
      if (from === undefined || to === undefined) return [];
      const opened = openedOf(level, snapshot.characters);
      const gap = opened.length > MOST_STRANDS ? 0 : STRAND_GAP;
      return [
        {
          key: `${level.id}/${character.id}`,
          from,
          to,
          start: offset(opened.indexOf(character), opened.length, gap),
          end: offset(at, levels.length, Math.min(LEVEL_GAP, 24 / levels.length)),
          look: character.look,
          kind: rightOf(level, character.id) ?? 'own',
          isLit: (lit?.levels.has(level.id) ?? false) && (lit?.characters.has(character.id) ?? false),
        },
      ];
    });
  });
}

function accountThreads({ snapshot, shown, lit, places }: ThreadsProps): Thread[] {
  return shown.characters.flatMap((character): Thread[] => {
    const from = places.get(`character:${character.id}`);
    if (from === undefined) return [];
    const base = { from, start: 0, end: 0, look: character.look };
    const note = places.get(`note:${character.id}`);
    const isLit = lit?.characters.has(character.id) ?? false;
    const kind: Thread['kind'] = character.state === 'closed' ? 'cut' : 'known';
    const toNote: Thread[] =
      note === undefined ? [] : [{ ...base, key: `note/${character.id}`, to: note, kind, isLit }];
    if (snapshot.active?.id !== character.id) return toNote;
    const toAccounts = shown.accounts.flatMap(({ address }): Thread[] => {
      const to = places.get(`account:${address}`);
      const isOn = lit?.accounts.has(address) ?? false;
      return to === undefined ? [] : [{ ...base, key: address, to, kind: 'known', isLit: isOn }];
    });
    return [...toAccounts, ...toNote];
  });
}

/** A curve that leaves and arrives level. */
function curve({ from, to, start, end }: Thread): string {
  const [x1, y1, x2, y2] = [from.right, from.y + start, to.left, to.y + end];
  const bend = (x2 - x1) * 0.55;
  return `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
}

/** Hidden from screen readers: the sentences of the page say the same. */
export function Threads(props: ThreadsProps) {
  const threads = [...methodThreads(props), ...levelThreads(props), ...accountThreads(props)];
  // The lit ones lie on top.
  const ordered = [...threads.filter(({ isLit }) => !isLit), ...threads.filter(({ isLit }) => isLit)];
  return (
    <svg class={props.lit === null ? 'threads' : 'threads has-choice'} aria-hidden="true">
      {ordered.map((thread) => (
        <path
          key={thread.key}
          class={thread.isLit ? `thread ${thread.kind} is-lit` : `thread ${thread.kind}`}
          d={curve(thread)}
          {...lookAttributes(thread.look)}
        />
      ))}
    </svg>
  );
}
