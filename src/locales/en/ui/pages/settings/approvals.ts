/** Approvals that others have. */
import { room, type Text } from '../../../../room.ts';
import { plural } from '../../../grammar.ts';

interface Terms {
  /** It is kept in Permit2. */
  permit2: boolean;
  until: string | null;
}

const onTerms = ({ permit2, until }: Terms): string =>
  `${permit2 ? ' through Permit2' : ''}${until === null ? '' : `, until ${until}`}`;

export const approvals = room('ui/pages/settings/approvals', {
  // approval-words.ts
  collectionOf: (token: Text) => `the collection ${token}`,
  unitsOf: (token: Text) => `units of ${token}`,
  takesEveryItem: (collection: Text) => `Can take every item of ${collection}`,
  takesItem: (id: Text, collection: Text) => `Can take item ${id} of ${collection}`,
  spendsAll: (token: Text, terms: Terms) => `Can spend all ${token}${onTerms(terms)}`,
  spendsUpTo: (amount: Text, terms: Terms) => `Can spend up to ${amount}${onTerms(terms)}`,
  unknown: 'Unknown',
  items: (count: number) => `${count} ${plural(count, { one: 'item', other: 'items' })}`,
  ensName: (ensName: Text) => `${ensName} (ENS)`,
  // approval-detail.tsx
  spenders: { contract: 'A contract', account: 'Somebody’s account', unknown: 'Unknown' },
  withoutAskingAgain: (right: Text) => `${right}, without asking again.`,
  atRiskNow: 'At risk now',
  allowed: 'Allowed',
  from: 'From',
  network: 'Network',
  whoMayTakeIt: 'Who may take it',
  ends: 'Ends',
  never: 'Never',
  token: 'Token',
  notOnTheList: 'not on the list of known tokens',
  nameless: 'Without a readable name',
  laterToo: (account: Text) => `Any of it that ${account} receives later can be taken too.`,
  laterTooUnnamed: 'Any of it that this account receives later can be taken too.',
  lower: 'Lower',
  revoke: 'Revoke',
  viewOnly: 'View only',
  collection: 'Collection',
  keptInPermit2: 'Kept in Permit2',
  everyItem: 'Every item',
  item: (id: Text) => `Item ${id}`,
  all: (token: Text) => `All ${token}`,
  copyAddress: 'Copy address',
  addressCopied: 'Address copied',
  // approval-list.tsx
  nothingThereToTake: 'Nothing there to take now',
  revokeCount: (count: number) => `Revoke ${count} ${plural(count, { one: 'approval', other: 'approvals' })}`,
  selectNone: 'Select none',
  // approval-row.tsx
  select: (approval: Text) => `Select: ${approval}`,
  unlimited: 'Unlimited',
  unknownToken: 'Unknown token',
  fromAccount: (right: Text, account: Text) => `${right}, from ${account}`,
  atRisk: 'at risk',
  lowerNamed: (approval: Text) => `Lower: ${approval}`,
  revokeNamed: (approval: Text) => `Revoke: ${approval}`,
  unknownContract: 'Unknown contract',
  // approvals.tsx
  title: 'Approvals',
  lede: (character: Text) => `Who may take tokens or items of ${character} without asking again.`,
  searchAgain: 'Search again',
  notSearchedYet: 'Not searched yet',
  notSearchedText: (network: Text | null, character: Text) =>
    `Dramatis asks your nodes of ${network ?? 'this network'}. They learn that the accounts of ${character} belong together.`,
  searchForApprovals: 'Search for approvals',
  noApprovals: 'No approvals',
  noneFoundSoFar: 'None found so far',
  noApprovalsText: 'Nobody may take tokens or items without asking.',
  noneFoundText: 'Older blocks haven’t been searched yet.',
  // change-amount.tsx
  enterAmount: (decimals: Text) => `Enter an amount with at most ${decimals} decimals.`,
  enterLess: (amount: Text) => `Enter less than ${amount}, the amount allowed now.`,
  spenderSpendsAll: (spender: Text, token: Text, terms: Terms) => `${spender} can spend all ${token}${onTerms(terms)}.`,
  spenderSpendsUpTo: (spender: Text, amount: Text, terms: Terms) =>
    `${spender} can spend up to ${amount}${onTerms(terms)}.`,
  lowerThisApproval: 'Lower this approval',
  spendingLimit: 'Spending limit',
  // search-state.tsx
  notResponding: 'The network isn’t responding',
  tryAgainOrOtherNode: 'Check your connection and search again, or choose another node under Networks.',
  searchFailed: 'The search failed',
  foundBefore: 'Below is what was found before.',
  nodeRefuses: (refusal: Text) =>
    `The node refuses to search further back: “${refusal}”. Older approvals aren’t listed. Choose another node under Networks to find them.`,
  olderNotListed: 'Older approvals aren’t listed yet.',
  searchFurtherBack: 'Search further back',
  onlyNewest: 'Only the newest are listed',
  onlyNewestText: 'There are more records than this list can hold. Many of them may be false: anyone can write them.',
  searchingSlowly: 'Searching. A node that gives few blocks at a time takes longer.',
  searching: 'Searching',
  blocksSearched: 'Blocks searched',
  nothingSearched: 'Nothing could be searched',
  onlyNewerBlocks: 'Only newer blocks were searched',
  searchedBackTo: (day: Text) => `Searched back to ${day}`,
});
