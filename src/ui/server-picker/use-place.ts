/** State of the choice where an identity's encrypted copy is stored: the default server, another one, or this device only. Stores nothing. */
import { useState } from 'preact/hooks';
import { type ServerCheck, useServerCheck } from './use-server-check.ts';

export type PlaceKind = 'default' | 'own' | 'here';

export interface Place {
  /** The default server of this build. */
  defaultServer: string | null;
  kind: PlaceKind;
  choose(kind: PlaceKind): void;
  /** The check of another server's address. */
  own: ServerCheck;
  /** The check of the default server, started only by `settle`. */
  offered: ServerCheck;
  /** Why the chosen server was not found or takes no new identity; `null` if it can be used or was not checked. */
  problem: string | null;
  /** Whether the choices are expanded. */
  open: boolean;
  setOpen(open: boolean): void;
  /**
   * Checks that the chosen server responds and takes a new identity, if one begins. Resolves to its URL, with an invitation where it wants
   * one (`server: null` for this device only), or to `null`, and then shows the reason in the choices.
   */
  settle(): Promise<{ server: string | null } | null>;
}

/** `mayStayHere`: a new identity begins, which may also stay on *This computer only*. */
export function usePlace(defaultServer: string | null, mayStayHere: boolean): Place {
  const first: PlaceKind = defaultServer !== null ? 'default' : mayStayHere ? 'here' : 'own';
  const [kind, choose] = useState<PlaceKind>(first);
  // Without a server there is no one-line summary, so the choices start expanded.
  const [open, setOpen] = useState(first === 'own');
  const own = useServerCheck();
  const offered = useServerCheck(defaultServer ?? '');
  const check = kind === 'own' ? own : offered;
  const { state } = check;
  return {
    defaultServer,
    kind,
    choose,
    own,
    offered,
    problem: kind === 'here' ? null : state.kind === 'failed' ? state.problem : check.codeProblem,
    open,
    setOpen,
    async settle() {
      if (kind === 'here') return { server: null };
      const url = mayStayHere ? await check.askToRegister() : ((await check.ask())?.origin ?? null);
      if (url === null) {
        setOpen(true);
        return null;
      }
      return { server: url };
    },
  };
}
