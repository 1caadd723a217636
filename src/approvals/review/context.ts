/** The context of one review: site, character, account, network and known addresses, queried once. Decides nothing. */
import { sameAddress } from '../../ethereum/address.ts';
import { formatAmount } from '../../ethereum/amount.ts';
import type { Hex } from '../../lib/bytes.ts';
import { reviewCommon as t } from '../../locales/en/approvals/review/common.ts';
import type { AccountName } from '../../locales/en/approvals/review/parts.ts';
import { loginKeyName } from '../../messaging/login-key.ts';
import type { SiteName } from '../../messaging/site-name.ts';
import type { ApprovalRequest } from '../record.ts';
import type {
  AccountInfo,
  CharacterInfo,
  GrantInfo,
  KnownAddress,
  LoginKeyInfo,
  NetworkInfo,
  ReviewData,
} from './review-data.ts';

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
  /** Login keys of the requesting site, as this character. */
  loginKeys: LoginKeyInfo[];
  /** The acting account, or the login key that acts; `null` for a connection. */
  account: AccountInfo | null;
  /** What sentences call it, where that is not its name. */
  calledAccount?: AccountName;
  network: NetworkInfo;
  grant: GrantInfo | null;
  known: KnownAddress[];
}

/** Runs all queries at once; a query that fails leaves its field empty. Only a connection names what the accounts hold, and waits for a network to say it. @throws if the site has no name: the list for it cannot be read */
export async function loadContext(data: ReviewData, request: ApprovalRequest): Promise<ReviewContext> {
  const { characterId, chainId, origin, payload } = request;
  const [characters, accounts, network, grant, known, loginKeys, site] = await Promise.all([
    knownOrNull(data.characters()),
    knownOrNull(data.accounts(characterId, chainId, payload.kind === 'connect')),
    knownOrNull(data.network(chainId)),
    origin === null ? null : knownOrNull(data.grant(characterId, origin)),
    knownOrNull(data.knownAddresses(characterId)),
    origin === null ? null : knownOrNull(data.loginKeys(characterId, origin)),
    // Who asks is never left empty.
    origin === null ? null : data.siteName(origin),
  ]);
  const acting = ({ address }: { address: Hex }) => request.account !== null && sameAddress(address, request.account);
  const loginKey = loginKeys?.find(acting);
  return {
    request,
    data,
    now: data.now(),
    site,
    asker: site?.domain ?? t.dramatis,
    character: characters?.find(({ id }) => id === characterId) ?? { id: characterId, name: '' },
    characters: characters ?? [],
    accounts: accounts ?? [],
    loginKeys: loginKeys ?? [],
    account: accounts?.find(acting) ?? (loginKey && origin !== null ? loginKeyAccount(loginKey.address, origin) : null),
    network: network ?? { chainId, name: t.networkNumber(chainId), symbol: t.coins, decimals: 18 },
    grant,
    known: known ?? [],
  };
}

const loginKeyAccount = (address: Hex, origin: string): AccountInfo => ({
  address,
  name: loginKeyName({ origin }),
  balance: null,
  viewOnly: false,
  loginKey: true,
});

/** The value, or `null` if the query fails. */
export const knownOrNull = <T>(fact: Promise<T>): Promise<T | null> => fact.catch(() => null);

/** `0.25 ETH`, exact. @param value wei, decimal or bigint */
export const formatCoins = (context: ReviewContext, value: bigint | string): string =>
  `${formatAmount(BigInt(value), context.network.decimals)} ${context.network.symbol}`;

/** The acting account for sentences. One that is named like a site is told apart from the site. */
export function accountName({ account, calledAccount, site }: ReviewContext): AccountName {
  if (calledAccount !== undefined) return calledAccount;
  if (account === null) return { kind: 'unknown' };
  if (account.loginKey) return { kind: 'login-key' };
  const { name } = account;
  const likeSite = name === site?.domain || name === site?.whole || /\w[.:]\w/.test(name);
  return likeSite ? { kind: 'like-site', name } : name;
}
