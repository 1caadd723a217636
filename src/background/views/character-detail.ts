/** All that the pages show of one open or viewed character: accounts with balances, sites, contacts, activity, assets. */
import type { CharacterDetail } from '../../messaging/snapshot.ts';
import {
  choicesOn,
  freeName,
  type IdentityDocument,
  itemChoicesOn,
  type LogView,
  methodNameOf,
  type Profile,
  phrasesOf,
} from '../../session/session.ts';
import type { Wallet } from '../wallet.ts';
import { assetViews } from './asset-views.ts';
import { cameIn } from './came-in.ts';
import { descriptionViews } from './description-views.ts';
import { holdingsView } from './holding-views.ts';
import { itemViews } from './item-views.ts';
import { nostrKeyViews, siteNostrView } from './nostr-views.ts';
import { signInViews } from './sign-in-views.ts';
import { formerSigners, signedViews } from './signed-views.ts';

/** @throws WalletError closed | locked */
export async function characterDetail(
  wallet: Wallet,
  characterId: string,
  { log, names }: { log: LogView; names: IdentityDocument },
): Promise<CharacterDetail> {
  const profile = await wallet.session.profiles.read(characterId);
  const held = wallet.balances.of(characterId, profile.chainId);
  const own = profile.accounts.map(({ address }) => held.native.get(address) ?? null);
  const isViewed = !wallet.openIds().has(characterId);
  const sent = (await wallet.tracker.of(characterId)).activity();
  const signed = signedViews(profile.signed ?? [], sent);
  const activity = [...sent, ...(await cameIn(wallet, characterId, profile))];
  const mayAsk = await wallet.session.signing.sitesThatMayAsk(characterId);
  const known = own.filter((balance) => balance !== null);
  return {
    id: characterId,
    accounts: profile.accounts.map(({ address, name, kind, path }, index) => ({
      address,
      name,
      kind,
      path,
      balance: own[index]?.toString() ?? null,
    })),
    offered: (profile.offered ?? []).map(({ targetId, address, name, by }) => ({
      targetId,
      address,
      name: freeName(profile, name),
      calledName: name,
      by: methodNameOf(names, by),
    })),
    sites: profile.sites.map(({ origin, accounts, chainId, chains = [], since, nostr, signsIn }) => {
      const by = profile.changedSites?.find((mark) => mark.origin === origin)?.by;
      return {
        origin,
        accounts,
        chainId,
        freeChains: chains.filter((other) => other !== chainId),
        since,
        ...(signsIn && signsIn.until > Date.now() && { signsIn: { account: signsIn.account, until: signsIn.until } }),
        ...(nostr && { nostr: siteNostrView(nostr, profile, Date.now()) }),
        ...(by === undefined ? {} : { changedBy: methodNameOf(names, by) }),
        ...(mayAsk(origin) ? {} : { keptOut: true as const }),
      };
    }),
    loginKeys: (profile.loginKeys ?? []).map(({ address, origin, exposedSince }) => ({
      address,
      origin,
      exposed: exposedSince !== undefined,
    })),
    signIns: signInViews(profile),
    blocked: profile.blocked,
    nostrKeys: isViewed ? [] : nostrKeyViews(profile),
    descriptions: descriptionViews(profile),
    contacts: profile.contacts.map((contact) => {
      const by = profile.changedContacts?.find(({ address }) => address === contact.address)?.by;
      return by === undefined ? contact : { ...contact, changedBy: methodNameOf(names, by) };
    }),
    phrases: isViewed
      ? []
      : phrasesOf(profile).map(({ targetId, name, exposedSince = null }) => ({ targetId, name, exposedSince })),
    secretsMark: secretsMark(profile),
    activity: isViewed ? activity.map((one) => ({ ...one, replaceable: false })) : activity,
    ...signed,
    formerSigners: formerSigners(log, names, [...activity, ...signed.signed]),
    assets: assetViews({
      network: await wallet.clients.withTokens(profile.chainId),
      balances: held,
      choices: choicesOn(profile.chainId, profile.tokens),
      found: await wallet.found.of(characterId, profile.chainId).catch(() => []),
    }),
    holdings: await holdingsView(wallet, characterId, profile),
    prices: await wallet.prices.of(characterId, profile.chainId),
    items: itemViews({
      held: wallet.items.of(characterId, profile.chainId),
      ...(await wallet.found.items(characterId, profile.chainId).catch(() => ({ items: [], collections: {} }))),
      choices: itemChoicesOn(profile.chainId, profile.items),
    }),
    chainId: profile.chainId,
    total: known.length === 0 && own.length > 0 ? null : known.reduce((sum, balance) => sum + balance, 0n).toString(),
    balancesAt: held.at,
    networkAnswers: held.answers,
  };
}

/** Each change of a secret makes a new entry with its time: number and times tell every change of the list. */
function secretsMark({ secrets = [] }: Profile): string {
  const newest = secrets.reduce((latest, { changedAt }) => Math.max(latest, changedAt), 0);
  const exposed = secrets.filter(({ exposedSince }) => exposedSince !== undefined).length;
  const offered = secrets.filter(({ by }) => by !== undefined).length;
  return [secrets.length, newest, exposed, offered, secrets.at(-1)?.targetId ?? ''].join('/');
}
