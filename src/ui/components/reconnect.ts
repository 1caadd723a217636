/** Disconnects a site, and offers to take that back. */
import type { SiteView } from '../../messaging/place-views.ts';
import type { Command } from '../connection.ts';
import { useCommand } from '../wallet.tsx';
import { useSayRemoved } from './say-removed.ts';
import { type Undo, useToast } from './toast.tsx';

export interface Disconnecting {
  characterId: string;
  origin: string;
  /** As the character has it; `undefined`: not known, and nothing takes it back. */
  site: SiteView | undefined;
  /** Says that it is done. */
  text: string;
  /** When that was taken back. */
  undone?: () => void;
}

/** Returns `disconnect`. What the site could repeat, and sign-ins without a prompt, stay ended. */
export function useDisconnect(): (what: Disconnecting) => Promise<void> {
  const command = useCommand();
  const say = useToast();
  const sayRemoved = useSayRemoved();
  return async ({ characterId, origin, site, text, undone }) => {
    const removal = await command('disconnect-site', { characterId, origin });
    const comesBack = site !== undefined && isWhole(site);
    if (removal !== null && comesBack) return sayRemoved(text, removal, undone);
    if (removal !== null) void command('forget-removal', { removal }).catch(() => undefined);
    const undo = removal === null && comesBack ? reconnecting(command, characterId, site) : null;
    say(
      text,
      undo &&
        (async (instead) => {
          await undo(instead);
          undone?.();
        }),
    );
  };
}

/** A sign-in would not come back, nor what another login method changed and this computer does not go by. */
const isWhole = ({ signsIn, changedBy, keptOut }: SiteView): boolean => !signsIn && changedBy === undefined && !keptOut;

function reconnecting(command: Command, characterId: string, site: SiteView): Undo {
  const { origin, accounts, chainId, freeChains: chains = [], since } = site;
  if (accounts.length === 0) return null;
  return () => command('reconnect-site', { characterId, origin, accounts, chainId, chains, since });
}
