/** Decodes messages for services with off-chain accounts: transfers and agents of an exchange, votes, attestations, log-ins. Never guesses. */

import type { Hex } from '../lib/bytes.ts';
import { formatUnits } from './amount.ts';
import type { TypedData, TypedStruct } from './typed-data-type.ts';
import { addressAt, addressTextAt, booleanAt, bytesAt, integerAt, listAt, textAt } from './typed-fields.ts';
import type { RightGrant, ServiceSend, Statement } from './typed-meaning-type.ts';

type Meaning = RightGrant | ServiceSend | Statement;

export function readService(typedData: TypedData): Meaning | null {
  const { primaryType, domain, message } = typedData;
  const name = domain.name ?? '';
  if (name === 'HyperliquidSignTransaction')
    return readHyperliquid(primaryType.replace('HyperliquidTransaction:', ''), message);
  if (name === 'snapshot' && domain.verifyingContract === undefined) return readSnapshot(primaryType, message);
  if (name === 'Gnosis Protocol') return readCowCancellation(primaryType, message);
  if (
    /^EAS(?: Attestation)?$/.test(name) &&
    message.schema !== undefined &&
    /^(?:Attest|Revoke|Attestation)$/.test(primaryType)
  )
    return { kind: 'statement', what: 'attestation', service: 'Ethereum Attestation Service' };
  if (name === 'ClobAuthDomain' && primaryType === 'ClobAuth' && domain.verifyingContract === undefined)
    return { kind: 'statement', what: 'log-in', service: 'Polymarket', site: 'polymarket.com' };
  if (name.startsWith('Farcaster')) return readFarcaster(primaryType, message);
  return readOnChain(primaryType, message);
}

/** CoW Swap: orders are named by their ids, of which nobody can read more than the owner. */
function readCowCancellation(primaryType: string, message: TypedStruct): Statement | null {
  const count =
    primaryType === 'OrderCancellations'
      ? listAt(message, 'orderUids')?.length
      : primaryType === 'OrderCancellation' && bytesAt(message, 'orderUid') !== null
        ? 1
        : undefined;
  return count ? { kind: 'statement', what: 'cancel-orders', service: 'CoW Swap', count } : null;
}

/** Messages for contracts: cancelled authorisations, votes, and delegated voting power. */
function readOnChain(primaryType: string, message: TypedStruct): Statement | null {
  if (primaryType === 'CancelAuthorization' && addressAt(message, 'authorizer') !== null)
    return { kind: 'statement', what: 'cancel', service: '' };
  if (primaryType === 'Ballot' && integerAt(message, 'proposalId') !== null && integerAt(message, 'support') !== null)
    return { kind: 'statement', what: 'vote', service: '' };
  const to = /^(?:Delegation|Delegate|DelegateByType)$/.test(primaryType) ? addressAt(message, 'delegatee') : null;
  return to && { kind: 'statement', what: 'vote-power', service: '', to };
}

/** Some services write numbers and names as text. The wallet quotes them in its sentences, so only these formats are accepted. */
const AMOUNT = /^\d{1,40}(?:\.\d{1,40})?$/;
const PERCENT = /^\d{1,3}(?:\.\d{1,10})?%$/;
/** Decimals of HYPE, the coin of Hyperliquid, where its amounts are integers. */
const HYPE_DECIMALS = 8;
/** An asset name, optionally followed by the token's ID. */
const ASSET = /^[A-Za-z0-9]{1,12}(?::0x[0-9a-fA-F]{1,40})?$/;

function readHyperliquid(act: string, message: TypedStruct): Meaning | null {
  const service = 'Hyperliquid';
  const send = (what: ServiceSend['what'], asset: string): Meaning | null => {
    const [amount, to] = [textAt(message, 'amount') ?? '', addressTextAt(message, 'destination')];
    if (!AMOUNT.test(amount) || !ASSET.test(asset) || (to === null && what !== 'between-own')) return null;
    return { kind: 'service-send', service, what, amount, asset, to };
  };
  const stake = (what: ServiceSend['what'], to: Hex | null): Meaning | null => {
    const wei = integerAt(message, 'wei');
    if (wei === null || (to === null && what !== 'between-own')) return null;
    return { kind: 'service-send', service, what, amount: formatUnits(wei, HYPE_DECIMALS), asset: 'HYPE', to };
  };
  switch (act) {
    case 'UsdSend':
      return send('send', 'USDC');
    case 'SpotSend':
    case 'SendAsset':
      return send('send', textAt(message, 'token') ?? 'units');
    case 'Withdraw':
      return send('withdraw', 'USDC');
    case 'UsdClassTransfer':
      return booleanAt(message, 'toPerp') === null ? null : send('between-own', 'USDC');
    case 'CDeposit':
    case 'CWithdraw':
      return stake('between-own', null);
    case 'TokenDelegate':
      return stake(booleanAt(message, 'isUndelegate') ? 'unstake' : 'stake', addressAt(message, 'validator'));
    case 'ConvertToMultiSigUser':
      return readSigners(textAt(message, 'signers') ?? '');
    case 'ApproveAgent': {
      const to = addressAt(message, 'agentAddress');
      return (
        to && { kind: 'right-grant', right: { kind: 'trade', service }, owner: null, to, given: true, deadline: null }
      );
    }
    case 'ApproveBuilderFee': {
      const [to, rate] = [addressAt(message, 'builder'), textAt(message, 'maxFeeRate') ?? ''];
      if (to === null || !PERCENT.test(rate)) return null;
      return {
        kind: 'right-grant',
        right: { kind: 'fee', service, rate },
        owner: null,
        to,
        given: true,
        deadline: null,
      };
    }
    case 'AcceptTerms':
      return { kind: 'statement', what: 'terms', service };
    default:
      return null;
  }
}

/** @param signers JSON; `null` in it turns the account back into one with a single signer */
function readSigners(signers: string): RightGrant | null {
  const users = [...signers.matchAll(/0x[0-9a-fA-F]{40}/g)].map(([user]) => user.toLowerCase() as Hex);
  const [first] = users;
  if (first === undefined) return null;
  const right = { kind: 'whole-account', service: 'Hyperliquid' } as const;
  const to = users.length === 1 ? first : null;
  return { kind: 'right-grant', right, owner: null, to, given: true, deadline: null };
}

/** Snapshot's messages about proposals and profiles. */
const OF_SNAPSHOT =
  /^(?:(?:Update|Flag|Delete)?-?Proposal|(?:un)?follow|(?:un)?subscribe|profile|statement|space|delete-?space)$/i;

function readSnapshot(primaryType: string, message: TypedStruct): RightGrant | Statement | null {
  if (primaryType === 'Alias') {
    const [owner, to] = [addressAt(message, 'from'), addressAt(message, 'alias')];
    const right = { kind: 'vote', service: 'Snapshot' } as const;
    return to && { kind: 'right-grant', right, owner, to, given: true, deadline: null };
  }
  if (/^Vote/.test(primaryType)) return { kind: 'statement', what: 'vote', service: 'Snapshot' };
  return OF_SNAPSHOT.test(primaryType) ? { kind: 'statement', what: 'social', service: 'Snapshot' } : null;
}

/** Whoever submits a name proof can move the name to their own account. Messages that only contain a hash are not decoded. */
function readFarcaster(primaryType: string, message: TypedStruct): RightGrant | Statement | null {
  const service = 'Farcaster';
  if (primaryType === 'UserNameProof') {
    const owner = addressAt(message, 'owner');
    return { kind: 'right-grant', right: { kind: 'own-name', service }, owner, to: null, given: true, deadline: null };
  }
  return /^(?:VerificationClaim|SignedKeyRequest)$/.test(primaryType)
    ? { kind: 'statement', what: 'social', service }
    : null;
}
