/** Everything that the wallet knows of one login method: what it is, since when, when it was used and where, what it opens. */

import { passkey } from '../../../../locales/en/ui/methods/passkey.ts';
import { methods } from '../../../../locales/en/ui/methods.ts';
import { methods as t } from '../../../../locales/en/ui/pages/settings/methods.tsx';
import type { MethodView, UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { FactList, FactRow } from '../../../components/fact-list.tsx';
import { Icon, Waypoints } from '../../../components/icon.tsx';
import type { MenuItem } from '../../../components/menu.tsx';
import { toClaim, useAuthenticatorNames } from '../../../methods/passkey/authenticator-name.ts';
import { toDate, toDayAlone } from '../../../words/day.ts';
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
          <Icon node={Waypoints} size={17} /> {t.whatItOpens}
        </a>
      </div>
      <FactList tall>
        <FactRow name={t.facts.kind}>{methods.kinds[method.kind].name}</FactRow>
        {claim !== null && (
          <FactRow name={t.facts.model} detail={t.authenticatorSays}>
            {claim}
          </FactRow>
        )}
        {authenticator?.aaguid != null && (
          <FactRow name={t.facts.modelNumber}>
            <span class="mono">{authenticator.aaguid}</span>
          </FactRow>
        )}
        {authenticator !== undefined && (
          <FactRow name={t.facts.synced} detail={passkey.sync[authenticator.sync].long}>
            {passkey.sync[authenticator.sync].alone}
          </FactRow>
        )}
        <FactRow name={t.facts.added}>{toDate(method.addedAt, now)}</FactRow>
        <FactRow name={t.facts.usedHere}>
          {method.lastUsedAt === null ? t.never : toDayAlone(method.lastUsedAt, now)}
        </FactRow>
        {elsewhere !== null && (
          <FactRow name={t.facts.usedElsewhere} detail={t.asServerTells}>
            {t.atOnComputer(toDayAlone(elsewhere.at, now), elsewhere.name)}
          </FactRow>
        )}
        <FactRow name={t.facts.level} detail={level?.manages === true ? t.managesIdentity : undefined}>
          {level?.name ?? t.notKnown}
        </FactRow>
      </FactList>
      <DetailActs items={items} />
    </div>
  );
}

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
