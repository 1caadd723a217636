/** Decodes orders of known exchanges, and the terms in the witness of a Permit2 transfer. Never guesses at an unknown order. */
import type { Hex } from '../lib/bytes.ts';
import { settlementProtocolOf } from './settlement-contracts.ts';
import type { TypedData, TypedStruct } from './typed-data-type.ts';
import { addressAt, integerAt, orSigner, structAt, structsAt, tokenOrCoin } from './typed-fields.ts';
import { ITEM_ORDERS } from './typed-order-items.ts';
import { TOKEN_ORDERS } from './typed-order-tokens.ts';
import type { Order, OrderGain } from './typed-order-type.ts';

const READERS = [...TOKEN_ORDERS, ...ITEM_ORDERS];

/** @returns `null` if the message is not an order of a known exchange in its known form */
export function readOrder(typedData: TypedData, signer: Hex | null): Order | null {
  const name = typedData.domain.name ?? '';
  const found = READERS.find(
    ([domainName, primaryType]) => domainName.test(name) && primaryType.test(typedData.primaryType),
  );
  return found ? found[2](typedData, signer) : null;
}

/** What the maker gets for the tokens that Permit2 moves, according to the witness. */
export interface Terms {
  /** The protocol whose format the terms have. Anybody can write an order in that format. */
  protocol: string;
  /** True if the spender is a contract that enforces the terms. Otherwise the spender can take all tokens and pay nothing. */
  enforced: boolean;
  /** The account on whose behalf the order is signed; `null` is the signer. */
  maker: Hex | null;
  gets: OrderGain[];
}

/**
 * @param chainId the network of the Permit2 contract; `null` if the signature is for another contract or for any network
 * @returns `null` for unknown terms
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

/** Orders of UniswapX and in its format: a list of outputs, each with its recipient. */
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

/** Orders for Settlers of 0x: the minimum result of a list of calls. */
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
