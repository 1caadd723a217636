/** Makes what a person reads before deciding: one review for each kind of request. Reads facts; changes and remembers nothing. */
import { unreachable } from '../../lib/errors.ts';
import type { ApprovalEdits, Row, Warning } from '../../messaging/approval.ts';
import type { ApprovalRequest, Heading, Reviewed } from '../record.ts';
import { askedOnce } from './asked-once.ts';
import { reviewConnect } from './connect.ts';
import type { Facts } from './facts.ts';
import { reviewMessage } from './message.ts';
import { reviewNetwork } from './network.ts';
import type { Part } from './part.ts';
import { accountName, type Scene, setScene } from './scene.ts';
import { siteWarnings } from './site.ts';
import { reviewTransaction } from './transaction.ts';
import { reviewTypedData } from './typed-data.ts';
import { due, isRefused, verbUnder, worstFirst } from './warning.ts';

/** A review waits so long for facts, in ms: what is not known by then is said to be unknown. */
const PATIENCE = 6_000;

const afterPatience = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, PATIENCE));

/**
 * The reviewer over these facts.
 * It throws WalletError bad-input for typed data that is not proper and for edits that the request cannot take.
 * @param enough settles when a review should wait no longer
 */
export function createReviewer(
  facts: Facts,
  enough: () => Promise<void> = afterPatience,
): (request: ApprovalRequest, edits: ApprovalEdits) => Promise<Reviewed> {
  return async (request, edits) => {
    const scene = await setScene(askedOnce(facts, enough()), request);
    const [part, site] = await Promise.all([reviewKind(scene, edits), siteWarnings(scene)]);
    const warnings = worstFirst([...due(viewOnly(scene)), ...site, ...part.warnings]);
    return {
      review: {
        ...part,
        warnings,
        rows: uniquelyNamed(part.rows),
        verb: verbUnder(warnings, part.verb),
        refused: isRefused(warnings),
      },
      heading: headingOf(scene),
    };
  };
}

function reviewKind(scene: Scene, edits: ApprovalEdits): Promise<Part> {
  const { payload } = scene.request;
  switch (payload.kind) {
    case 'connect':
      return reviewConnect(scene, edits);
    case 'personal-sign':
      return reviewMessage(scene, payload);
    case 'typed-data':
      return reviewTypedData(scene, payload, edits);
    case 'transaction':
      return reviewTransaction(scene, payload, edits);
    case 'switch-network':
    case 'add-network':
      return reviewNetwork(scene, payload);
    default:
      return unreachable(payload);
  }
}

/** There is no key to sign with. */
const viewOnly = (scene: Scene): Warning | false =>
  scene.account?.viewOnly === true &&
  ['personal-sign', 'typed-data', 'transaction'].includes(scene.request.payload.kind) && {
    rule: 'view-only',
    severity: 'refused',
    title: 'This account can only be looked at',
    text: `Dramatis holds no key for ${accountName(scene)}, so it cannot sign.`,
  };

/** Rows are told apart by their names: the second of a name gets a number. */
function uniquelyNamed(rows: readonly Row[]): Row[] {
  const seen = new Map<string, number>();
  return rows.map((row) => {
    const times = (seen.get(row.name) ?? 0) + 1;
    seen.set(row.name, times);
    return times === 1 ? row : { ...row, name: `${row.name} (${times})` };
  });
}

const headingOf = ({ grant, account, network }: Scene): Heading => ({
  connectedSince: grant?.since ?? null,
  accountName: account?.name ?? null,
  networkName: network.name,
});
