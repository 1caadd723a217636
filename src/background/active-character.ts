/** Which character the wallet shows: one of the open ones. Kept by its random id, which says nothing to whoever reads it. */
import { fromUtf8, utf8 } from '../lib/bytes.ts';
import type { Session } from '../session/session.ts';
import type { Vault } from '../vault/vault.ts';

export interface ActiveCharacter {
  /** `null` while nothing is open. */
  current(): string | null;
  set(characterId: string): Promise<void>;
  /** After opening or closing: stays where it is, else goes to the one shown last, else to the first in order. */
  settle(): Promise<void>;
}

const KEY = 'shown-character';

/** Nothing while the wallet is locked. */
const readableOf = async (session: Session) =>
  (await session.layers()).length === 0 ? [] : session.profiles.readable();

export function createActiveCharacter(session: Session, vault: Vault): ActiveCharacter {
  let current: string | null = null;

  async function set(characterId: string) {
    current = characterId;
    await vault.commit([{ table: 'settings', key: KEY, value: utf8(characterId) }]);
  }

  return {
    current: () => current,
    set,
    async settle() {
      const readable = await readableOf(session);
      const open = readable.map(({ id }) => id);
      if (open.length === 0) {
        current = null;
        return;
      }
      if (current && open.includes(current)) return;
      const stored = await vault.get('settings', KEY);
      const last = stored && fromUtf8(stored);
      if (last && open.includes(last)) {
        current = last;
        return;
      }
      current = readable.sort((a, b) => a.profile.order - b.profile.order)[0]?.id ?? null;
    },
  };
}
