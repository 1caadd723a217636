/** Words for calls that grant a standing right at the called contract. Names the grantee, not the requesting site. */
import type { CallRight, DecodedCall } from '../../ethereum/calldata.ts';
import type { Hex } from '../../lib/bytes.ts';
import { unreachable } from '../../lib/errors.ts';
import { reviewAllowances as t } from '../../locales/en/approvals/review/allowances.ts';
import { labels } from '../../locales/en/approvals/review/labels.ts';
import { rights } from '../../locales/en/approvals/review/rights.ts';
import { addressRow, isOwn, nameOf, nameOrShort } from './address.ts';
import { type Call, type CallWords, plainCall } from './call-words.ts';
import type { ReviewContext } from './context.ts';
import { askedBy, reviewGrantee } from './grantee.ts';
import { type RightWords, rightWarning, rightWords } from './right-words.ts';
import { due } from './warning.ts';

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
  const { sentences, object, approve, byContract } = words;
  return {
    ...plainCall,
    sentence: sentences[given ? 'given' : 'ended'](grantee.displayName, object),
    verb: given ? approve : labels.stop,
    warnings: given && !isOwn(context, to) ? due(rightWarning(words), byContract && grantee.warning) : [],
    rows: [
      addressRow(labels.grantedTo, granteeName, grantee.label, to),
      ...askedBy(context),
      addressRow(labels.contract, name, labels.unknown, contract),
      ...(right.kind === 'role' && right.role !== ADMINISTRATOR ? [{ name: t.role, value: right.role }] : []),
    ],
    takesNoCoins: right.kind !== 'code',
  };
}

async function wordsOf(context: ReviewContext, right: CallRight, contract: Hex): Promise<RightWords> {
  const name = await nameOrShort(context, contract);
  const common = { byContract: false, severity: 'danger' as const, title: t.grantsPermission };
  switch (right.kind) {
    case 'borrow':
      return { ...(await rightWords(context, { ...right, token: contract })), title: common.title };
    case 'manage':
      return { ...(await rightWords(context, { ...right, at: contract })), title: common.title };
    case 'own':
      return {
        ...common,
        sentences: rights.own,
        object: name,
        text: t.ownText,
        approve: labels.handItOver,
      };
    case 'act':
      return {
        ...common,
        sentences: rights.actAs,
        object: name,
        text: t.actAsText(name),
        approve: t.letThemAct,
      };
    case 'code':
      return {
        ...common,
        sentences: rights.decide,
        object: name,
        title: t.replacesCode,
        text: t.decideText(name),
        approve: t.replaceCode,
      };
    case 'role':
      return right.role === ADMINISTRATOR
        ? {
            ...common,
            sentences: rights.administer,
            object: name,
            text: t.administerText,
            approve: labels.handItOver,
          }
        : {
            ...common,
            sentences: rights.haveRole,
            object: name,
            severity: 'caution',
            text: t.roleText,
            approve: t.giveRole,
          };
    default:
      return unreachable(right);
  }
}
