/** Builds the review that a person reads before deciding, one file per kind of request. Changes and stores nothing. */
import { ZERO_ADDRESS } from '../../ethereum/address.ts';
import { unreachable } from '../../lib/errors.ts';
import { reviewCommon as t } from '../../locales/en/approvals/review/common.ts';
import { loginKey as loginKeyWords } from '../../locales/en/messaging/login-key.ts';
import type { ApprovalEdits, Review, Row, Warning } from '../../messaging/approval.ts';
import { applyEdits } from '../edits.ts';
import type { ApprovalRequest, Reviewed, ReviewHeading } from '../record.ts';
import { expectRepeatable, repeatableOf } from '../repeat/offer.ts';
import { policyOf, signInOf } from '../sign-in-again.ts';
import { reviewCalls } from './calls.ts';
import { reviewConnect } from './connect.ts';
import { accountName, loadContext, type ReviewContext } from './context.ts';
import { delegatedAccountWarning } from './delegation.ts';
import { memoizeData } from './memoize-data.ts';
import { reviewMessage } from './message.ts';
import { reviewNetwork } from './network.ts';
import { reviewNostrConnect } from './nostr-connect.ts';
import { reviewNostrEvent } from './nostr-event.ts';
import { reviewNostrText } from './nostr-text.ts';
import type { ReviewData } from './review-data.ts';
import type { ReviewPart } from './review-part.ts';
import { siteWarnings } from './site.ts';
import { reviewTransaction } from './transaction.ts';
import { reviewTypedData } from './typed-data.ts';
import { reviewTypedList } from './typed-list.ts';
import { due, isRefused, verbUnder, worstFirst } from './warning.ts';
import { reviewWatchedItem } from './watched-item.ts';
import { reviewWatchedToken } from './watched-token.ts';

/** A review waits this long (ms) for data; what is missing by then is said to be unknown. */
const REVIEW_TIMEOUT = 6_000;

const afterTimeout = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, REVIEW_TIMEOUT));

/**
 * Creates the reviewer.
 * The reviewer throws WalletError bad-input for malformed typed data and for edits that the request does not allow.
 * @param enough resolves when a review should stop waiting for data
 */
export function createReviewer(
  data: ReviewData,
  enough: () => Promise<void> = afterTimeout,
): (request: ApprovalRequest, edits: ApprovalEdits) => Promise<Reviewed> {
  return async (request, edits) => {
    const context = await loadContext(memoizeData(data, enough()), request);
    expectRepeatable(context);
    const [part, site, delegated] = await Promise.all([
      reviewKind(context, edits),
      siteWarnings(context),
      delegatedAccountWarning(context),
    ]);
    const warnings = worstFirst([...due(viewOnly(context), loginKey(context), delegated), ...site, ...part.warnings]);
    const review: Review = {
      ...part,
      warnings,
      rows: uniquelyNamed(part.rows),
      verb: verbUnder(warnings, part.verb),
      refused: isRefused(warnings),
      ...(warnings.length === 0 && mayRepeat(context) && { signInAgain: true as const }),
    };
    return { review: await withRepeat(context, review, edits), heading: headingOf(context) };
  };
}

/** Of a transaction: may the site be let repeat it? It depends on every warning, so it comes last. */
async function withRepeat(context: ReviewContext, review: Review, edits: ApprovalEdits): Promise<Review> {
  const payload = applyEdits({ payload: context.request.payload, edits });
  const { body } = review;
  if (payload.kind !== 'transaction' || body.kind !== 'transaction' || context.request.origin === null) return review;
  return { ...review, body: { ...body, repeat: await repeatableOf(context, payload, { ...review, body }) } };
}

function reviewKind(context: ReviewContext, edits: ApprovalEdits): Promise<ReviewPart> {
  const { payload } = context.request;
  switch (payload.kind) {
    case 'connect':
      return reviewConnect(context, edits);
    case 'personal-sign':
      return reviewMessage(context, payload);
    case 'typed-data':
      return reviewTypedData(context, payload, edits);
    case 'typed-list':
      return reviewTypedList(context, payload);
    case 'transaction':
      return reviewTransaction(context, payload, edits);
    case 'calls':
      return reviewCalls(context, payload, edits);
    case 'nostr-connect':
      return reviewNostrConnect(context, edits);
    case 'nostr-event':
      return reviewNostrEvent(context, payload);
    case 'nostr-text':
      return reviewNostrText(context, payload);
    case 'switch-network':
    case 'add-network':
      return reviewNetwork(context, payload);
    case 'watch-asset':
      return reviewWatchedToken(context, payload.token);
    case 'watch-item':
      return reviewWatchedItem(context, payload.item);
    default:
      return unreachable(payload);
  }
}

/** Is it a sign-in that the site may be let have again without a prompt? Never in a frame of another site, which may lead the clicks. */
function mayRepeat({ request, now }: ReviewContext): boolean {
  const { origin, within = null, payload, account } = request;
  const signIn = signInOf(payload, account ?? ZERO_ADDRESS);
  return (
    origin !== null && within === null && signIn !== null && policyOf(signIn, origin, { now, again: 'day' }) !== null
  );
}

/** Warning for a watch-only account. */
const viewOnly = (context: ReviewContext): Warning | false =>
  context.account?.viewOnly === true &&
  ['personal-sign', 'typed-data', 'typed-list', 'transaction', 'calls'].includes(context.request.payload.kind) && {
    rule: 'view-only',
    severity: 'refused',
    title: t.viewOnly,
    text: t.viewOnlyText(accountName(context)),
  };

/** The session refuses it, too; a request that the site made before it got its login key would come here. */
const loginKey = ({ account, request }: ReviewContext): Warning | false =>
  account?.loginKey === true &&
  ['typed-data', 'typed-list', 'transaction', 'calls'].includes(request.payload.kind) && {
    rule: 'login-key',
    severity: 'refused',
    title: t.loginKey,
    text: loginKeyWords.onlyLogsIn,
  };

/** Rows need unique names: the second row of a name gets a number. */
function uniquelyNamed(rows: readonly Row[]): Row[] {
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const times = (seen.get(row.name) ?? 0) + 1;
    seen.set(row.name, times);
    return times === 1 ? row : { ...row, name: `${row.name} (${times})` };
  });
}

/** Nostr has no networks: its name stands in that place. */
const headingOf = ({ site, grant, account, network, request }: ReviewContext): ReviewHeading => ({
  site,
  connectedSince: grant?.since ?? null,
  accountName: account?.name ?? null,
  networkName: request.payload.kind.startsWith('nostr-') ? t.nostr : network.name,
});
