/** All that the search finds: what the snapshot has of the open character, and what of the identity is open. Holds no secret. */

import { search as t } from '../../locales/en/ui/search.tsx';
import type { ActivityView } from '../../messaging/activity.ts';
import type { AssetView } from '../../messaging/asset-view.ts';
import { type ItemView, itemKey } from '../../messaging/item-view.ts';
import type { ContactView, SiteView } from '../../messaging/place-views.ts';
import type { SecretView } from '../../messaging/secret.ts';
import type {
  AccountView,
  CharacterDetail,
  CharacterSummary,
  NetworkView,
  UnlockedSnapshot,
} from '../../messaging/snapshot.ts';
import { hostOf } from '../components/site-tile.tsx';
import { ACTS, type Act, type ActEntry } from './acts.ts';
import type { Searched } from './match.ts';

/** A page of the settings. */
export interface PageWords {
  /** As `settingsPath` takes it. */
  route: string;
  name: string;
  /** More words that lead to it. */
  also: string;
}

/** Where a result leads. */
export type Goal =
  | { kind: 'act'; act: Act; route?: string | undefined }
  | { kind: 'page'; route: string }
  | { kind: 'character'; character: CharacterSummary }
  | { kind: 'account'; account: AccountView }
  | { kind: 'asset'; asset: AssetView }
  | { kind: 'item'; item: ItemView }
  | { kind: 'contact'; contact: ContactView }
  | { kind: 'site'; site: SiteView }
  | { kind: 'secret'; secret: SecretView }
  | { kind: 'network'; network: NetworkView }
  | { kind: 'activity'; activity: ActivityView };

export type Kind = Goal['kind'];

export interface Findable extends Searched {
  kind: Kind;
  /** Differs from that of every other result. */
  key: string;
  goal: Goal;
}

/** Kinds whose things belong to the open character, and wear its colours. */
export const OF_CHARACTER: ReadonlySet<Kind> = new Set([
  'account',
  'asset',
  'item',
  'contact',
  'site',
  'secret',
  'activity',
]);

const findable = (goal: Goal, id: string, words: Searched): Findable => ({
  kind: goal.kind,
  key: `${goal.kind}:${id}`,
  goal,
  ...words,
});

/**
 * In the order in which they are shown before anything is typed. Only the active character has things in the snapshot; should it be
 * closed, they are left out all the same.
 * @param pages those that the rail shows @param secrets its logins and notes, as `list-secrets` has listed them
 */
export function findables(
  snapshot: UnlockedSnapshot,
  pages: readonly PageWords[],
  secrets: readonly SecretView[],
): Findable[] {
  const { active, characters, networks } = snapshot;
  const character = characters.find(({ id }) => id === active?.id);
  const isOpen = active !== null && character !== undefined && character.state !== 'closed';
  return [
    ...actsFor(isOpen ? character : null, active).map(ofAct),
    ...characters.filter(({ id }) => id !== character?.id).map(ofCharacter),
    ...(isOpen ? ofDetail(active, secrets) : []),
    ...networks.map(ofNetwork),
    ...pages.map(({ route, name, also }) => findable({ kind: 'page', route }, route, { name, also })),
  ];
}

/** What can be done now. A login that only views a character changes and sends nothing. */
function actsFor(character: CharacterSummary | null, detail: CharacterDetail | null): ActEntry[] {
  const signs = character?.state === 'open';
  const pays = signs && detail?.accounts.some(({ kind }) => kind !== 'watch') === true;
  const receives = character !== null && detail !== null && detail.accounts.length > 0;
  return ACTS.filter(
    ({ needs }) => needs === undefined || (needs === 'money' ? pays : needs === 'accounts' ? receives : signs),
  );
}

const ofAct = ({ act, route }: ActEntry): Findable => findable({ kind: 'act', act, route }, act, t.acts[act]);

/** The name of a closed character is in the switcher too; nothing else is known of it. */
const ofCharacter = (character: CharacterSummary): Findable =>
  findable({ kind: 'character', character }, character.id, {
    name: character.name,
    also: character.state === 'closed' ? t.openCharacterWords : t.switchToCharacterWords,
  });

const ofNetwork = (network: NetworkView): Findable =>
  findable({ kind: 'network', network }, String(network.chainId), {
    name: network.name,
    also: network.symbol,
    codes: [String(network.chainId)],
  });

function ofDetail(detail: CharacterDetail, secrets: readonly SecretView[]): Findable[] {
  return [
    ...detail.accounts.map((account) =>
      findable({ kind: 'account', account }, account.address, { name: account.name, codes: [account.address] }),
    ),
    ...detail.assets
      .filter(({ hidden }) => !hidden)
      .map((asset) =>
        findable({ kind: 'asset', asset }, asset.token ?? 'coin', {
          name: asset.symbol,
          also: asset.name,
          codes: asset.token === null ? [] : [asset.token],
        }),
      ),
    ...detail.items.filter(({ hidden }) => !hidden).map(ofItem),
    ...detail.contacts.map((contact) =>
      findable({ kind: 'contact', contact }, contact.address, { name: contact.name, codes: [contact.address] }),
    ),
    ...detail.sites.map((site) =>
      findable({ kind: 'site', site }, site.origin, { name: hostOf(site.origin), also: site.nostr?.name }),
    ),
    ...secrets.map((secret) =>
      findable({ kind: 'secret', secret }, secret.targetId, {
        name: secret.name,
        also: `${secret.site === null ? '' : hostOf(secret.site)} ${secret.user}`,
      }),
    ),
    ...detail.activity.filter(({ hidden }) => hidden === undefined).map((activity) => ofActivity(activity, detail)),
  ];
}

function ofItem(item: ItemView): Findable {
  const number = item.id.length > 12 ? `${item.id.slice(0, 6)}…` : item.id;
  return findable({ kind: 'item', item }, itemKey(item), {
    name: `${item.collection ?? t.item} #${number}`,
    codes: [item.contract, item.id],
  });
}

/** Also found by the hash, the site, and who is on the other side. */
function ofActivity(activity: ActivityView, detail: CharacterDetail): Findable {
  const { id, title, origin, hash, from, to, received } = activity;
  const other = received ? from : to;
  const contact =
    other === null ? undefined : detail.contacts.find((one) => one.address.toLowerCase() === other.toLowerCase());
  return findable({ kind: 'activity', activity }, id, {
    name: title,
    also: [contact?.name, origin === null ? null : hostOf(origin)].filter(Boolean).join(' '),
    codes: [hash, other].filter((code) => code !== null),
  });
}
