/** The context of one review: site, character, account, network and known addresses, queried once. Decides nothing. */
import { sameAddress } from '../../ethereum/address.ts';
import { formatAmount } from '../../ethereum/amount.ts';
import { type SiteName, siteName } from '../../messaging/site-name.ts';
import type { ApprovalRequest } from '../record.ts';
import type { AccountInfo, CharacterInfo, GrantInfo, KnownAddress, NetworkInfo, ReviewData } from './review-data.ts';

export interface ReviewContext {
  request: ApprovalRequest;
  data: ReviewData;
  /** ms since 1970. */
  now: number;
  /** `null` if the wallet itself asks. */
  site: SiteName | null;
  /** Name of the requesting side in sentences: `uniswap.org`, `Dramatis`. */
  asker: string;
  character: CharacterInfo;
  characters: CharacterInfo[];
  accounts: AccountInfo[];
  /** The acting account; `null` for a connection. */
  account: AccountInfo | null;
  network: NetworkInfo;
  grant: GrantInfo | null;
  known: KnownAddress[];
}

/** Runs all queries at once; a query that fails leaves its field empty. */
export async function loadContext(data: ReviewData, request: ApprovalRequest): Promise<ReviewContext> {
  const { characterId, chainId, origin } = request;
  const [characters, accounts, network, grant, known] = await Promise.all([
    knownOrNull(data.characters()),
    knownOrNull(data.accounts(characterId, chainId)),
    knownOrNull(data.network(chainId)),
    origin === null ? null : knownOrNull(data.grant(characterId, origin)),
    knownOrNull(data.knownAddresses(characterId)),
  ]);
  const site = origin === null ? null : siteName(origin);
  const address = request.account;
  return {
    request,
    data,
    now: data.now(),
    site,
    asker: site?.domain ?? 'Dramatis',
    character: characters?.find(({ id }) => id === characterId) ?? { id: characterId, name: '' },
    characters: characters ?? [],
    accounts: accounts ?? [],
    account: address === null ? null : (accounts?.find((account) => sameAddress(account.address, address)) ?? null),
    network: network ?? { chainId, name: `Network ${chainId}`, symbol: 'coins', decimals: 18 },
    grant,
    known: known ?? [],
  };
}

/** The value, or `null` if the query fails. */
export const knownOrNull = <T>(fact: Promise<T>): Promise<T | null> => fact.catch(() => null);

/** `0.25 ETH`, exact. @param value wei, decimal or bigint */
export const formatCoins = (context: ReviewContext, value: bigint | string): string =>
  `${formatAmount(BigInt(value), context.network.decimals)} ${context.network.symbol}`;

/** Name of the acting account for sentences. An account that is named like a site gets quotes, so that it is not taken for the site. */
export function accountName({ account, site }: ReviewContext): string {
  if (account === null) return 'this account';
  const { name } = account;
  const likeSite = name === site?.domain || name === site?.whole || /\w[.:]\w/.test(name);
  return likeSite ? `your account “${name}”` : name;
}
