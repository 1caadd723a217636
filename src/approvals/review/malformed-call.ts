/** Words for a known function whose arguments cannot be decoded. The worst case is named, because a contract may decode what the wallet cannot. */
import type { DecodedCall, WorstCase } from '../../ethereum/calldata.ts';
import type { Hex } from '../../lib/bytes.ts';
import { unreachable } from '../../lib/errors.ts';
import { addressRow, nameOf, nameOrShort } from './address.ts';
import { assetOf } from './asset.ts';
import { type Call, type CallWords, plainCall } from './call-words.ts';
import { accountName, type ReviewContext } from './context.ts';
import { askedBy } from './grantee.ts';
import { mark, say } from './words.ts';

/** @param contract the called contract */
export async function reviewMalformedCall(
  { context }: Call,
  contract: Hex,
  { name, worst, why }: DecodedCall & { kind: 'malformed' },
): Promise<CallWords> {
  const [called, shown] = await Promise.all([nameOf(context, contract), nameOrShort(context, contract)]);
  const size = why === 'size';
  return {
    ...plainCall,
    sentence: [
      say('Call '),
      mark(name),
      say(`${size ? ', with more in it than can be read,' : ', written in an odd way,'} on ${shown}?`),
    ],
    verb: 'Call',
    warnings: [
      {
        rule: 'odd-call',
        severity: 'danger',
        title: size ? 'There is more in this call than can be read' : 'This call is written in an odd way',
        text: `${size ? '' : 'We can’t read it, but some contracts accept it anyway. '}At worst ${await worstOf(context, contract, worst)}.`,
        tick: size ? 'I know what is in this call' : 'I know why it is written like this',
      },
    ],
    rows: [addressRow('Contract', called, 'Unknown', contract), ...askedBy(context)],
    unread: true,
  };
}

/** Continues the sentence *At worst …*. */
async function worstOf(context: ReviewContext, contract: Hex, worst: WorstCase): Promise<string> {
  const account = accountName(context);
  switch (worst) {
    case 'spend':
      return `it lets somebody take all ${(await assetOf(context, contract)).symbol} that ${account} ever holds, until you stop it`;
    case 'send':
      return `it sends all ${(await assetOf(context, contract)).symbol} of ${account} to somebody else`;
    case 'items':
      return `it lets somebody take every item that ${account} ever holds there, until you stop it`;
    case 'any-token':
      return `it lets somebody take all tokens of ${account} that Permit2 may move`;
    case 'borrow':
      return `it lets somebody borrow without limit, and ${account} owes it`;
    case 'manage':
      return `it lets somebody withdraw all that ${account} has there, and borrow in its name`;
    case 'rule':
      return 'it makes somebody else the owner of this contract and of everything it holds';
    case 'calls':
      return `it does anything that ${account} may do there, such as letting somebody take all it holds`;
    default:
      return unreachable(worst);
  }
}
