/**
 * The verdict on what a site asks for: one danger where the marks of a theft come together. It is found on this computer, from the simulation and from what
 * the person knows; nobody is asked.
 *
 * [Note: The marks of a theft] Programs that empty accounts ask for a transaction after which (1) all or nearly all of an asset is gone, or several assets
 * are, (2) nothing came back, and (3) whoever has it is nobody that the person knows. Each mark alone is everyday life: a purchase of an item has the
 * second, a swap of everything the first, a new site the third. A call that Dramatis can read counts only where it names who gets the asset, so that a deposit at a
 * protocol that is described is none. A contract that notices the simulation can hide the marks; the absence of this warning proves nothing, and no words say so.
 */
import { shortAddress } from '../../ethereum/address.ts';
import { parseAmount } from '../../ethereum/amount.ts';
import { decodeCalldata } from '../../ethereum/calldata.ts';
import type { DecodedCall, InnerCall } from '../../ethereum/calldata-type.ts';
import { weiLeaving } from '../../ethereum/own-calls.ts';
import type { PreparedTransaction } from '../../ethereum/transaction-type.ts';
import type { Hex } from '../../lib/bytes.ts';
import { reviewFees as t } from '../../locales/en/approvals/review/fees.ts';
import type { AssetChange, Simulation, Warning } from '../../messaging/approval.ts';
import { isOwn, knownAs, nameOf } from './address.ts';
import { knownOrNull, type ReviewContext } from './context.ts';

/** A call of the request; `unread` if its words could not be read. */
export interface ReviewedCall {
  transaction: PreparedTransaction;
  unread: boolean;
}

/** Percent of what the account holds from which all of it counts as gone. */
const NEARLY_ALL = 90n;

/** As many different assets count as several. */
const SEVERAL = 2;

/** Connected for less than this (ms) is said. */
const NEW_SITE = 24 * 3_600_000;

/** @param simulation what the simulation found, without the value and the fee that are certain anyway */
export async function theftWarning(
  context: ReviewContext,
  calls: readonly ReviewedCall[],
  simulation: Simulation,
): Promise<Warning | null> {
  if (context.site === null || simulation.kind !== 'worked') return null;
  if (simulation.changes.some(({ direction }) => direction === 'in')) return null;
  const strangers = await strangersOf(context, calls);
  if (strangers.length === 0) return null;
  const { assets, emptied } = await lossOf(context, calls, simulation.changes);
  const several = assets.length >= SEVERAL;
  if (emptied.length === 0 && !several) return null;
  const unread = calls.some((call) => call.unread);
  const used = await areUsed(context, strangers);
  const takers = strangers.slice(0, 3).map(shortAddress);
  const plain = emptied.length > 0 ? t.takesNearlyAll(emptied) : t.takes(assets);
  return {
    rule: 'theft',
    severity: 'danger',
    title: (several || unread) && !used ? t.looksLikeTheft : plain,
    text: [
      emptied.length > 0 ? t.nearlyAllGoes(emptied) : t.goes(assets),
      used ? t.goesToCalledBefore(takers) : t.goesToNeverUsed(takers),
      ...newSite(context),
    ].join(' '),
    tick: unread ? t.theftTick : t.theftTickGiveAway,
  };
}

/**
 * Is each of them a contract that the character has called? Then the words are those of a bridge or a deposit. The danger stays: a dishonest site can have
 * had a harmless call signed first.
 */
async function areUsed({ data, request }: ReviewContext, contracts: readonly Hex[]): Promise<boolean> {
  const { characterId, chainId } = request;
  const times = await Promise.all(contracts.map((one) => knownOrNull(data.timesCalled(characterId, chainId, one))));
  return times.every((count) => (count ?? 0) > 0);
}

function newSite({ grant, now, asker }: ReviewContext): string[] {
  return grant !== null && now - grant.since < NEW_SITE ? [t.newSite(asker)] : [];
}

/** Those who may get something and whom the person does not know, each once. */
async function strangersOf(context: ReviewContext, calls: readonly ReviewedCall[]): Promise<Hex[]> {
  const takers = new Set(calls.flatMap(takersOf).map((address) => address.toLowerCase() as Hex));
  const named = await Promise.all(
    [...takers].map(async (address) => {
      const used = (knownAs(context, address)?.timesSent ?? 0) > 0;
      return used || isOwn(context, address) || (await nameOf(context, address)) !== null ? [] : [address];
    }),
  );
  return named.flat();
}

function takersOf({ transaction: { to, data }, unread }: ReviewedCall): Hex[] {
  if (to === null) return [];
  if (data === '0x') return [to];
  return [...(unread ? [to] : []), ...recipientsOf(decodeCalldata(data), unread)];
}

/** Addresses that a call names as recipients of coins, tokens or items, and those that inner calls which nobody can read go to. */
function recipientsOf(call: DecodedCall, unread: boolean): Hex[] {
  switch (call.kind) {
    case 'erc20-transfer':
    case 'transfer-from':
    case 'permit2-transfer':
    case 'nft-transfer':
    case 'multi-transfer':
      return [call.to];
    case 'multicall':
    case 'account':
      return call.calls.flatMap((inner) => [...innerTakers(inner, unread), ...recipientsOf(inner.call, unread)]);
    default:
      return [];
  }
}

function innerTakers({ to, value, call }: InnerCall, unread: boolean): Hex[] {
  const takes = (unread && ['unknown', 'malformed'].includes(call.kind)) || (call.kind === 'none' && value > 0n);
  return to !== null && takes ? [to] : [];
}

/** What leaves the account, in words, and of which of it nearly all goes. */
async function lossOf(
  { data, request, network }: ReviewContext,
  calls: readonly ReviewedCall[],
  changes: readonly AssetChange[],
): Promise<{ assets: string[]; emptied: string[] }> {
  const { characterId, chainId, account } = request;
  const wei = calls.reduce((sum, { transaction }) => sum + weiLeaving(transaction), 0n);
  const besides = changes.find(({ of }) => of?.token === null)?.of?.decimal ?? '0';
  const coins = wei + (unitsOf(besides, network.decimals) ?? 0n);
  const others = changes.filter(({ of }) => of?.token !== null);
  const held = account === null ? null : await knownOrNull(data.balance(characterId, chainId, account));
  const isEmptied = async ({ of }: AssetChange): Promise<boolean> => {
    if (!of?.token) return false;
    const token = await knownOrNull(data.token(characterId, chainId, of.token, account));
    const amount = token === null ? null : unitsOf(of.decimal, token.decimals);
    return amount !== null && token?.balance != null && isNearlyAll(amount, BigInt(token.balance));
  };
  const emptied = await Promise.all(
    others.map(async (change) => ((await isEmptied(change)) ? [symbolOf(change)] : [])),
  );
  const paysAll = coins > 0n && held !== null && isNearlyAll(coins, BigInt(held));
  return {
    assets: [...(coins > 0n ? [network.symbol] : []), ...others.map(symbolOf)],
    emptied: [...(paysAll ? [network.symbol] : []), ...emptied.flat()],
  };
}

/** Base units; `null` where the token now says other decimals than in the simulation. */
function unitsOf(decimal: string, decimals: number): bigint | null {
  try {
    return parseAmount(decimal, decimals);
  } catch {
    return null;
  }
}

const isNearlyAll = (amount: bigint, held: bigint): boolean => amount > 0n && amount * 100n >= held * NEARLY_ALL;

/** `USDC`; for what has no symbol, what the change calls it: `Collectible at 0x…`. */
const symbolOf = ({ asset, amount, of }: AssetChange): string => (of ? (amount.split(' ').at(-1) ?? asset) : asset);
