/** Decodes orders of known exchanges, and the terms in the witness of a Permit2 transfer. Never guesses at an unknown order. */
import type { Hex } from '../lib/bytes.ts';
import { settlementProtocolOf } from './settlement-contracts.ts';
import type { TypedData, TypedStruct } from './typed-data-type.ts';
import { addressAt, integerAt, orSigner, structAt, structsAt, tokenOrCoin } from './typed-fields.ts';
import { ITEM_ORDERS } from './typed-order-items.ts';
import { TOKEN_ORDERS } from './typed-order-tokens.ts';
import type { Order, OrderGain } from './typed-order-type.ts';

const READERS = [...TOKEN_ORDERS, ...ITEM_ORDERS];

/** @returns `null` when it is no order that is known here, or not in its known shape */
export function readOrder(typedData: TypedData, signer: Hex | null): Order | null {
  const name = typedData.domain.name ?? '';
  const found = READERS.find(
    ([domainName, primaryType]) => domainName.test(name) && primaryType.test(typedData.primaryType),
  );
  return found ? found[2](typedData, signer) : null;
}

/** What the maker gets for tokens that Permit2 moves, as the witness says. */
export interface Terms {
  /** The protocol whose form the terms have. Anybody can write an order in that form. */
  protocol: string;
  /** True if the spender is a contract that enforces the terms. Otherwise they are a promise: the spender may take all and pay nothing. */
  enforced: boolean;
  /** The account that the order speaks for; `null` is whoever signs. */
  maker: Hex | null;
  gets: OrderGain[];
}

/**
 * @param chainId of the network whose Permit2 the signature is for; `null` where it is for another contract, or for any network
 * @returns `null` for terms that are not known here
 */
export function readTerms(witness: TypedStruct, spender: Hex, chainId: bigint | null): Terms | null {
  const terms = readOutputs(witness) ?? readLeast(witness) ?? readLists(witness);
  return (
    terms && {
      ...terms,
      enforced: chainId !== null && settlementProtocolOf(Number(chainId), spender) === terms.protocol,
    }
  );
}

type Written = Omit<Terms, 'enforced'>;

/** UniswapX and orders in its form: a list of outputs, each with its recipient. */
function readOutputs(witness: TypedStruct): Written | null {
  const outputs = structsAt(witness, 'outputs') ?? structsAt(witness, 'baseOutputs');
  const info = structAt(witness, 'info');
  if (outputs === null || info === null) return null;
  const gets = outputs.map((output): OrderGain | null => {
    const [token, to] = [addressAt(output, 'token'), addressAt(output, 'recipient')];
    const amounts = ['minAmount', 'endAmount', 'startAmount', 'amount'].flatMap(
      (name) => integerAt(output, name) ?? [],
    );
    if (token === null || to === null || amounts.length === 0) return null;
    return { token: tokenOrCoin(token), item: null, amount: amounts.reduce((a, b) => (a < b ? a : b)), to };
  });
  if (!gets.every((gain) => gain !== null)) return null;
  return { protocol: 'UniswapX', maker: addressAt(info, 'swapper') ?? addressAt(info, 'offerer'), gets };
}

/** Settlers of 0x: the least that must come out of a list of calls. */
function readLeast(witness: TypedStruct): Written | null {
  const inner = structAt(witness, 'slippage') ?? witness;
  const [token, least] = [addressAt(inner, 'buyToken'), integerAt(inner, 'minAmountOut')];
  const to = addressAt(inner, 'recipient');
  if (token === null || least === null || to === null) return null;
  return {
    protocol: '0x',
    maker: null,
    gets: [{ token: tokenOrCoin(token), item: null, amount: least, to: orSigner(to) }],
  };
}

/** Orders of Bebop. */
function readLists(witness: TypedStruct): Written | null {
  const bebop = TOKEN_ORDERS.find(([domainName]) => domainName.test('BebopSettlement'))?.[2];
  const order = bebop?.({ types: {}, primaryType: '', domain: {}, message: witness }, null);
  const [leg] = order?.legs ?? [];
  return order && leg ? { protocol: order.protocol, maker: order.maker, gets: leg.gets } : null;
}
