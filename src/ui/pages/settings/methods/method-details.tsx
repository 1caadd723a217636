/** Everything that the wallet knows of one login method: what it is, since when, when it was used and where, what it opens. */
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { FactList, FactRow } from '../../../components/fact-list.tsx';
import { METHODS } from '../../../methods/methods.ts';
import { SYNC_WORDS, toClaim, useAuthenticatorNames } from '../../../methods/passkey/authenticator-name.ts';
import { toDate, toDay } from '../../../words/day.ts';
import { useLastSeen } from '../computers/use-last-seen.ts';
import type { MethodActProps } from './method-act-props.ts';

export function MethodDetails({ snapshot, method, onClose }: MethodActProps) {
  const models = useAuthenticatorNames();
  const lastSeen = useLastSeen(snapshot);
  const now = Date.now();
  const { authenticator } = method;
  const claim = authenticator === undefined ? null : toClaim(authenticator, models);
  const elsewhere = lastElsewhere(snapshot.devices, method.id, lastSeen);
  const level = snapshot.levels.find(({ id }) => id === method.levelId);
  return (
    <Dialog
      title={`About “${method.name}”`}
      roomy
      testid="method-details-dialog"
      onClose={onClose}
      foot={<Button onClick={onClose}>Close</Button>}
    >
      <FactList tall>
        <FactRow name="Kind">{METHODS[method.kind].name}</FactRow>
        {claim !== null && (
          <FactRow name="Model" detail="Its own word: nothing proves it.">
            {claim}
          </FactRow>
        )}
        {authenticator?.aaguid != null && (
          <FactRow name="Model number (AAGUID)">
            <span class="mono">{authenticator.aaguid}</span>
          </FactRow>
        )}
        {authenticator !== undefined && (
          <FactRow name="Synced" detail={SYNC_WORDS[authenticator.sync].long}>
            {capital(SYNC_WORDS[authenticator.sync].short)}
          </FactRow>
        )}
        <FactRow name="Added">{toDate(method.addedAt, now)}</FactRow>
        <FactRow name="Last used on this computer">
          {method.lastUsedAt === null ? 'Never' : capital(toDay(method.lastUsedAt, now))}
        </FactRow>
        {elsewhere !== null && (
          <FactRow name="Last used elsewhere" detail="As the key server tells it.">
            {`${capital(toDay(elsewhere.at, now))}, on ${elsewhere.name}`}
          </FactRow>
        )}
        <FactRow name="Level" detail={level?.manages === true ? 'Can manage the identity' : undefined}>
          {level?.name ?? 'Not known'}
        </FactRow>
      </FactList>
    </Dialog>
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The last time another computer that opens with this method asked the key server. @param lastSeen by device id, ms since 1970 */
function lastElsewhere(
  devices: MethodActProps['snapshot']['devices'],
  methodId: string,
  lastSeen: Readonly<Record<string, number>>,
): { at: number; name: string } | null {
  const seen = devices
    .filter((device) => device.methodId === methodId && !device.thisOne)
    .flatMap(({ id, name }) => (lastSeen[id] === undefined ? [] : [{ at: lastSeen[id], name }]))
    .sort((one, other) => other.at - one.at);
  return seen[0] ?? null;
}
