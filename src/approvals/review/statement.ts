/** Words for signatures that grant no right over funds: votes, attestations, log-ins, posts. Always shows the requesting site. */
import { sameAddress, ZERO_ADDRESS } from '../../ethereum/address.ts';
import type { TypedData } from '../../ethereum/typed-data-type.ts';
import type { Statement } from '../../ethereum/typed-meaning-type.ts';
import type { Hex } from '../../lib/bytes.ts';
import { unreachable } from '../../lib/errors.ts';
import { labels } from '../../locales/en/approvals/review/labels.ts';
import { reviewMessages as t } from '../../locales/en/approvals/review/messages.ts';
import type { Phrase, Row, Warning } from '../../messaging/approval.ts';
import { addressRow, isOwn, nameOf } from './address.ts';
import { accountName, type ReviewContext } from './context.ts';
import { domainRows, fieldRows } from './fields.ts';
import { askedBy, reviewGrantee } from './grantee.ts';
import type { TypedWords } from './typed-words.ts';
import { due } from './warning.ts';

export async function reviewStatement(
  context: ReviewContext,
  meaning: Statement,
  typedData: TypedData,
): Promise<TypedWords> {
  const votes = meaning.to === undefined ? null : await reviewVotes(context, meaning.to);
  const { sentence, verb } = wordsOf(context, meaning, votes?.called ?? '');
  return {
    sentence,
    warnings: due(elsewhere(context, meaning), votes?.warning ?? false),
    rows: [
      ...(votes?.rows ?? []),
      ...askedBy(context),
      { name: labels.movesFunds, value: labels.no },
      ...(await domainRows(context, typedData)),
      ...(await fieldRows(context, typedData)),
    ],
    limit: null,
    verb,
  };
}

/** Warning for a log-in to a service that another site requests. */
const elsewhere = (context: ReviewContext, { service, site }: Statement): Warning | false =>
  site !== undefined &&
  context.site !== null &&
  context.site.domain !== site && {
    rule: 'log-in-elsewhere',
    severity: 'danger',
    title: t.signInElsewhere(context.asker, service),
    text: t.signInElsewhereText(service, accountName(context), site),
    tick: t.signInElsewhereTick(context.asker),
  };

/** The delegate of the votes, with a warning if it is not an own account. */
async function reviewVotes(
  context: ReviewContext,
  to: Hex,
): Promise<{ called: string; warning: Warning | false; rows: Row[] }> {
  if (sameAddress(to, ZERO_ADDRESS)) return { called: t.nobody, warning: false, rows: [] };
  const [name, grantee] = await Promise.all([nameOf(context, to), reviewGrantee(context, to)]);
  return {
    called: grantee.displayName,
    warning: !isOwn(context, to) && {
      rule: 'gives-votes',
      severity: 'caution',
      title: t.givesVotes,
      text: t.givesVotesText(accountName(context)),
    },
    rows: [addressRow(t.whoGetsYourVotes, name, grantee.label, to)],
  };
}

/** @param grantee display name of the delegate */
function wordsOf(
  { asker, character }: ReviewContext,
  { what, service, count: orders = 1 }: Statement,
  grantee: string,
): { sentence: Phrase[]; verb: string } {
  const at = service || asker;
  switch (what) {
    case 'vote':
      return { sentence: t.voteAt(at, character.name), verb: t.vote };
    case 'vote-power':
      return { sentence: t.giveVotesTo(grantee), verb: t.giveVotes };
    case 'attestation':
      return {
        sentence: t.signStatement(at, character.name),
        verb: labels.sign,
      };
    case 'log-in':
      return { sentence: t.signInTo(at, character.name), verb: t.signIn };
    case 'social':
      return { sentence: t.signPost(at, character.name), verb: labels.sign };
    case 'terms':
      return {
        sentence: t.acceptTerms(at, character.name),
        verb: t.accept,
      };
    case 'cancel':
      return {
        sentence: t.cancelTransfer(character.name),
        verb: t.cancelIt,
      };
    case 'cancel-orders':
      return {
        sentence: t.cancelOrdersAt(orders, at),
        verb: t.cancelOrders(orders),
      };
    default:
      return unreachable(what);
  }
}
