/** Where the sealed copy of an identity is kept, while the person chooses: the build's server, another one, or this device only. Stores nothing. */
import { useState } from 'preact/hooks';
import { type ServerCheck, useServerCheck } from './use-server-check.ts';

export type PlaceKind = 'default' | 'own' | 'here';

export interface Place {
  /** The server that the build offers. */
  defaultServer: string | null;
  kind: PlaceKind;
  choose(kind: PlaceKind): void;
  /** Of another server's address. */
  own: ServerCheck;
  /** Of the build's server: asked when it is about to be used. */
  offered: ServerCheck;
  /** Why the chosen server was not found, if it was asked. */
  problem: string | null;
  /** The choices are shown. */
  open: boolean;
  setOpen(open: boolean): void;
  /** Makes sure that the server answers. Resolves to its URL (`server: null` is this device only), or to `null`: the reason then stands in the choices. */
  settle(): Promise<{ server: string | null } | null>;
}

/** `mayStayHere`: this device only is among the choices. */
export function usePlace(defaultServer: string | null, mayStayHere: boolean): Place {
  const first: PlaceKind = defaultServer !== null ? 'default' : mayStayHere ? 'here' : 'own';
  const [kind, choose] = useState<PlaceKind>(first);
  // Nothing to say in one line as long as no server is named.
  const [open, setOpen] = useState(first === 'own');
  const own = useServerCheck();
  const offered = useServerCheck(defaultServer ?? '');
  const { state } = kind === 'own' ? own : offered;
  return {
    defaultServer,
    kind,
    choose,
    own,
    offered,
    problem: kind !== 'here' && state.kind === 'failed' ? state.problem : null,
    open,
    setOpen,
    async settle() {
      if (kind === 'here') return { server: null };
      const found = await (kind === 'own' ? own : offered).ask();
      if (found === null) {
        setOpen(true);
        return null;
      }
      return { server: found.origin };
    },
  };
}
