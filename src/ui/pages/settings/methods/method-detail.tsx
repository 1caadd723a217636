/** Everything that the wallet knows of one login method: what it is, since when, when it was used and where, what it opens. */
import type { MethodView, UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { FactList, FactRow } from '../../../components/fact-list.tsx';
import { Icon, Waypoints } from '../../../components/icon.tsx';
import type { MenuItem } from '../../../components/menu.tsx';
import { METHODS } from '../../../methods/methods.ts';
import { SYNC_WORDS, toClaim, useAuthenticatorNames } from '../../../methods/passkey/authenticator-name.ts';
import { toDate, toDay } from '../../../words/day.ts';
import { useLastSeen } from '../computers/use-last-seen.ts';
import { DetailActs } from '../list-detail.tsx';
import { methodTold } from '../opens/told.ts';
import { settingsPath } from '../settings-routes.ts';

export function MethodDetail({
  snapshot,
  method,
  items,
}: {
  snapshot: UnlockedSnapshot;
  method: MethodView;
  items: readonly MenuItem[];
}) {
  const models = useAuthenticatorNames();
  const lastSeen = useLastSeen(snapshot);
  const now = Date.now();
  const { authenticator } = method;
  const claim = authenticator === undefined ? null : toClaim(authenticator, models);
  const elsewhere = lastElsewhere(snapshot.devices, method.id, lastSeen);
  const level = snapshot.levels.find(({ id }) => id === method.levelId);
  return (
    <div data-testid="method-detail">
      <p>{methodTold(snapshot, method, now)}</p>
      <div class="acts-row">
        <a class="btn secondary s" href={`#/${settingsPath(`opens/method/${encodeURIComponent(method.id)}`)}`}>
          <Icon node={Waypoints} size={17} /> What it opens
        </a>
      </div>
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
      <DetailActs items={items} />
    </div>
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The last time another computer that opens with this method asked the key server. @param lastSeen by device id, ms since 1970 */
function lastElsewhere(
  devices: UnlockedSnapshot['devices'],
  methodId: string,
  lastSeen: Readonly<Record<string, number>>,
): { at: number; name: string } | null {
  const seen = devices
    .filter((device) => device.methodId === methodId && !device.thisOne)
    .flatMap(({ id, name }) => (lastSeen[id] === undefined ? [] : [{ at: lastSeen[id], name }]))
    .sort((one, other) => other.at - one.at);
  return seen[0] ?? null;
}
