/** The requesting site with its whole origin and the registrable domain in bold, or the wallet itself. Never shortened, and never text from the site. */

import { prompt as t } from '../../locales/en/ui/prompt.tsx';
import type { ApprovalView } from '../../messaging/approval.ts';
import { HouseMark } from '../components/mask.tsx';
import { SiteTile } from '../components/site-tile.tsx';
import { toDate } from '../words/day.ts';

/** Its id: what a screen reader reads after the sentence of the request. */
export const ORIGIN_STRIP = 'who-asks';

export function OriginStrip({ approval }: { approval: ApprovalView }) {
  const { origin, site, within, connectedSince } = approval;
  if (origin === null || site === null)
    return (
      <div class="origin" id={ORIGIN_STRIP}>
        <span class="tile l">
          <HouseMark size={26} />
        </span>
        <div class="grow">
          <p class="o" data-testid="request-origin">
            <b>{t.wallet}</b>
          </p>
          <p class="d">{t.startedHere}</p>
        </div>
      </div>
    );
  const { rest, domain, insecure } = site;
  return (
    <div class="origin" id={ORIGIN_STRIP}>
      <SiteTile origin={origin} large />
      <div class="grow">
        <p class="o" data-testid="request-origin" data-origin={origin}>
          {insecure && 'http://'}
          {rest}
          <b>{domain}</b>
        </p>
        {within !== null && (
          <p class="d" data-testid="request-within">
            {t.embeddedIn(within)}
          </p>
        )}
        <p class="d">{connectedSince === null ? t.newSite : t.connectedSince(toDate(connectedSince, Date.now()))}</p>
      </div>
    </div>
  );
}
