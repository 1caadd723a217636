/** Converts an approval record to the view that the prompt window draws. Leaves out request keys and signed bytes. */
import type { ApprovalView } from '../messaging/approval.ts';
import type { ApprovalRecord } from './record.ts';

export const toView = (record: ApprovalRecord): ApprovalView => ({
  id: record.id,
  createdAt: record.createdAt,
  origin: record.origin,
  site: record.heading.site,
  within: record.within ?? null,
  connectedSince: record.heading.connectedSince,
  characterId: record.characterId,
  account: record.account === null ? null : { address: record.account, name: record.heading.accountName ?? '' },
  chainId: record.chainId,
  networkName: record.heading.networkName,
  revision: record.revision,
  revisedAt: record.revisedAt,
  review: record.review,
  state: record.state,
});
