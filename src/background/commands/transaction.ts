/** Commands of a transaction that the wallet itself begins: sending, speeding up, cancelling. */

import type { Payload } from '../../approvals/record.ts';
import { readNativeBalance } from '../../chain/balances.ts';
import { readDataFee } from '../../chain/data-fee.ts';
import { readDelegate } from '../../chain/delegation.ts';
import { isName } from '../../chain/ens.ts';
import { quoteFees } from '../../chain/fees.ts';
import { estimateGas, prepareTransaction } from '../../chain/prepare.ts';
import { beginReview } from '../../chain/recent-head.ts';
import { buildReplacement } from '../../chain/replace.ts';
import type { SentTransaction } from '../../chain/sent.ts';
import { readToken, readTokenBalance } from '../../chain/tokens.ts';
import { isAddress, sameAddress, ZERO_ADDRESS } from '../../ethereum/address.ts';
import { parseAmount } from '../../ethereum/amount.ts';
import { delegateName, isOfferedDelegate } from '../../ethereum/delegates.ts';
import { encodeItemTransfer, encodeTransfer } from '../../ethereum/encode-call.ts';
import type { Entrance } from '../../ethereum/layer-one.ts';
import { maxFee } from '../../ethereum/transaction.ts';
import type { TransactionRequest } from '../../ethereum/transaction-request.ts';
import type { PreparedTransaction } from '../../ethereum/transaction-type.ts';
import { parseTypedAddress } from '../../ethereum/typed-address.ts';
import type { Hex } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import { backgroundCommands as t } from '../../locales/en/background/commands.ts';
import type { CommandArgs } from '../../messaging/commands.ts';
import { doubleOf, readKnownAddresses } from '../adapters/known-addresses.ts';
import { ensureNoDeposit } from '../adapters/outgoing.ts';
import { receivedKey } from '../adapters/received.ts';
import { dataOf, depositData, ensureOpen, entranceFor } from '../adapters/through-layer-one.ts';
import { callView } from '../views/call-view.ts';
import type { Wallet } from '../wallet.ts';
import { askPerson } from './ask-person.ts';
import type { Handlers } from './handler.ts';

/** How long the payment form waits for an ENS name, in ms. */
const NAME_WAIT = 1_000;

const pause = (length: number): Promise<null> => new Promise((resolve) => setTimeout(() => resolve(null), length));

/** What a request leaves open or out. */
const nothing = {
  type: null,
  value: 0n,
  data: '0x',
  nonce: null,
  gas: null,
  fee: { kind: 'open' },
  accessList: null,
  delegate: null,
} as const;

export function transactionCommands(wallet: Wallet) {
  const { session, clients, ens, tracker } = wallet;

  /** An address, the name of an entry of the address book or of an own account, or an ENS name. @throws WalletError bad-input | no-network */
  async function recipientOf(characterId: string, text: string): Promise<Hex> {
    const wanted = text.trim();
    if (isAddress(wanted)) return parseTypedAddress(wanted);
    const { contacts, accounts, chainId } = await session.profiles.read(characterId);
    const named = [...contacts, ...accounts].filter((entry) => entry.name.toLowerCase() === wanted.toLowerCase());
    if (named.length === 1 && named[0]) return named[0].address;
    if (named.length > 1) throw new WalletError('bad-input', t.nameOfSeveral);
    if (/^0x/i.test(wanted)) return parseTypedAddress(wanted);
    if (isName(wanted)) return ens.resolve(characterId, chainId, wanted);
    throw new WalletError('bad-input', t.nameOfNobody);
  }

  async function askFor(
    characterId: string,
    transaction: PreparedTransaction,
    more: Partial<Pick<Payload & { kind: 'transaction' }, 'replaces' | 'insteadOf'>> = {},
  ): Promise<{ approvalId: string }> {
    const payload = { kind: 'transaction', transaction, replaces: null, ...more } as const;
    const { chainId } = transaction;
    const id = await askPerson(wallet, { characterId, account: transaction.from, chainId, payload });
    return { approvalId: id };
  }

  const prepareOn = (characterId: string, request: TransactionRequest & { chainId: number }) =>
    prepareTransaction(request, {
      client: beginReview(clients.client(characterId, request.chainId)),
      nextNonce: tracker.freeNonce,
    });

  async function prepareSend(args: CommandArgs<'send'>): Promise<PreparedTransaction> {
    const { characterId, from, amount, token, everything } = args;
    const { chainId } = await session.profiles.read(characterId);
    const to = await recipientOf(characterId, args.to);
    const [client, network] = [clients.client(characterId, chainId), clients.network(chainId)];
    const prepare = (request: Partial<Pick<TransactionRequest, 'to' | 'value' | 'data'>>) =>
      prepareOn(characterId, { ...nothing, chainId, from: from.toLowerCase() as Hex, to, ...request });
    if (token !== null) {
      const known = await readToken(client, await clients.withTokens(chainId), token);
      if (!known) throw new WalletError('bad-input', t.silentToken);
      const held = everything ? await readTokenBalance(client, token, from) : null;
      const units = held ?? parseAmount(amount, known.decimals);
      return prepare({ to: token, data: encodeTransfer(to, units) });
    }
    if (!everything) return prepare({ value: parseAmount(amount, network.decimals) });
    const balance = await readNativeBalance(client, from);
    const trial = await prepare({ value: 1n });
    const fee = maxFee(trial) + ((await readDataFee(client, network, trial)) ?? 0n);
    if (balance <= fee) throw new WalletError('bad-input', t.noMoneyForFee);
    return { ...trial, value: (balance - fee).toString() };
  }

  /** A call of the entrance of a network on its layer-1 chain. @throws WalletError refused: it is not open */
  async function prepareEntry(characterId: string, from: Hex, entrance: Entrance, data: Hex) {
    const { through: chainId, contract: to } = entrance;
    await ensureOpen(entrance, clients.client(characterId, chainId));
    return prepareOn(characterId, { ...nothing, chainId, from, to, data });
  }

  /** A payment on a layer-2 network that its sequencer is not asked for: the network itself may be silent. */
  async function prepareThrough(args: CommandArgs<'send'>): Promise<PreparedTransaction> {
    const { characterId, amount, token, everything } = args;
    const { chainId } = await session.profiles.read(characterId);
    const entrance = entranceFor(chainId);
    if (entrance.kind !== 'deposit') throw new WalletError('refused', t.onlySigned);
    const to = await recipientOf(characterId, args.to);
    const from = args.from.toLowerCase() as Hex;
    const [there, network] = [clients.client(characterId, chainId), await clients.withTokens(chainId)];
    if (token === null) {
      const value = everything ? await readNativeBalance(there, from) : parseAmount(amount, network.decimals);
      return prepareEntry(characterId, from, entrance, await depositData({ from, to, value, data: '0x' }, there));
    }
    const listed = network.tokens.find(({ address }) => address === token.toLowerCase());
    const known = listed ?? (await readToken(there, network, token));
    if (!known) throw new WalletError('bad-input', t.silentToken);
    const units =
      (everything ? await readTokenBalance(there, token, from) : null) ?? parseAmount(amount, known.decimals);
    const call = { from, to: token, value: 0n, data: encodeTransfer(to, units) };
    return prepareEntry(characterId, from, entrance, await depositData(call, there));
  }

  /** @throws WalletError bad-input */
  async function prepareItem(args: CommandArgs<'send-item'>): Promise<PreparedTransaction> {
    const { characterId, item, amount } = args;
    const { chainId } = await session.profiles.read(characterId);
    const to = await recipientOf(characterId, args.to);
    const from = args.from.toLowerCase() as Hex;
    const pieces = parseAmount(amount, 0);
    if (pieces === 0n || (item.standard === 'ERC721' && pieces !== 1n))
      throw new WalletError('bad-input', t.wholePieces);
    const data = encodeItemTransfer(item.standard, from, to, BigInt(item.id), pieces);
    return prepareOn(characterId, { ...nothing, chainId, from, to: item.contract, data });
  }

  async function sentOf(characterId: string, activityId: string): Promise<SentTransaction | null> {
    const sent = (await tracker.of(characterId)).byId(activityId);
    return sent?.characterId === characterId ? sent : null;
  }

  async function knownSent(characterId: string, activityId: string) {
    const sent = await sentOf(characterId, activityId);
    if (!sent) throw new WalletError('not-found', t.unknownTransaction);
    return { sent, all: (await tracker.of(characterId)).list() };
  }

  return {
    async 'check-recipient'({ characterId, from, to }) {
      const address = await recipientOf(characterId, to);
      const { chainId } = await session.profiles.read(characterId);
      const all = await readKnownAddresses(wallet, characterId);
      const { name: known = null, timesSent = 0 } = all.find((entry) => sameAddress(entry.address, address)) ?? {};
      const lookAlike = known === null ? doubleOf(all, address) : null;
      const problem = address === from.toLowerCase() ? t.ownAccount : null;
      // A slow node keeps nobody waiting: the name is not needed.
      const lookup = known === null ? ens.nameOf(characterId, chainId, address).catch(() => null) : null;
      const ensName = await Promise.race([lookup, pause(NAME_WAIT)]);
      return { address, known, ensName, timesSent, lookAlike, problem };
    },
    async 'account-delegation'({ characterId, address }) {
      const { chainId } = await session.profiles.read(characterId);
      const delegate = await readDelegate(clients.client(characterId, chainId), address);
      return delegate && { delegate, name: delegateName(delegate), known: isOfferedDelegate(delegate) };
    },
    async 'end-delegation'({ characterId, address }) {
      const { chainId } = await session.profiles.read(characterId);
      const from = address.toLowerCase() as Hex;
      const request = { ...nothing, chainId, from, to: from, delegate: ZERO_ADDRESS };
      return askFor(characterId, await prepareOn(characterId, request));
    },
    send: async (args) =>
      askFor(args.characterId, await (args.throughLayerOne ? prepareThrough(args) : prepareSend(args))),
    'send-item': async (args) => askFor(args.characterId, await prepareItem(args)),
    async 'bring-through'({ characterId, activityId }) {
      const { sent, all } = await knownSent(characterId, activityId);
      const { transaction } = sent;
      const entrance = entranceFor(transaction.chainId);
      if (sent.status === 'included' || sent.status === 'failed' || sent.status === 'replaced')
        throw new WalletError('refused', t.waitsNoMore);
      ensureNoDeposit(sent, all);
      const entry = await prepareEntry(characterId, transaction.from, entrance, dataOf(sent, entrance));
      return askFor(characterId, entry, { insteadOf: activityId });
    },
    async 'read-activity'({ characterId, activityId }) {
      const sent = await sentOf(characterId, activityId);
      if (sent !== null) {
        const { value, gasLimit, data } = sent.transaction;
        return { block: sent.block?.number ?? null, sent: { value, gasLimit, data, call: callView(data) } };
      }
      for (const { chainId, received } of await wallet.found.received(characterId)) {
        const one = received.find((each) => `${chainId}:${receivedKey(each)}` === activityId);
        if (one !== undefined) return { block: one.block, sent: null };
      }
      throw new WalletError('not-found', t.entryGone);
    },
    async 'replace-transaction'({ characterId, activityId, act }) {
      const { sent, all } = await knownSent(characterId, activityId);
      if (act === 'speed-up') ensureNoDeposit(sent, all);
      const { chainId } = sent.transaction;
      const client = clients.client(characterId, chainId);
      const quote = await quoteFees(client);
      const replacement = buildReplacement(sent.transaction, act, quote);
      // An account that runs the code of a contract needs more gas to send itself nothing.
      const gasLimit = act === 'cancel' ? (await estimateGas(client, replacement)).toString() : replacement.gasLimit;
      return askFor(characterId, { ...replacement, gasLimit }, { replaces: { activityId, act } });
    },
  } satisfies Partial<Handlers>;
}
