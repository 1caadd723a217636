/** The requesting site with its whole origin and the registrable domain in bold, or the wallet itself. Never shortened, and never text from the site. */

import { prompt as t } from '../../locales/en/ui/prompt.tsx';
import { siteName } from '../../messaging/site-name.ts';
import { HouseMark } from '../components/mask.tsx';
import { SiteTile } from '../components/site-tile.tsx';
import { toDate } from '../words/day.ts';

/** Its id: what a screen reader reads after the sentence of the request. */
export const ORIGIN_STRIP = 'who-asks';

/** `connectedSince`: ms since 1970, `null` for a new site. `within`: the top-level site, if the request comes from a frame of another site. */
export function OriginStrip(props: { origin: string | null; within: string | null; connectedSince: number | null }) {
  const { origin, within, connectedSince } = props;
  if (origin === null)
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
  const { rest, domain, insecure } = siteName(origin);
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
