/** Which of the open characters the wallet shows. The vault keeps its random id, which says nothing about the character. */
import { fromUtf8, utf8 } from '../lib/bytes.ts';
import type { Session } from '../session/session.ts';
import type { Vault } from '../vault/vault.ts';

export interface ActiveCharacter {
  /** `null` while nothing is open. */
  current(): string | null;
  set(characterId: string): Promise<void>;
  /** After the session was opened or closed: keeps the shown character if it is open, else shows the one that was shown last, else the first in order. */
  settle(): Promise<void>;
}

const KEY = 'shown-character';

/** Open characters whose profile can be read; none while the wallet is locked. */
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
