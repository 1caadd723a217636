/**
 * Merges two profiles of one character that were changed at the same time. What either side added stays, what either side
 * removed is removed, and where both changed a setting the one on this computer wins. Pure; decides nothing about keys.
 */
import { withinDescriptionLimits } from '../../messaging/description-limits.ts';
import { withMarks } from './changed-contacts.ts';
import { withPlaceMarks } from './changed-places.ts';
import { ITEM_CHOICES } from './item-choice.ts';
import { laterChoice, newestChoices } from './newest-choices.ts';
import { type Account, bothUnread, lastFormer, type Profile, type Site } from './profile.ts';
import { boundSignIns } from './sign-ins.ts';
import { joinSigned } from './signed.ts';
import { joinSpent } from './spent.ts';
import { TOKEN_CHOICES } from './token-choice.ts';

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Merges one value: the side that changed it wins; where both did, this computer. */
const pick = <Value>(base: Value | undefined, mine: Value, theirs: Value): Value => (same(mine, base) ? theirs : mine);

/** Merges lists by key: an item of the base that one side removed is removed, an item that one side added is added. Mine first. */
function mergeKeyed<Item>(
  sides: { base: readonly Item[]; mine: readonly Item[]; theirs: readonly Item[] },
  keyOf: (item: Item) => string,
  join: (base: Item | undefined, mine: Item, theirs: Item) => Item,
): Item[] {
  const by = (items: readonly Item[]) => new Map(items.map((item) => [keyOf(item), item]));
  const [base, mine, theirs] = [by(sides.base), by(sides.mine), by(sides.theirs)];
  return [...new Set([...mine.keys(), ...theirs.keys()])].flatMap((key) => {
    const [m, t] = [mine.get(key), theirs.get(key)];
    if (m !== undefined && t !== undefined) return [join(base.get(key), m, t)];
    const one = m ?? t;
    return one === undefined || base.has(key) ? [] : [one];
  });
}

const mergeSet = (base: readonly string[], mine: readonly string[], theirs: readonly string[]): string[] =>
  mergeKeyed(
    { base, mine, theirs },
    (item) => item,
    (_base, item) => item,
  );

const union = (mine: readonly string[] = [], theirs: readonly string[] = []): string[] => [
  ...new Set([...theirs, ...mine]),
];

/** Merges field by field. */
function mergeFields<Item extends object>(base: Item | undefined, mine: Item, theirs: Item): Item {
  const joined = { ...theirs, ...mine };
  for (const key of Object.keys(joined) as (keyof Item)[]) joined[key] = pick(base?.[key], mine[key], theirs[key]);
  return joined;
}

interface Sides {
  base: Profile | null;
  mine: Profile;
  theirs: Profile;
}

type ListField =
  | 'contacts'
  | 'descriptions'
  | 'exposed'
  | 'loginKeys'
  | 'offered'
  | 'secrets'
  | 'signIns'
  | 'tokens'
  | 'items'
  | 'changedContacts'
  | 'changedSites'
  | 'changedRoutes';
type ItemOf<Field extends ListField> = NonNullable<Profile[Field]>[number];

/** Merges a list of objects by a field that is the key of each. */
const mergeList = <Field extends ListField>(
  { base, mine, theirs }: Sides,
  field: Field,
  key: keyof ItemOf<Field>,
  join: (base: ItemOf<Field> | undefined, mine: ItemOf<Field>, theirs: ItemOf<Field>) => ItemOf<Field> = mergeFields,
): ItemOf<Field>[] => {
  const of = (profile: Profile | null) => (profile?.[field] ?? []) as ItemOf<Field>[];
  return mergeKeyed<ItemOf<Field>>(
    { base: of(base), mine: of(mine), theirs: of(theirs) },
    (item) => String(item[key]),
    join,
  );
};

/** An account with a key wins over a watch-only account of the same address. */
function mergeAccount(base: Account | undefined, mine: Account, theirs: Account): Account {
  if (mine.targetId === null && theirs.targetId !== null) return { ...theirs, name: mine.name };
  if (theirs.targetId === null && mine.targetId !== null) return mine;
  const { kind, path, targetId } = same(mine.targetId, base?.targetId) ? theirs : mine;
  return { ...mine, name: pick(base?.name, mine.name, theirs.name), kind, path, targetId };
}

const mergeSite = (base: Site | undefined, mine: Site, theirs: Site): Site => ({
  ...mergeFields(base, mine, theirs),
  accounts: mergeSet(base?.accounts ?? [], mine.accounts, theirs.accounts) as Site['accounts'],
});

/** Does `other` list the entropy of `one` as a former one? */
const isFormerTo = (other: Profile, one: Profile): boolean =>
  one.entropyTargetId !== other.entropyTargetId && other.formerEntropyTargetIds?.includes(one.entropyTargetId) === true;

/**
 * One entropy counts, with its own numbering: never the one that the other side calls a former one, whatever is known of what
 * both began with; else the one that was changed. Accounts of the other are kept by their own keys.
 */
function mergeEntropy(base: Profile | null, mine: Profile, theirs: Profile) {
  const [isMineOver, isTheirsOver] = [isFormerTo(theirs, mine), isFormerTo(mine, theirs)];
  const later = isMineOver === isTheirsOver ? null : isMineOver ? theirs : mine;
  const entropyTargetId =
    later?.entropyTargetId ?? pick(base?.entropyTargetId, mine.entropyTargetId, theirs.entropyTargetId);
  const sides = [mine, theirs].filter((side) => side.entropyTargetId === entropyTargetId);
  const entropyPublicPart = (sides[0] ?? mine).entropyPublicPart;
  const nextIndex = Math.max(...sides.map((side) => side.nextIndex));
  const former = lastFormer(union(mine.formerEntropyTargetIds, theirs.formerEntropyTargetIds)).filter(
    (targetId) => targetId !== entropyTargetId,
  );
  for (const side of [mine, theirs])
    if (side.entropyTargetId !== entropyTargetId && !former.includes(side.entropyTargetId))
      former.push(side.entropyTargetId);
  const derived = (side: Profile): Account[] =>
    side.entropyTargetId === entropyTargetId
      ? side.accounts
      : side.accounts.map((account) =>
          account.kind === 'hd' ? { ...account, kind: 'imported', path: null } : account,
        );
  return { entropyTargetId, entropyPublicPart, nextIndex, former, mine: derived(mine), theirs: derived(theirs) };
}

/** @param base the profile that both sides began with; `null`: it is not known, and nothing counts as removed */
export function mergeProfile(base: Profile | null, mine: Profile, theirs: Profile): Profile {
  const sides = { base, mine, theirs };
  const entropy = mergeEntropy(base, mine, theirs);
  const removed = union(mine.removedTargetIds, theirs.removedTargetIds);
  // An account whose key was removed is left out on both sides: an account with its address is then a watch-only one.
  const present = (accounts: readonly Account[]): Account[] =>
    accounts.filter(({ targetId }) => targetId === null || !removed.includes(targetId));
  const accounts = mergeKeyed(
    { base: present(base?.accounts ?? []), mine: present(entropy.mine), theirs: present(entropy.theirs) },
    (account) => account.address,
    mergeAccount,
  );
  // Both sides derive the same key for a site: one of the two sealed copies is named.
  const loginKeys = mergeList(sides, 'loginKeys', 'address').filter(({ targetId }) => !removed.includes(targetId));
  const held = new Set([...accounts, ...loginKeys].map(({ address }) => address));
  const sites = mergeKeyed(
    { base: base?.sites ?? [], mine: mine.sites, theirs: theirs.sites },
    (site) => site.origin,
    mergeSite,
  )
    .map((site) => ({ ...site, accounts: site.accounts.filter((address) => held.has(address)) }))
    .filter((site) => site.accounts.length > 0 || site.nostr !== undefined);
  const routes = mergeKeyed(
    {
      base: Object.entries(base?.routes ?? {}),
      mine: Object.entries(mine.routes),
      theirs: Object.entries(theirs.routes),
    },
    ([chainId]) => chainId,
    pick,
  );
  const exposed = mergeList(sides, 'exposed', 'address');
  const contacts = mergeList(sides, 'contacts', 'address');
  const owned = new Set(accounts.flatMap(({ address, targetId }) => (targetId === null ? [] : [address])));
  const offered = mergeList(sides, 'offered', 'targetId').filter(
    ({ targetId, address }) => !removed.includes(targetId) && !owned.has(address),
  );
  // A changed secret is a new entry: where both computers changed one, both stay.
  const secrets = mergeList(sides, 'secrets', 'targetId').filter(({ targetId }) => !removed.includes(targetId));
  const descriptions = mergeList(sides, 'descriptions', 'file');
  const tokens = mergeList(sides, 'tokens', 'id', laterChoice);
  const items = mergeList(sides, 'items', 'id', laterChoice);
  const changed = mergeList(sides, 'changedContacts', 'address');
  const { unread: _one, ...fields } = mergeFields(base ?? undefined, mine, theirs);
  const merged: Profile = {
    ...fields,
    ...bothUnread(mine, theirs),
    entropyTargetId: entropy.entropyTargetId,
    entropyPublicPart: entropy.entropyPublicPart,
    nextIndex: entropy.nextIndex,
    accounts,
    sites,
    contacts,
    blocked: mergeSet(base?.blocked ?? [], mine.blocked, theirs.blocked),
    routes: Object.fromEntries(routes),
    ...(mine.items || theirs.items ? { items: newestChoices(items, ITEM_CHOICES) } : {}),
    ...(mine.tokens || theirs.tokens ? { tokens: newestChoices(tokens, TOKEN_CHOICES) } : {}),
    ...(mine.spent || theirs.spent ? { spent: joinSpent(mine.spent, theirs.spent) } : {}),
    ...(mine.descriptions || theirs.descriptions ? { descriptions: withinDescriptionLimits(descriptions) } : {}),
    ...(mine.signed || theirs.signed ? { signed: joinSigned(mine.signed, theirs.signed) } : {}),
    ...(mine.signIns || theirs.signIns ? { signIns: boundSignIns(mergeList(sides, 'signIns', 'id')) } : {}),
    ...(mine.exposed || theirs.exposed ? { exposed } : {}),
    ...(mine.loginKeys || theirs.loginKeys ? { loginKeys } : {}),
    ...(mine.offered || theirs.offered ? { offered } : {}),
    ...(mine.secrets || theirs.secrets ? { secrets } : {}),
    ...(removed.length > 0 ? { removedTargetIds: removed } : {}),
    ...(entropy.former.length > 0 ? { formerEntropyTargetIds: entropy.former } : {}),
  };
  const changedSites = mergeList(sides, 'changedSites', 'origin');
  const changedRoutes = mergeList(sides, 'changedRoutes', 'chainId');
  return withPlaceMarks(withMarks(merged, changed), changedSites, changedRoutes);
}
