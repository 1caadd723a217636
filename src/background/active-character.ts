/** Which of the open or viewed characters the wallet shows. The vault keeps its random id, which says nothing about the character. */
import { fromUtf8, utf8 } from '../lib/bytes.ts';
import type { Profile, Session } from '../session/session.ts';
import type { Vault } from '../vault/vault.ts';

export interface ActiveCharacter {
  /** `null` while nothing is open. */
  current(): string | null;
  /** The one that a new site is connected with: the shown one, or, where that is only viewed, the open one that was shown last. */
  acting(): string | null;
  set(characterId: string): Promise<void>;
  /** After the session was opened or closed: keeps the shown character if it can be shown, else shows the one that was shown last, else the first in order; open ones before viewed ones. */
  settle(): Promise<void>;
}

const KEY = 'shown-character';

/** Characters whose profile can be read, by their order; none while the wallet is locked. */
async function readableOf({ layers, profiles }: Session): Promise<{ open: string[]; viewed: string[] }> {
  if ((await layers()).length === 0) return { open: [], viewed: [] };
  const [open, viewed] = await Promise.all([profiles.readable(), profiles.viewed()]);
  return { open: inOrder(open), viewed: inOrder(viewed) };
}

const inOrder = (characters: { id: string; profile: Profile }[]): string[] =>
  characters.sort((a, b) => a.profile.order - b.profile.order).map(({ id }) => id);

export function createActiveCharacter(session: Session, vault: Vault): ActiveCharacter {
  let current: string | null = null;
  let acting: string | null = null;

  async function set(characterId: string) {
    current = characterId;
    if ((await session.layers()).some(({ characterIds }) => characterIds.includes(characterId))) acting = characterId;
    await vault.commit([{ table: 'settings', key: KEY, value: utf8(characterId) }]);
  }

  return {
    current: () => current,
    acting: () => acting,
    set,
    async settle() {
      const { open, viewed } = await readableOf(session);
      const stored = await vault.get('settings', KEY);
      const last = stored && fromUtf8(stored);
      const all = [...open, ...viewed];
      const oneOf = (ids: readonly string[], ...wanted: (string | null)[]) =>
        wanted.find((id) => id !== null && ids.includes(id)) ?? ids[0] ?? null;
      current = oneOf(all, current, last);
      acting = oneOf(open, current, acting);
    },
  };
}
