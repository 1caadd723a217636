/** Facts for the prompts: from the open characters, their history, and the acting character's own route. Answers only. */

import type { ReviewData } from '../../approvals/review/review-data.ts';
import { readCodeKind, readNativeBalance } from '../../chain/balances.ts';
import { readDataFee } from '../../chain/data-fee.ts';
import { readDelegate } from '../../chain/delegation.ts';
import { quoteFees } from '../../chain/fees.ts';
import { readImplementation } from '../../chain/implementation.ts';
import { measureGas, readNextNonce } from '../../chain/prepare.ts';
import { forReview } from '../../chain/recent-head.ts';
import { waits } from '../../chain/sent-state.ts';
import { simulate } from '../../chain/simulate.ts';
import { carryOperation } from '../../chain/simulate-operation.ts';
import { type Holding, readCollectionName, readHolding, readToken } from '../../chain/tokens.ts';
import type { Tracker } from '../../chain/track.ts';
import type { PreparedTransaction } from '../../ethereum/transaction-type.ts';
import { askOnce } from '../../lib/ask-once.ts';
import type { Hex } from '../../lib/bytes.ts';
import type { SiteNames } from '../../messaging/site-name.ts';
import type { SiteGrant } from '../../permissions/grant.ts';
import type { Permissions } from '../../permissions/permissions.ts';
import type { Session } from '../../session/session.ts';
import type { BalanceKeeper } from './balances.ts';
import type { BlockedSites } from './blocked-sites.ts';
import type { ChainClients } from './chain-clients.ts';
import { readDescriptions } from './descriptions.ts';
import type { EnsNames } from './ens-names.ts';
import type { FoundTokens } from './found-tokens.ts';
import { readKnownAddresses } from './known-addresses.ts';
import type { PhishingList } from './phishing-list.ts';
import type { Preferences } from './preferences.ts';
import { countCalls } from './recipients.ts';

export interface ReviewDataParts {
  session: Session;
  permissions: Permissions;
  clients: ChainClients;
  ens: EnsNames;
  balances: BalanceKeeper;
  found: FoundTokens;
  tracker: Tracker;
  blocked: BlockedSites;
  phishing: PhishingList;
  siteName: SiteNames;
  preferences: Preferences;
}

/** In ms. */
const BALANCES_WAIT = 2_000;
/** For an ENS name, in ms. */
const NAME_WAIT = 1_000;

const pause = (length: number): Promise<null> => new Promise((resolve) => setTimeout(() => resolve(null), length));

/** It sees an account, or has a Nostr key. */
const isConnected = ({ accounts, nostr }: SiteGrant): boolean => accounts.length > 0 || nostr !== undefined;

/** For one review: what contracts say of tokens is asked once. */
export function createReviewData({
  session,
  permissions,
  clients,
  ens,
  balances,
  found,
  tracker,
  blocked,
  phishing,
  siteName,
  preferences,
}: ReviewDataParts): ReviewData {
  const { profiles } = session;
  /** What a review asks, it asks at once: as a batch. */
  const clientOf = (characterId: string, chainId: number) => forReview(clients.client(characterId, chainId));

  async function openCharacters(): Promise<{ id: string; name: string; order: number }[]> {
    const read = (await profiles.readable()).map(({ id, profile: { name, order } }) => ({ id, name, order }));
    return read.sort((a, b) => a.order - b.order);
  }

  /** The words of a call, its simulation and its warnings ask the same, one after the other. */
  const once = askOnce();

  const tokenAt = (characterId: string, chainId: number) => (address: Hex) =>
    once(['token', characterId, chainId, address], async () =>
      readToken(clientOf(characterId, chainId), await clients.withTokens(chainId), address),
    );

  const holdingOf = (characterId: string, chainId: number, token: Hex, holder: Hex): Promise<Holding> =>
    once(['holding', characterId, chainId, token, holder], () =>
      readHolding(clientOf(characterId, chainId), clients.network(chainId), token, holder),
    );

  /** Tokens that the character holds: a simulation that looks at a few tokens looks at these. */
  async function heldTokens(characterId: string, chainId: number): Promise<Hex[]> {
    await Promise.race([balances.read(characterId, chainId), pause(BALANCES_WAIT)]);
    const { tokens } = balances.of(characterId, chainId);
    return [...tokens].filter(([, of]) => [...of.values()].some((amount) => amount > 0n)).map(([token]) => token);
  }

  const toSimulate = async (characterId: string, { chainId, from }: PreparedTransaction) => ({
    client: clientOf(characterId, chainId),
    network: await clients.withTokens(chainId),
    held: () => heldTokens(characterId, chainId),
    token(address: Hex) {
      // The review of what leaves the account asks how much of it there is.
      void holdingOf(characterId, chainId, address, from).catch(() => undefined);
      return tokenAt(characterId, chainId)(address);
    },
  });

  return {
    characters: async () => (await openCharacters()).map(({ id, name }) => ({ id, name })),
    async accounts(characterId, chainId, fresh) {
      // Names never wait long for the network: a balance that is not known by then is drawn as such.
      if (fresh) await Promise.race([balances.read(characterId, chainId), pause(BALANCES_WAIT)]);
      const { accounts } = await profiles.read(characterId);
      const { native } = balances.of(characterId, chainId);
      return accounts.map(({ address, name, kind }) => ({
        address,
        name,
        balance: native.get(address)?.toString() ?? null,
        viewOnly: kind === 'watch',
      }));
    },
    async loginKeys(characterId, origin) {
      const { loginKeys = [] } = await profiles.read(characterId);
      return loginKeys
        .filter((key) => key.origin === origin)
        .map(({ address, exposedSince }) => ({ address, exposed: exposedSince !== undefined }));
    },
    networks: async () => preferences.networks(),
    async network(chainId) {
      try {
        const { name, symbol, decimals, l1FeeOracle, dataFeeUnreadable = false } = clients.network(chainId);
        return { chainId, name, symbol, decimals, takesDataFee: dataFeeUnreadable || l1FeeOracle !== undefined };
      } catch {
        return null;
      }
    },
    async grant(characterId, origin) {
      const grants = await permissions.ofOrigin(origin);
      return grants.find((grant) => grant.characterId === characterId && isConnected(grant)) ?? null;
    },
    async knownAs(origin) {
      const grants = await permissions.ofOrigin(origin);
      const knowing = new Set(grants.filter(isConnected).map((grant) => grant.characterId));
      return (await openCharacters()).filter(({ id }) => knowing.has(id)).map(({ id, name }) => ({ id, name }));
    },
    nostrKeys: (characterId, origin) => session.nostr.choicesFor(characterId, origin),
    knownAddresses: (characterId) => readKnownAddresses({ session, found, clients, tracker }, characterId),
    timesCalled: async (characterId, chainId, contract) =>
      countCalls((await tracker.of(characterId)).list(), chainId, contract),
    async token(characterId, chainId, token, holder) {
      const reading = holder && holdingOf(characterId, chainId, token, holder);
      // What a token is called does not hang on a node that is silent about who holds it.
      const holding = reading && Promise.race([reading.catch(() => null), pause(BALANCES_WAIT)]);
      const found = await tokenAt(characterId, chainId)(token);
      if (!found) return null;
      const held = await holding;
      return {
        symbol: found.named ? found.symbol : null,
        decimals: found.decimals,
        balance: held?.balance?.toString() ?? null,
        supply: held?.supply?.toString() ?? null,
      };
    },
    code: (characterId, chainId, address) => readCodeKind(clientOf(characterId, chainId), address),
    delegate: (characterId, chainId, account) => readDelegate(clientOf(characterId, chainId), account),
    implementation: (characterId, chainId, proxy) => readImplementation(clientOf(characterId, chainId), proxy),
    balance: async (characterId, chainId, address) =>
      `${await readNativeBalance(clientOf(characterId, chainId), address)}`,
    async simulate(characterId, transaction, after) {
      return simulate(transaction, await toSimulate(characterId, transaction), after);
    },
    async simulateOperation(characterId, transaction, operation) {
      const parts = await toSimulate(characterId, transaction);
      return simulate(transaction, { ...parts, carrier: await carryOperation(parts.client, operation) });
    },
    async fees(characterId, { chainId }) {
      const { speeds, guess } = await quoteFees(clientOf(characterId, chainId));
      return guess ? speeds.map((speed) => ({ ...speed, guess })) : speeds;
    },
    gas: async (characterId, transaction) =>
      (await measureGas(clientOf(characterId, transaction.chainId), transaction))?.toString() ?? null,
    dataFee: async (characterId, transaction) => {
      const { chainId } = transaction;
      const fee = await readDataFee(clientOf(characterId, chainId), clients.network(chainId), transaction);
      return fee?.toString() ?? null;
    },
    async nonces(characterId, chainId, address, needed) {
      const free = (counted: number) => tracker.freeNonce(chainId, address, counted);
      const missing = await readNextNonce(clientOf(characterId, chainId), address, free);
      return {
        missing,
        next: tracker.freeNonce(chainId, address, missing, needed),
        waiting: tracker.waitingNonces(chainId, address),
      };
    },
    waiting: async (characterId, chainId, address) =>
      (await tracker.of(characterId))
        .list()
        .filter((sent) => waits(sent) && sent.transaction.chainId === chainId && sent.transaction.from === address)
        .map(({ title }) => title),
    // A slow node keeps nobody waiting: the name is not needed.
    ensName: (characterId, chainId, address) =>
      Promise.race([ens.nameOf(characterId, chainId, address), pause(NAME_WAIT)]),
    collectionName: async (characterId, chainId, address) =>
      readCollectionName(clientOf(characterId, chainId), await clients.withTokens(chainId), address),
    contractName: async (chainId, address) =>
      (await clients.withTokens(chainId)).tokens.find((token) => token.address === address)?.name ?? null,
    blockedDomain: (origin) => blocked.sameDomain(origin),
    siteName,
    phishingHost: (origin) => phishing.find(origin),
    async descriptions(characterId) {
      return readDescriptions(await profiles.read(characterId));
    },
    blindSigning: async () => preferences.settings().blindSigning,
    now: Date.now,
  };
}
