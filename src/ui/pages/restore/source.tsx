/** Which server an identity is restored from, and whether a copy stays here. Shared by all ways that use a key server. The choices last as long as the page. */
import { useState } from 'preact/hooks';
import { CheckBox } from '../../components/field.tsx';
import { PlaceChoice } from '../../server-picker/place-choice.tsx';
import { toServerName } from '../../server-picker/server-address.ts';
import { type Place, usePlace } from '../../server-picker/use-place.ts';

/** Ways to restore that use a key server. */
export type FindWay = 'touch' | 'password' | 'account' | 'own-storage' | 'certificate' | 'recovery-key';

export interface Source {
  place: Place;
  keepCopy: boolean;
  setKeepCopy(keep: boolean): void;
}

export function useSource(defaultServer: string | null): Source {
  const place = usePlace(defaultServer, false);
  const [keepCopy, setKeepCopy] = useState(true);
  return { place, keepCopy, setKeepCopy };
}

export const SourceLine = ({ source: { place } }: { source: Source }) => (
  <PlaceChoice
    place={place}
    legend="Which key server stores it?"
    mayStayHere={false}
    help="You find it on your recovery key sheet. Not needed for a backup file."
    line={(server) =>
      server === null ? (
        'Another key server'
      ) : (
        <>
          Restoring from <b>{toServerName(server)}</b>.
        </>
      )
    }
  />
);

export const KeepCopy = ({ source }: { source: Source }) => (
  <div class="keep-copy">
    <CheckBox checked={source.keepCopy} onChange={source.setKeepCopy} testid="keep-copy">
      <span>
        <span class="t">Keep a copy on this computer</span>
        <span class="small block">
          {source.keepCopy
            ? 'Encrypted. You can then log in here without a server.'
            : 'Nothing is kept here after you lock. Each login fetches the data from the server again.'}
        </span>
      </span>
    </CheckBox>
  </div>
);
