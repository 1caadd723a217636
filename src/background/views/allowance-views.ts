/** Rights as pages see them: names of tokens, collections and spenders, each looked up once. Names come from lists and from the person; those of tokens from the token itself. */
import { knownContract } from '../../approvals/review/known-contracts.ts';
import type { Allowance } from '../../chain/allowances.ts';
import { readCodeKind } from '../../chain/balances.ts';
import type { Client } from '../../chain/client-type.ts';
import type { Network } from '../../chain/network.ts';
import { NodeError } from '../../chain/node-error.ts';
import { readCollectionName, readToken } from '../../chain/tokens.ts';
import { isUnlimited } from '../../ethereum/unlimited.ts';
import type { Hex } from '../../lib/bytes.ts';
import type { AllowanceView } from '../../messaging/allowance-view.ts';
import type { Profile } from '../../session/session.ts';

type TokenWords = Pick<AllowanceView, 'tokenName' | 'tokenKnown' | 'decimals'>;
type SpenderKind = AllowanceView['spenderKind'];

/** At most so many tokens and so many spenders are looked up; the others stay without a name. Anybody can make more. */
const MOST_LOOKED_UP = 200;

const UNNAMED: TokenWords = { tokenName: null, tokenKnown: false, decimals: 0 };

export function createAllowanceViews({ client, network }: { client: Client; network: Network }) {
  const tokens = new Map<string, TokenWords>();
  const spenders = new Map<Hex, SpenderKind>();

  async function tokenWords({ kind, token }: Allowance): Promise<TokenWords> {
    const isAmount = kind === 'token' || kind === 'permit2';
    const key = `${isAmount} ${token}`;
    const known = tokens.get(key);
    if (known) return known;
    const listed = network.tokens.some(({ address }) => address === token);
    if (!listed && tokens.size >= MOST_LOOKED_UP) return UNNAMED;
    const words = isAmount ? await amountWords(token) : await collectionWords(token);
    tokens.set(key, words);
    return words;
  }

  async function amountWords(token: Hex): Promise<TokenWords> {
    const found = await readToken(client, network, token);
    const tokenKnown = network.tokens.some(({ address }) => address === token);
    return { tokenName: found?.named ? found.symbol : null, tokenKnown, decimals: found?.named ? found.decimals : 0 };
  }

  const collectionWords = async (collection: Hex): Promise<TokenWords> => ({
    tokenName: await readCollectionName(client, network, collection),
    tokenKnown: false,
    decimals: 0,
  });

  async function kindOf(spender: Hex): Promise<SpenderKind> {
    const known = spenders.get(spender);
    if (known || spenders.size >= MOST_LOOKED_UP) return known ?? 'unknown';
    const kind = await readKind(client, spender);
    spenders.set(spender, kind);
    return kind;
  }

  /** @throws WalletError no-network */
  return async (allowances: readonly Allowance[], { accounts, contacts }: Profile): Promise<AllowanceView[]> => {
    const views: AllowanceView[] = [];
    for (const allowance of allowances) {
      const { spender, amount, atRisk } = allowance;
      const named = [...accounts, ...contacts].find(({ address }) => address.toLowerCase() === spender);
      const spenderName = named?.name ?? (await knownContract(network.chainId, spender));
      views.push({
        ...allowance,
        ...(await tokenWords(allowance)),
        amount: amount?.toString() ?? null,
        unlimited: allowance.kind !== 'item' && amount !== null && isUnlimited(amount),
        atRisk: atRisk?.toString() ?? null,
        spenderName,
        spenderKind: await kindOf(spender),
      });
    }
    return views;
  };
}

async function readKind(client: Client, spender: Hex): Promise<SpenderKind> {
  try {
    return (await readCodeKind(client, spender)) === 'contract' ? 'contract' : 'account';
  } catch (error) {
    if (error instanceof NodeError) return 'unknown';
    throw error;
  }
}
