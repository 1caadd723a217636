/** Words for calls that grant a standing right at the called contract. Names the grantee, not the requesting site. */
import type { CallRight, DecodedCall } from '../../ethereum/calldata.ts';
import type { Hex } from '../../lib/bytes.ts';
import { unreachable } from '../../lib/errors.ts';
import { addressRow, isOwn, nameOf, nameOrShort } from './address.ts';
import { type Call, type CallWords, plainCall } from './call-words.ts';
import type { ReviewContext } from './context.ts';
import { askedBy, reviewGrantee } from './grantee.ts';
import { type RightWords, rightWarning, rightWords } from './right-words.ts';
import { due } from './warning.ts';
import { mark, say } from './words.ts';

const ADMINISTRATOR: Hex = `0x${'0'.repeat(64)}`;

/** @param contract the called contract */
export async function reviewRight(
  { context }: Call,
  contract: Hex,
  { right, to, given }: DecodedCall & { kind: 'right' },
): Promise<CallWords> {
  const [words, grantee, granteeName, name] = await Promise.all([
    wordsOf(context, right, contract),
    reviewGrantee(context, to),
    nameOf(context, to),
    nameOf(context, contract),
  ]);
  const { does, object, rest, approve, byContract } = words;
  return {
    ...plainCall,
    sentence: given
      ? [say(`Let ${grantee.displayName} ${does} `), mark(object), say(`${rest}?`)]
      : [say(`Stop letting ${grantee.displayName} ${does} `), mark(object), say('?')],
    verb: given ? approve : 'Stop',
    warnings: given && !isOwn(context, to) ? due(rightWarning(words), byContract && grantee.warning) : [],
    rows: [
      addressRow('Granted to', granteeName, grantee.label, to),
      ...askedBy(context),
      addressRow('Contract', name, 'Unknown', contract),
      ...(right.kind === 'role' && right.role !== ADMINISTRATOR ? [{ name: 'Role', value: right.role }] : []),
    ],
    takesNoCoins: right.kind !== 'code',
  };
}

async function wordsOf(context: ReviewContext, right: CallRight, contract: Hex): Promise<RightWords> {
  const name = await nameOrShort(context, contract);
  const common = { rest: '', byContract: false, severity: 'danger' as const, title: 'This grants a permission' };
  switch (right.kind) {
    case 'borrow':
      return { ...(await rightWords(context, { ...right, token: contract })), title: common.title };
    case 'manage':
      return { ...(await rightWords(context, { ...right, at: contract })), title: common.title };
    case 'own':
      return {
        ...common,
        does: 'own',
        object: name,
        text: 'Whoever owns it decides over it and over all that it holds. You cannot take it back.',
        approve: 'Hand it over',
      };
    case 'act':
      return {
        ...common,
        does: 'act as',
        object: name,
        rest: ', alone or with its other owners',
        text: `They can move all that ${name} holds, until it takes the right back.`,
        approve: 'Let them act',
      };
    case 'code':
      return {
        ...common,
        does: 'decide',
        object: `what ${name} does`,
        rest: ', from now on',
        title: 'This replaces the code of the contract',
        text: `The code at that address can do anything with all that ${name} holds.`,
        approve: 'Replace the code',
      };
    case 'role':
      return right.role === ADMINISTRATOR
        ? {
            ...common,
            does: 'administer',
            object: name,
            text: 'An administrator gives and takes every other right there.',
            approve: 'Hand it over',
          }
        : {
            ...common,
            does: 'have',
            object: `a role at ${name}`,
            severity: 'caution',
            text: 'The contract decides what the role may do. Some make tokens, or take what it holds.',
            approve: 'Give the role',
          };
    default:
      return unreachable(right);
  }
}
