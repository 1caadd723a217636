/** Nostr keys as the pages show them, and what a site may do with one without a prompt. */
import { freeActWords } from '../../approvals/nostr.ts';
import { backgroundViews as t } from '../../locales/en/background/views.ts';
import type { NostrKeyView, SiteView } from '../../messaging/place-views.ts';
import { npubOf } from '../../nostr/key.ts';
import { FOR_EVER, type NostrGrant } from '../../permissions/grant.ts';
import { nostrKeysOf, type Profile } from '../../session/session.ts';

export const nostrKeyViews = (profile: Profile): NostrKeyView[] =>
  nostrKeysOf(profile).map(({ user, name, site, exposedSince = null }) => ({
    publicKey: user,
    npub: npubOf(user),
    name,
    site,
    exposedSince,
  }));

/** @param now ms since 1970 */
export function siteNostrView(
  { publicKey, free }: NostrGrant,
  profile: Profile,
  now: number,
): NonNullable<SiteView['nostr']> {
  const key = nostrKeysOf(profile).find(({ user }) => user === publicKey);
  return {
    publicKey,
    npub: npubOf(publicKey),
    name: key?.name ?? t.goneKey,
    free: Object.entries(free)
      .filter(([, until]) => until > now)
      .map(([act, until]) => ({
        what: freeActWords(act),
        until: until === FOR_EVER ? null : until,
      })),
  };
}
