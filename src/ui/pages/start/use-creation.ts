/** State of step 1 of the setup: the chosen login method, its key server, and the problems with that server. */
import { useEffect, useState } from 'preact/hooks';
import { type BindableKind, NEEDS_SERVER } from '../../../messaging/login.ts';
import { type Place, usePlace } from '../../server-picker/use-place.ts';

/** The login method that is being created, and the key server that stores the encrypted copy (`null`: this device only). */
export interface Creation {
  kind: BindableKind;
  server: string | null;
}

export interface CreationState {
  place: Place;
  /** `null` while the user chooses a login method. */
  creation: Creation | null;
  /** The login method chosen last, also if its server can't be used. */
  chosen: BindableKind | null;
  /** The server is being checked. */
  checking: boolean;
  /** A login method that needs a server was chosen without one. */
  needsServer: boolean;
  /** Why the server can't be used, or `null`. */
  serverProblem: string | null;
  /** Chooses a login method. Checks the server first, so that no credential is created in vain. */
  choose(kind: BindableKind): Promise<void>;
  useAnotherServer(): void;
  continueWithoutServer(kind: BindableKind): void;
  back(): void;
  /** The server responded before, but failed when the identity was created. */
  failAtServer(problem: string): void;
}

export function useCreation(defaultServer: string | null): CreationState {
  const place = usePlace(defaultServer, true);
  const [creation, setCreation] = useState<Creation | null>(null);
  const [chosen, setChosen] = useState<BindableKind | null>(null);
  const [checking, setChecking] = useState(false);
  const [needsServer, setNeedsServer] = useState(false);
  const [checkFailed, setCheckFailed] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  // Another address or place makes the failed check obsolete.
  useEffect(() => {
    if (place.problem === null) setCheckFailed(false);
  }, [place.problem]);

  function useAnotherServer() {
    place.choose('own');
    place.setOpen(true);
  }

  return {
    place,
    creation,
    chosen,
    checking,
    needsServer,
    serverProblem: failure ?? (checkFailed ? place.problem : null),
    async choose(kind) {
      if (checking) return;
      setChosen(kind);
      setFailure(null);
      // Only a server can limit the attempts to guess a password.
      const lacksServer = NEEDS_SERVER[kind] && place.kind === 'here';
      setNeedsServer(lacksServer);
      if (lacksServer) return useAnotherServer();
      setChecking(true);
      const settled = await place.settle();
      setChecking(false);
      if (settled === null) return setCheckFailed(true);
      if (settled.server !== null || !NEEDS_SERVER[kind]) setCreation({ kind, server: settled.server });
    },
    useAnotherServer,
    continueWithoutServer(kind) {
      setFailure(null);
      place.choose('here');
      setCreation({ kind, server: null });
    },
    back: () => setCreation(null),
    failAtServer(problem) {
      setFailure(problem);
      setCreation(null);
    },
  };
}
