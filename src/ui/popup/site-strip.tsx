/** The strip that says what the site in the current tab sees. */

import { popupHome as t } from '../../locales/en/ui/popup/home.ts';
import { nameOfSigner } from '../../messaging/login-key.ts';
import type { ActiveSite, CharacterSummary } from '../../messaging/snapshot.ts';
import { ChevronRight, Icon } from '../components/icon.tsx';
import { hostOf, SiteTile } from '../components/site-tile.tsx';
import type { Acting } from './view.ts';

/** *known phishing site*, *sees Main*, *sees 12*, *as Night Market*, *with Identity 2*, *not connected*. */
function seenWords(site: ActiveSite, acting: Acting): string {
  if (site.phishing) return t.phishing;
  if (site.heldBy !== undefined) return t.withIdentity(site.heldBy.label);
  if (site.characterId === null) return site.hasNostr ? t.hasANostrKey : t.notConnected;
  if (site.characterId !== acting.character.id) {
    const other: CharacterSummary | undefined = acting.snapshot.characters.find(({ id }) => id === site.characterId);
    return other === undefined ? t.connected : t.asCharacter(other.name);
  }
  const [first, ...others] = site.accounts;
  if (first === undefined) return t.seesNone;
  if (others.length > 0) return t.seesCount(site.accounts.length);
  if (acting.detail.loginKeys.some(({ address }) => address === first.toLowerCase())) return t.seesLoginKey;
  const name = nameOfSigner(acting.detail, first);
  return name === undefined || name === null ? t.seesOne : t.seesAccount(name);
}

export const SiteStrip = ({ site, acting }: { site: ActiveSite; acting: Acting }) => (
  <button type="button" class="site" data-testid="current-site" onClick={() => acting.go({ kind: 'site' })}>
    <SiteTile origin={site.origin} />
    <span class="clip">
      <b>{hostOf(site.origin)}</b>
    </span>
    <span class={site.phishing ? 'd end bad' : 'd end'}>{seenWords(site, acting)}</span>
    <Icon node={ChevronRight} size={15} />
  </button>
);
