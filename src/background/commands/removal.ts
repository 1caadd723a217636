/** Commands that undo a removal, or delete what is kept for that. */
import { WalletError } from '../../lib/errors.ts';
import { backgroundCommands as t } from '../../locales/en/background/commands.ts';
import { siteHost } from '../../messaging/site-host.ts';
import type { SiteGrant } from '../../permissions/grant.ts';
import { loginKeyOf, nostrKeysOf, type Profile, withSignIn } from '../../session/session.ts';
import { withDescription } from '../adapters/descriptions.ts';
import type { Removed } from '../adapters/removals.ts';
import type { Wallet } from '../wallet.ts';
import type { Handlers } from './handler.ts';

type Parts = Pick<Wallet, 'session' | 'permissions' | 'blocked' | 'removals' | 'rpc'>;

export function removalCommands(wallet: Parts) {
  return {
    async 'undo-removal'({ removal }) {
      let note: string | null = null;
      await wallet.removals.undo(removal, async (was, rest) => {
        const given = await bringBack(wallet, was, rest);
        if (given > 0 && !(await manages(wallet, was.characterId))) note = t.undoneForNow;
      });
      return note;
    },
    async 'forget-removal'({ removal }) {
      await wallet.removals.forget((id) => id === removal);
      return null;
    },
  } satisfies Partial<Handlers>;
}

/** @returns how many sites have a Nostr key again */
async function bringBack(wallet: Parts, was: Removed, rest: (was: Removed) => Promise<void>): Promise<number> {
  const { secrets, nostr, profiles } = wallet.session;
  const { characterId } = was;
  switch (was.what) {
    case 'secret':
      await secrets.bringBack(characterId, was.removed);
      return 0;
    case 'nostr-key':
      if (was.kept.length > 0) {
        await nostr.bringBack(characterId, was.kept);
        await rest({ ...was, kept: [] });
      }
      // A site that was changed since stays as it is: the key alone counts more.
      return giveNostrBack(wallet, was.sites);
    case 'site':
      await reconnect(wallet, was.site);
      return 1;
    case 'nostr-of-site': {
      const { origin } = was.site;
      if (!hasKeyOf(await profiles.read(characterId), was.site)) throw new WalletError('not-found', t.nostrKeyGone);
      const given = await giveNostrBack(wallet, [was.site]);
      if (given === 0) throw new WalletError('exists', t.siteChangedSince(siteHost(origin).whole));
      return given;
    }
    case 'sign-in':
      await profiles.update(characterId, (profile) => {
        const { id } = was.before;
        const present = profile.signIns?.find((one) => one.id === id);
        const isAsLeft = present === undefined ? was.after === 'gone' : (present.endedAt ?? null) === was.after;
        if (!isAsLeft) throw new WalletError('exists', t.signInChangedSince);
        profile.signIns = withSignIn(profile.signIns, was.before);
        if (!profile.signIns.some((one) => one.id === id)) throw new WalletError('refused', t.signInPushedOut);
      });
      return 0;
    case 'description':
      await profiles.update(characterId, (profile) => {
        profile.descriptions = withDescription(profile, was);
      });
      return 0;
  }
}

const hasKeyOf = (profile: Profile, { nostr }: SiteGrant): boolean =>
  nostrKeysOf(profile).some(({ user }) => user === nostr?.publicKey);

/** With the accounts that are still there. @throws WalletError not-found | exists | refused | locked | closed */
async function reconnect({ session, permissions, blocked, rpc }: Parts, site: SiteGrant): Promise<void> {
  const { origin, characterId } = site;
  const profile = await session.profiles.read(characterId);
  if (!hasKeyOf(profile, site)) throw new WalletError('not-found', t.nostrKeyGone);
  if (await blocked.has(origin)) throw new WalletError('refused', t.siteBlocked);
  const own = [...profile.accounts.map(({ address }) => address), loginKeyOf(profile, origin)?.address];
  const accounts = site.accounts.filter((address) => own.includes(address));
  if (!(await permissions.reconnect({ ...site, accounts })))
    throw new WalletError('exists', t.siteChangedSince(siteHost(origin).whole));
  await rpc.dropSite(origin);
}

/**
 * Does the login method manage that writes this character? What another one gives to a site counts at computers that saw the site without
 * it only when it is confirmed there.
 */
async function manages({ session }: Parts, characterId: string): Promise<boolean> {
  const holder = (await session.layers()).find(({ characterIds }) => characterIds.includes(characterId));
  const { log } = await session.view();
  return log.methods.some(({ id, rank }) => id === holder?.methodId && rank !== 'other');
}

/** @returns to how many sites */
async function giveNostrBack({ permissions, blocked, rpc }: Parts, sites: readonly SiteGrant[]): Promise<number> {
  const open: SiteGrant[] = [];
  for (const site of sites) if (!(await blocked.has(site.origin))) open.push(site);
  const origins = await permissions.bringNostrBack(open);
  for (const origin of origins) await rpc.dropSite(origin);
  return origins.length;
}
