/**
 * Connected sites and network routes that a login method of low rank changed in a character which it shares: marked with that
 * method, and used as they were before, until the person keeps or removes the change. Only who signed a profile counts. Pure.
 */
import type { Hex } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import { sessionProfile as t } from '../../locales/en/session/profile.ts';
import type { ChangedRoute, ChangedSite, Profile, Site } from './profile.ts';

export type Place = { kind: 'site'; origin: string } | { kind: 'route'; chainId: string };

/** The accounts that the site already saw, among those it would see now; `null` where it would see and do no more. */
function sawBefore(known: Site | undefined, next: Site): Hex[] | null {
  if (known === undefined || (next.serves && !known.serves)) return [];
  const before = next.accounts.filter((address) => known.accounts.includes(address));
  return before.length === next.accounts.length && !hasMoreNostr(known, next) && !signsInMore(known, next)
    ? null
    : before;
}

/** Has it another Nostr key than before, or may it do more with the same one without a prompt? */
const hasMoreNostr = ({ nostr: known }: Site, { nostr: next }: Site): boolean =>
  next !== undefined &&
  (next.publicKey !== known?.publicKey ||
    Object.entries(next.free).some(([act, until]) => until > (known.free[act] ?? 0)));

/** May it have other sign-ins than before without a prompt, or the same for longer? */
const signsInMore = ({ signsIn: known }: Site, { signsIn: next }: Site): boolean =>
  next !== undefined && JSON.stringify({ ...next, until: 0 }) !== JSON.stringify(known && { ...known, until: 0 })
    ? true
    : (next?.until ?? 0) > (known?.until ?? 0);

/**
 * Marks every site and route that differs from `base`.
 * @param base as this computer knew it
 * @param by the login method that wrote `next` (hex id)
 * @param isTrusted the method manages: it may change sites and routes, and its marks replace the earlier ones
 */
export function markPlaces(base: Profile, next: Profile, by: string, isTrusted: boolean): Profile {
  if (isTrusted) return next;
  const sites = new Map((base.changedSites ?? []).map((mark) => [mark.origin, mark]));
  for (const site of next.sites) {
    const before = sawBefore(
      base.sites.find(({ origin }) => origin === site.origin),
      site,
    );
    if (before === null) continue;
    const { origin } = site;
    const mark = sites.get(origin);
    sites.set(
      origin,
      mark ? { ...mark, before: mark.before.filter((one) => before.includes(one)) } : { origin, by, before },
    );
  }
  const routes = new Map((base.changedRoutes ?? []).map((mark) => [mark.chainId, mark]));
  for (const chainId of new Set([...Object.keys(base.routes), ...Object.keys(next.routes)]))
    if (!routes.has(chainId) && base.routes[chainId]?.join() !== next.routes[chainId]?.join())
      routes.set(chainId, { chainId, by, before: base.routes[chainId] ?? null });
  return withPlaceMarks(next, [...sites.values()], [...routes.values()]);
}

/** Stores the marks; an empty list is left out, and so is the mark of a removed site. */
export function withPlaceMarks(
  profile: Profile,
  sites: readonly ChangedSite[],
  routes: readonly ChangedRoute[],
): Profile {
  const here = new Set(profile.sites.map(({ origin }) => origin));
  const kept = sites.filter(({ origin }) => here.has(origin));
  const { changedSites: _sites, changedRoutes: _routes, ...rest } = profile;
  return {
    ...rest,
    ...(kept.length > 0 ? { changedSites: kept } : {}),
    ...(routes.length > 0 ? { changedRoutes: [...routes] } : {}),
  };
}

/** The sites that may be served. A marked site sees only the accounts that it saw before, has no Nostr key, asks before each sign-in, and is left out where there are none. */
export const servedSites = ({ sites, changedSites = [] }: Profile): Site[] =>
  sites.flatMap((site) => {
    const mark = changedSites.find(({ origin }) => origin === site.origin);
    if (mark === undefined) return [site];
    const accounts = site.accounts.filter((address) => mark.before.includes(address));
    const { nostr: _key, signsIn: _agreed, ...rest } = site;
    return accounts.length === 0 ? [] : [{ ...rest, accounts }];
  });

/** The routes that may be used: of a marked one, the route before the change. */
export function usedRoutes({
  routes,
  changedRoutes = [],
}: Pick<Profile, 'routes' | 'changedRoutes'>): Profile['routes'] {
  const used = { ...routes };
  for (const { chainId, before } of changedRoutes)
    if (before === null) delete used[chainId];
    else used[chainId] = before;
  return used;
}

/** Removes the mark of a site or route from the profile, which is changed in place. */
export function unmark(profile: Profile, place: Place): void {
  const sites = (profile.changedSites ?? []).filter(({ origin }) => place.kind !== 'site' || origin !== place.origin);
  const routes = (profile.changedRoutes ?? []).filter(
    ({ chainId }) => place.kind !== 'route' || chainId !== place.chainId,
  );
  profile.changedSites = sites.length > 0 ? sites : undefined;
  profile.changedRoutes = routes.length > 0 ? routes : undefined;
}

/** The person decided on a marked change: keeps it, or restores the site or route as it was before. @throws WalletError not-found */
export function settlePlace(profile: Profile, place: Place, keep: boolean): void {
  const site = profile.changedSites?.find(({ origin }) => place.kind === 'site' && origin === place.origin);
  const route = profile.changedRoutes?.find(({ chainId }) => place.kind === 'route' && chainId === place.chainId);
  if (!site && !route) throw new WalletError('not-found', t.lookedAtAlready);
  if (!keep && site) {
    const others = profile.sites.filter(({ origin }) => origin !== site.origin);
    const was = servedSites(profile).filter(({ origin }) => origin === site.origin);
    profile.sites = [...others, ...was];
  }
  if (!keep && route) profile.routes = usedRoutes({ routes: profile.routes, changedRoutes: [route] });
  unmark(profile, place);
}
