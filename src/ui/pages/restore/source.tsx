/** Where an identity is brought from, and whether a copy stays here: shared by every way that asks a key server. Keeps choices only while the page stands. */
import { useState } from 'preact/hooks';
import { CheckBox } from '../../components/field.tsx';
import { PlaceChoice } from '../../server-picker/place-choice.tsx';
import { toServerName } from '../../server-picker/server-address.ts';
import { type Place, usePlace } from '../../server-picker/use-place.ts';

/** Ways that ask the key server. */
export type FindWay = 'touch' | 'password' | 'recovery-key';

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
    legend="Which key server keeps it?"
    mayStayHere={false}
    help="It stands on the sheet of your recovery key. A backup file needs none."
    line={(server) =>
      server === null ? (
        'Another key server'
      ) : (
        <>
          The sealed copy comes from <b>{toServerName(server)}</b>.
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
            ? 'Sealed. Logging in here then needs no server.'
            : 'Nothing stays here once you lock: each login fetches it from the server again.'}
        </span>
      </span>
    </CheckBox>
  </div>
);
