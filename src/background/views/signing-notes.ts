/** What the signing policy says of a request, in the words of the prompt, and the prices that are known for it. */
import { applyEdits } from '../../approvals/edits.ts';
import type { ApprovalRecord } from '../../approvals/record.ts';
import { toView } from '../../approvals/view.ts';
import { formatAmount, formatBalance } from '../../ethereum/amount.ts';
import { unreachable } from '../../lib/errors.ts';
import type { ApprovalView } from '../../messaging/approval.ts';
import type { SigningCheck, SigningNote, SigningReason } from '../../messaging/signing-policy.ts';
import { siteName } from '../../messaging/site-name.ts';
import { type IdentityDocument, methodNameOf } from '../../session/session.ts';
import { toSignOf } from '../adapters/to-sign.ts';
import type { Wallet } from '../wallet.ts';

/** Every request without an answer, each with what the policy says of it and with prices. */
export async function approvalViews(wallet: Wallet, names: IdentityDocument): Promise<ApprovalView[]> {
  const records = await wallet.approvals.list();
  return Promise.all(
    records.map(async (record) => {
      // A request that cannot be judged now is judged when it is carried out.
      const note = await noteOf(wallet, record, names).catch(() => null);
      const prices = await wallet.prices.of(record.characterId, record.chainId);
      return {
        ...toView(record),
        ...(note === null ? {} : { signing: note }),
        ...(prices === null ? {} : { prices }),
      };
    }),
  );
}

async function noteOf(wallet: Wallet, record: ApprovalRecord, names: IdentityDocument): Promise<SigningNote | null> {
  const toSign = toSignOf({ payload: applyEdits(record), review: record.review });
  if (toSign === null) return null;
  const check = await wallet.session.signing.check(record, record, toSign);
  if (check === null) return null;
  const { symbol, decimals, name } = wallet.clients.network(record.chainId);
  const text = textOf(check, {
    character: names.characters[record.characterId]?.name ?? 'This character',
    method: check.methodId === null ? 'This login method' : `“${methodNameOf(names, check.methodId)}”`,
    site: record.origin === null ? 'This site' : siteName(record.origin).whole,
    network: name,
    exact: (wei) => `${formatAmount(BigInt(wei), decimals)} ${symbol}`,
    rest: (wei) => `${formatBalance(BigInt(wei), decimals)} ${symbol}`,
    names: check.methodIds.map((id) => `“${methodNameOf(names, id)}”`),
  });
  if (text === '') return null;
  return {
    verdict: check.verdict,
    text,
    methods: check.methodIds.map((id) => ({ id, name: methodNameOf(names, id) })),
  };
}

interface Words {
  character: string;
  /** In quotes. */
  method: string;
  site: string;
  network: string;
  exact(wei: string): string;
  /** Rounded towards zero. */
  rest(wei: string): string;
  /** Login methods that would do, in quotes. */
  names: string[];
}

/** The sentences for a check; empty if there is nothing to say. */
export function textOf(check: SigningCheck, words: Words): string {
  const { method, character, exact, rest, names } = words;
  const [daily] = check.daily;
  if (check.verdict === 'allowed') {
    if (!daily) return '';
    return `${method} may send up to ${exact(daily.limit)} a day from ${character}, fees included. ${rest(daily.left)} left today.`;
  }
  const said = [...new Set(check.reasons.map((reason) => sentenceFor(reason, words)))];
  const isMore = check.reasons.some(({ kind }) => kind === 'daily');
  if (check.verdict === 'ask') said.push(`Log in with ${orListing(names)}${isMore ? ' to send more' : ''}.`);
  else if (check.reasons.some(({ kind }) => kind === 'site'))
    said.push('A login method that manages the identity can add it to the list.');
  else said.push('No login method may do this. A login method that manages the identity can change the limits.');
  return said.join(' ');
}

function sentenceFor(reason: SigningReason, { method, character, site, network, exact, rest }: Words): string {
  switch (reason.kind) {
    case 'site':
      return `${character} only works with the sites that you listed, and ${site} isn’t one of them.`;
    case 'daily':
      if (reason.limit === null)
        return `${method} has no daily amount on ${network}, so it can’t send there from ${character}.`;
      return `${method} may send up to ${exact(reason.limit)} a day from ${character}, fees included. ${rest(reason.left)} left today.`;
    case 'daily-unknown':
      return `${method} has a daily limit for ${character}, and nobody can tell what this is worth.`;
    case 'fee-unknown':
      return `${character} has limits on ${network}. The data fee there is unknown, so this request can’t be checked against them.`;
    case 'always':
      return `${character} asks for a new login before every signature.`;
    case 'above':
      if (reason.limit === null) return `${character} asks for a new login before every payment on ${network}.`;
      return `${character} asks for a new login above ${exact(reason.limit)}.`;
    case 'above-unknown':
      return `${character} asks for a new login above an amount, and nobody can tell what this is worth.`;
    case 'minutes':
      return `${character} asks for a new login if the last one was more than ${reason.minutes === 1 ? 'a minute' : `${reason.minutes} minutes`} ago.`;
    default:
      return unreachable(reason);
  }
}

const orListing = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`;
