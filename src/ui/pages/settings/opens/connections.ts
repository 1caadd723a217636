/** What opens what: the threads from login methods over levels to characters and accounts, and which of them a choice lights. Pure. */
import type {
  AccountView,
  CharacterSummary,
  LevelView,
  MethodView,
  UnlockedSnapshot,
} from '../../../../messaging/snapshot.ts';
import { decodePart } from '../../../route.ts';
import { fold } from '../../../search/fold.ts';

export type Right = 'own' | 'use' | 'view';

const CHOICE_KINDS = ['method', 'level', 'character', 'account'] as const;
export interface Choice {
  kind: (typeof CHOICE_KINDS)[number];
  /** Of an account its address. */
  id: string;
}

/** A login method in use, its level, and one character that it opens. */
export interface Strand {
  methodId: string;
  levelId: string;
  characterId: string;
}

export type Opened = Pick<UnlockedSnapshot, 'methods' | 'levels' | 'characters' | 'active'>;

/** `null`: it stays closed. A managing level owns every character. */
export function rightOf(level: LevelView, characterId: string): Right | null {
  if (level.manages) return 'own';
  return level.characterIds.includes(characterId) ? (level.limits?.[characterId] ?? 'own') : null;
}

/** A frozen method opens nothing, and one that waits holds no key yet. */
export const isInUse = ({ state }: MethodView): boolean => state === 'active';

export const strandsOf = ({ methods, levels, characters }: Opened): Strand[] =>
  methods
    .filter(isInUse)
    .flatMap((method) =>
      levels
        .filter(({ id }) => id === method.levelId)
        .flatMap((level) =>
          characters
            .filter(({ id }) => rightOf(level, id) !== null)
            .map(({ id }) => ({ methodId: method.id, levelId: level.id, characterId: id })),
        ),
    );

/** The accounts that are known: those of the active character. */
export const accountsOf = ({ active }: Opened, characterId: string): readonly AccountView[] =>
  active?.id === characterId ? active.accounts : [];

/** Ids by kind; of accounts the addresses. */
export interface Lit {
  methods: ReadonlySet<string>;
  levels: ReadonlySet<string>;
  characters: ReadonlySet<string>;
  accounts: ReadonlySet<string>;
  strands: readonly Strand[];
}

/** What is connected with a choice, itself among it. */
export function litBy(snapshot: Opened, choice: Choice): Lit {
  const { active, levels, characters } = snapshot;
  const { kind, id } = choice;
  const meant = kind === 'account' ? (active?.id ?? '') : id;
  const ofCharacter = kind === 'character' || kind === 'account';
  const strands = strandsOf(snapshot).filter(({ methodId, levelId, characterId }) =>
    kind === 'method' ? methodId === id : kind === 'level' ? levelId === id : characterId === meant,
  );
  // A level without a login method leads on to its characters all the same.
  const pairs = levels.flatMap((level) =>
    characters
      .filter((character) => rightOf(level, character.id) !== null)
      .filter((character) => (kind === 'level' ? level.id === id : ofCharacter && character.id === meant))
      .map((character) => ({ levelId: level.id, characterId: character.id })),
  );
  const litCharacters = new Set([...strands, ...pairs].map(({ characterId }) => characterId));
  if (ofCharacter) litCharacters.add(meant);
  const accounts =
    kind === 'account' ? [id] : litCharacters.has(active?.id ?? '') ? (active?.accounts ?? []).map(addressOf) : [];
  return {
    methods: new Set([...strands.map(({ methodId }) => methodId), ...(kind === 'method' ? [id] : [])]),
    levels: new Set([...[...strands, ...pairs].map(({ levelId }) => levelId), ...(kind === 'level' ? [id] : [])]),
    characters: litCharacters,
    accounts: new Set(accounts),
    strands,
  };
}

const addressOf = ({ address }: AccountView): string => address;

export interface Shown {
  methods: readonly MethodView[];
  levels: readonly LevelView[];
  characters: readonly CharacterSummary[];
  /** Of the active character. */
  accounts: readonly AccountView[];
}

/** What a search leaves: everything whose name has the text in it, with all that it is connected with. */
export function matching(snapshot: Opened, text: string): Shown {
  const { methods, levels, characters, active } = snapshot;
  const accounts = active?.accounts ?? [];
  const wanted = fold(text.trim());
  if (wanted === '') return { methods, levels, characters, accounts };
  const named = ({ name }: { name: string }) => fold(name).includes(wanted);
  const found: Choice[] = [
    ...methods.filter(named).map(({ id }) => ({ kind: 'method' as const, id })),
    ...levels.filter(named).map(({ id }) => ({ kind: 'level' as const, id })),
    ...characters.filter(named).map(({ id }) => ({ kind: 'character' as const, id })),
    ...accounts.filter(named).map(({ address }) => ({ kind: 'account' as const, id: address })),
  ];
  const lit = found.map((choice) => litBy(snapshot, choice));
  return {
    methods: methods.filter(({ id }) => lit.some((each) => each.methods.has(id))),
    levels: levels.filter(({ id }) => lit.some((each) => each.levels.has(id))),
    characters: characters.filter(({ id }) => lit.some((each) => each.characters.has(id))),
    accounts: accounts.filter(({ address }) => lit.some((each) => each.accounts.has(address))),
  };
}

/** The choice that a path names (`method/m1`); `null` where it names nothing that is there. */
export function choiceAt(snapshot: Opened, path: string): Choice | null {
  const [kind, id = ''] = path.split('/').map(decodePart);
  const known = CHOICE_KINDS.find((each) => each === kind);
  if (known === undefined) return null;
  const { methods, levels, characters, active } = snapshot;
  const ids = { method: methods, level: levels, character: characters, account: [] };
  const isThere =
    known === 'account'
      ? (active?.accounts ?? []).some(({ address }) => address === id)
      : ids[known].some((each) => each.id === id);
  return isThere ? { kind: known, id } : null;
}
