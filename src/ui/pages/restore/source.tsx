/** Which server an identity is restored from, and whether a copy stays here. Shared by all ways that use a key server. The choices last as long as the page. */
import { useState } from 'preact/hooks';
import { restore as t } from '../../../locales/en/ui/pages/restore.tsx';
import type { CommandAnswer, CommandArgs } from '../../../messaging/commands.ts';
import { CheckBox } from '../../components/field.tsx';
import { PlaceChoice } from '../../server-picker/place-choice.tsx';
import { toServerName } from '../../server-picker/server-address.ts';
import { type Place, usePlace } from '../../server-picker/use-place.ts';
import { useCommand } from '../../wallet.tsx';

/** Ways to restore that use a key server. */
export type FindWay = 'touch' | 'password' | 'account' | 'own-storage' | 'certificate' | 'recovery-key';

type Wanted = CommandArgs<'find-identity'>;

/** What a login method opens that was found. */
export interface SeveralFound {
  found: CommandAnswer<'find-identity'>;
  /** With a copy on this computer there is room for all. */
  mayOpenAll: boolean;
  /** Opens these, one after the other, each in its own place; the last one stays open. */
  open(identityIds: readonly string[]): Promise<void>;
  cancel(): void;
}

export interface Source {
  place: Place;
  /** Finds the identity and opens it; where there are several, `several` has them. @throws as the command */
  find(wanted: Wanted): Promise<void>;
  /** `null`: nothing has to be chosen. */
  several: SeveralFound | null;
  keepCopy: boolean;
  setKeepCopy(keep: boolean): void;
}

export function useSource(defaultServer: string | null): Source {
  const place = usePlace(defaultServer, false);
  const [keepCopy, setKeepCopy] = useState(true);
  const [held, setHeld] = useState<{ wanted: Wanted; found: SeveralFound['found'] } | null>(null);
  const command = useCommand();

  const several: SeveralFound | null = held && {
    found: held.found,
    mayOpenAll: held.wanted.keepCopy,
    async open(identityIds) {
      for (const [at, identityId] of identityIds.entries()) {
        if (at > 0) await command('begin-identity', {});
        await command('find-identity', { ...held.wanted, identityId });
      }
      setHeld(null);
    },
    cancel: () => setHeld(null),
  };
  return {
    place,
    keepCopy,
    setKeepCopy,
    several,
    async find(wanted) {
      const found = await command('find-identity', wanted);
      if (found.length > 0) setHeld({ wanted, found });
    },
  };
}

export const SourceLine = ({ source: { place } }: { source: Source }) => (
  <PlaceChoice
    place={place}
    legend={t.whichServer}
    mayStayHere={false}
    help={t.whichServerHelp}
    line={(server) => (server === null ? t.anotherServer : t.restoringFrom(toServerName(server)))}
  />
);

export const KeepCopy = ({ source }: { source: Source }) => (
  <div class="keep-copy">
    <CheckBox checked={source.keepCopy} onChange={source.setKeepCopy} testid="keep-copy">
      <span>
        <span class="t">{t.keepCopy}</span>
        <span class="small block">{source.keepCopy ? t.keepCopyOn : t.keepCopyOff}</span>
      </span>
    </CheckBox>
  </div>
);
