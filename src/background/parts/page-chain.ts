/** The part of the worker that asks nodes for pages. It is loaded for the first such request. */
export { findBundle } from '../../chain/bundle.ts';
export { offersDelegation, readBatching } from '../../chain/delegation.ts';
export { readHolders } from '../../chain/items.ts';
export { prepareTransaction } from '../../chain/prepare.ts';
export { prepareBatch } from '../../chain/prepare-calls.ts';
export { probeChainId } from '../../chain/probe.ts';
export { beginReview, forReview } from '../../chain/recent-head.ts';
export { prepareSponsored } from '../../chain/sponsor.ts';
export { readCollectionName, readToken } from '../../chain/tokens.ts';
