/** Reviews a recipient: display name, full address and warnings. */
import { sameAddress, shortAddress, ZERO_ADDRESS } from '../../ethereum/address.ts';
import type { Hex } from '../../lib/bytes.ts';
import { reviewCommon as t } from '../../locales/en/approvals/review/common.ts';
import { labels } from '../../locales/en/approvals/review/labels.ts';
import type { RecipientName } from '../../locales/en/approvals/review/parts.ts';
import type { Warning, WholeAddress } from '../../messaging/approval.ts';
import { fullAddress, isOwn, knownAs, nameOf } from './address.ts';
import { knownOrNull, type ReviewContext } from './context.ts';
import { labelOf, lookAlikeAmong, titleOf } from './look-alike.ts';
import type { CodeKind, KnownAddress } from './review-data.ts';
import { due } from './warning.ts';

export interface Recipient {
  /** For sentences. */
  displayName: RecipientName;
  /** For rows. */
  label: string;
  to: WholeAddress;
  warnings: Warning[];
}

/** Addresses that people use to destroy coins. */
const BURNING = new Set(['0x000000000000000000000000000000000000dead', '0xdead000000000000000042069420694206942069']);

/** @param sent the sent asset: coins (`null`) or a token contract */
export async function reviewRecipient(
  context: ReviewContext,
  address: Hex,
  sent: { token: Hex | null },
): Promise<Recipient> {
  const { characterId, chainId, account } = context.request;
  const known = knownAs(context, address);
  const self = account !== null && sameAddress(account, address);
  const own = isOwn(context, address);
  const isWatched = !own && context.accounts.some((other) => sameAddress(other.address, address));
  const naming = nameOf(context, address);
  const isStranger = async () => (await naming) === null && !own && (known?.timesSent ?? 0) === 0;
  const [code, name, stranger, ensName] = await Promise.all([
    knownOrNull(context.data.code(characterId, chainId, address)),
    naming,
    isStranger(),
    isStranger().then((is) => (is ? knownOrNull(context.data.ensName(characterId, chainId, address)) : null)),
  ]);
  const double = stranger || known?.name === null ? lookAlike(context, address) : null;
  return {
    displayName: name ?? ensName ?? { address: shortAddress(address), used: !stranger },
    label: name ?? (ensName !== null ? t.ensName(ensName) : stranger ? t.neverUsedBefore : t.usedBefore),
    to: {
      label: double ? t.youAreSendingTo : labels.recipient,
      address: fullAddress(address),
      known: name ?? (ensName === null ? null : t.ensName(ensName)),
      ...(double ? { compare: { label: labelOf(double), address: fullAddress(double.address) } } : {}),
    },
    warnings: due(
      nobody(address),
      sent.token !== null && sameAddress(sent.token, address) && tokenContract(),
      double !== null && impostor(double),
      self && {
        rule: 'to-self',
        severity: 'note',
        title: t.toSelf,
        text: t.toSelfText,
      },
      !own && (known?.timesSent ?? 0) === 0 && !double && firstTime(name, isWatched),
      !own && codeWarning(code, sent.token, known),
    ),
  };
}

/** Own accounts are known too, whether or not anything was sent to them. */
function lookAlike({ known, accounts }: ReviewContext, address: Hex): KnownAddress | null {
  const listed = accounts.map(({ address: known, name, viewOnly }): KnownAddress => {
    const whose = viewOnly ? ({ own: false, watched: true } as const) : { own: true };
    return { address: known, name, timesSent: 0, ...whose };
  });
  return lookAlikeAmong([...known, ...listed], address);
}

const impostor = (double: KnownAddress): Warning => ({
  rule: 'look-alike',
  severity: 'danger',
  title: titleOf(double),
  text: t.lookAlikeText,
  tick: t.lookAlikeTick,
});

function nobody(address: Hex): Warning | false {
  if (address.toLowerCase() !== ZERO_ADDRESS && !BURNING.has(address.toLowerCase())) return false;
  return {
    rule: 'nobody',
    severity: 'danger',
    title: t.nobody,
    text: t.nobodyText,
    tick: t.nobodyTick,
  };
}

const tokenContract = (): Warning => ({
  rule: 'token-contract',
  severity: 'danger',
  title: t.tokenContract,
  text: t.tokenContractText,
  tick: t.tokenContractTick,
});

const firstTime = (name: string | null, isWatched: boolean): Warning => ({
  rule: 'first-time',
  severity: name === null ? 'caution' : 'note',
  title: name === null ? t.neverSentThere : t.neverSentTo(name),
  text: isWatched ? t.compareWatched : t.compareAddress,
});

function codeWarning(code: CodeKind | null, token: Hex | null, known: KnownAddress | null): Warning | false {
  if (code === null)
    return {
      rule: 'not-looked-at',
      severity: 'note',
      title: t.notLookedAt,
      text: t.notLookedAtText,
    };
  if (code !== 'contract' || (known?.timesSent ?? 0) > 0) return false;
  return {
    rule: 'recipient-is-contract',
    severity: 'caution',
    title: t.recipientIsContract,
    text: token === null ? t.coinsCanBeLost : t.tokensCanBeLost,
  };
}
