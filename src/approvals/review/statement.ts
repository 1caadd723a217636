/** Words for signatures that grant no right over funds: votes, attestations, log-ins, posts. Always shows the requesting site. */
import { sameAddress, ZERO_ADDRESS } from '../../ethereum/address.ts';
import type { TypedData } from '../../ethereum/typed-data-type.ts';
import type { Statement } from '../../ethereum/typed-meaning-type.ts';
import type { Hex } from '../../lib/bytes.ts';
import { unreachable } from '../../lib/errors.ts';
import type { Phrase, Row, Warning } from '../../messaging/approval.ts';
import { addressRow, isOwn, nameOf } from './address.ts';
import { accountName, type ReviewContext } from './context.ts';
import { domainRows, fieldRows } from './fields.ts';
import { askedBy, reviewGrantee } from './grantee.ts';
import type { TypedWords } from './typed-words.ts';
import { due } from './warning.ts';
import { count as howMany, mark, say } from './words.ts';

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
      { name: 'Moves funds', value: 'No' },
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
    title: `${context.asker} is not ${service}`,
    text: `Whoever has this signature is logged in to ${service} as ${accountName(context)}. ${service} itself asks for it at ${site}.`,
    tick: `I want ${context.asker} to be logged in there`,
  };

/** The delegate of the votes, with a warning if it is not an own account. */
async function reviewVotes(
  context: ReviewContext,
  to: Hex,
): Promise<{ called: string; warning: Warning | false; rows: Row[] }> {
  if (sameAddress(to, ZERO_ADDRESS)) return { called: 'nobody', warning: false, rows: [] };
  const [name, grantee] = await Promise.all([nameOf(context, to), reviewGrantee(context, to)]);
  return {
    called: grantee.displayName,
    warning: !isOwn(context, to) && {
      rule: 'gives-votes',
      severity: 'caution',
      title: 'Somebody else will vote for you',
      text: `They vote with all that ${accountName(context)} holds of it, until you take the votes back.`,
    },
    rows: [addressRow('Who gets your votes', name, grantee.label, to)],
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
      return { sentence: [say(`Vote at ${at}`), say(' as '), mark(character.name), say('?')], verb: 'Vote' };
    case 'vote-power':
      return { sentence: [say('Give your votes to '), mark(grantee), say('?')], verb: 'Give votes' };
    case 'attestation':
      return {
        sentence: [say(`Sign a statement for ${at}`), say(' as '), mark(character.name), say('?')],
        verb: 'Sign',
      };
    case 'log-in':
      return { sentence: [say(`Log in to ${at}`), say(' as '), mark(character.name), say('?')], verb: 'Log in' };
    case 'social':
      return { sentence: [say(`Sign a message of ${at}`), say(' as '), mark(character.name), say('?')], verb: 'Sign' };
    case 'terms':
      return {
        sentence: [say(`Accept the terms of ${at}`), say(' as '), mark(character.name), say('?')],
        verb: 'Accept',
      };
    case 'cancel':
      return {
        sentence: [say('Cancel a transfer that you signed'), say(' as '), mark(character.name), say('?')],
        verb: 'Cancel it',
      };
    case 'cancel-orders':
      return {
        sentence: [say('Cancel '), mark(howMany(orders, 'order')), say(` at ${at}?`)],
        verb: orders === 1 ? 'Cancel it' : 'Cancel them',
      };
    default:
      return unreachable(what);
  }
}
