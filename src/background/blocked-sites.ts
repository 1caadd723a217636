/** Sites that the person blocked: kept with the character that met them, mirrored in session memory while locked. */
import type { Session } from '../session/session.ts';
import type { Memory } from './memory.ts';

export interface BlockedSites {
  has(origin: string): Promise<boolean>;
  /** Is this host, or a domain above it, the host of a blocked site? */
  hasHost(host: string): Promise<boolean>;
  block(characterId: string, origin: string): Promise<void>;
  rebuild(): Promise<void>;
}

export function createBlockedSites(session: Session, mirror: Memory<string[]>): BlockedSites {
  const load = async () => (await mirror.load()) ?? [];
  return {
    has: async (origin) => (await load()).includes(origin),
    async hasHost(host) {
      const hosts = (await load()).map((origin) => new URL(origin).hostname);
      return hosts.some((blocked) => host === blocked || host.endsWith(`.${blocked}`));
    },
    async block(characterId, origin) {
      await session.profiles.change(characterId, async ({ profile }) => {
        if (!profile.blocked.includes(origin)) profile.blocked.push(origin);
        return { value: null };
      });
      await mirror.save([...new Set([...(await load()), origin])]);
    },
    async rebuild() {
      const read = (await session.profiles.readable()).map(({ profile }) => profile.blocked);
      await mirror.save([...new Set(read.flat())]);
    },
  };
}
