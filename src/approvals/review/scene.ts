/** Who is on stage: site, character, account, network and what is known of them, asked once for each review. Decides nothing. */
import { sameAddress } from '../../ethereum/address.ts';
import { formatAmount } from '../../ethereum/amount.ts';
import { type SiteName, siteName } from '../../messaging/site-name.ts';
import type { ApprovalRequest } from '../record.ts';
import type { AccountFact, CharacterFact, Facts, GrantFact, KnownAddress, NetworkFact } from './facts.ts';

export interface Scene {
  request: ApprovalRequest;
  facts: Facts;
  /** ms since 1970. */
  now: number;
  /** `null` is the wallet itself. */
  site: SiteName | null;
  /** What the sentences call the asking side: `uniswap.org`, `Dramatis`. */
  asker: string;
  character: CharacterFact;
  characters: CharacterFact[];
  accounts: AccountFact[];
  /** The account that would act; `null` for a connection. */
  account: AccountFact | null;
  network: NetworkFact;
  grant: GrantFact | null;
  known: KnownAddress[];
}

/** Asks for everything at once; what cannot be known is left empty. */
export async function setScene(facts: Facts, request: ApprovalRequest): Promise<Scene> {
  const { characterId, chainId, origin } = request;
  const [characters, accounts, network, grant, known] = await Promise.all([
    knownOrNull(facts.characters()),
    knownOrNull(facts.accounts(characterId, chainId)),
    knownOrNull(facts.network(chainId)),
    origin === null ? null : knownOrNull(facts.grant(characterId, origin)),
    knownOrNull(facts.knownAddresses(characterId)),
  ]);
  const site = origin === null ? null : siteName(origin);
  const address = request.account;
  return {
    request,
    facts,
    now: facts.now(),
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

/** The value, or `null` when it cannot be known now. */
export const knownOrNull = <T>(fact: Promise<T>): Promise<T | null> => fact.catch(() => null);

/** `0.25 ETH`, exact. @param value wei, decimal or bigint */
export const coins = (scene: Scene, value: bigint | string): string =>
  `${formatAmount(BigInt(value), scene.network.decimals)} ${scene.network.symbol}`;

/** Name of the acting account, for sentences. New accounts are named after their site: then it is told from the site itself. */
export function accountName({ account, site }: Scene): string {
  if (account === null) return 'this account';
  const { name } = account;
  const likeSite = name === site?.domain || name === site?.whole || /\w[.:]\w/.test(name);
  return likeSite ? `your account “${name}”` : name;
}
