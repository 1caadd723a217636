/** What the signing policy says of a request, in the words of the prompt, and the prices that are known for it. */
import { applyEdits } from '../../approvals/edits.ts';
import type { ApprovalRecord } from '../../approvals/record.ts';
import { toView } from '../../approvals/view.ts';
import { formatAmount, formatBalance } from '../../ethereum/amount.ts';
import { unreachable } from '../../lib/errors.ts';
import { signingNotes as t } from '../../locales/en/background/views/signing.ts';
import type { ApprovalView } from '../../messaging/approval.ts';
import type { SigningCheck, SigningNote, SigningReason } from '../../messaging/signing-policy.ts';
import { siteHost } from '../../messaging/site-host.ts';
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
    character: names.characters[record.characterId]?.name ?? null,
    method: check.methodId === null ? null : t.quoted(methodNameOf(names, check.methodId)),
    site: record.origin === null ? null : siteHost(record.origin).whole,
    network: name,
    exact: (wei) => `${formatAmount(BigInt(wei), decimals)} ${symbol}`,
    rest: (wei) => `${formatBalance(BigInt(wei), decimals)} ${symbol}`,
    names: check.methodIds.map((id) => t.quoted(methodNameOf(names, id))),
  });
  if (text === '') return null;
  return {
    verdict: check.verdict,
    text,
    methods: check.methodIds.map((id) => ({ id, name: methodNameOf(names, id) })),
  };
}

/** `null`: a name that is not known. */
interface Words {
  character: string | null;
  /** In quotes. */
  method: string | null;
  site: string | null;
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
    return t.daily(method, exact(daily.limit), character, rest(daily.left));
  }
  const said = [...new Set(check.reasons.map((reason) => sentenceFor(reason, words)))];
  const isMore = check.reasons.some(({ kind }) => kind === 'daily');
  if (check.verdict === 'ask') said.push(isMore ? t.logInToSendMore(names) : t.logIn(names));
  else if (check.reasons.some(({ kind }) => kind === 'site')) said.push(t.addSite);
  else said.push(t.changeLimits);
  return said.join(' ');
}

function sentenceFor(reason: SigningReason, { method, character, site, network, exact, rest }: Words): string {
  switch (reason.kind) {
    case 'site':
      return t.otherSite(character, site);
    case 'daily':
      if (reason.limit === null) return t.noDaily(method, network, character);
      return t.daily(method, exact(reason.limit), character, rest(reason.left));
    case 'daily-unknown':
      return t.dailyUnknown(method, character);
    case 'fee-unknown':
      return t.feeUnknown(character, network);
    case 'always':
      return t.always(character);
    case 'above':
      if (reason.limit === null) return t.everyPayment(character, network);
      return t.above(character, exact(reason.limit));
    case 'above-unknown':
      return t.aboveUnknown(character);
    case 'minutes':
      return t.minutes(character, reason.minutes);
    default:
      return unreachable(reason);
  }
}
