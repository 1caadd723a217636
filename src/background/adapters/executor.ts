/**
 * Carries out approved requests: the only place where an approval meets keys and nodes. Every act is idempotent by the record's id.
 *
 * [Note: Taken in one turn] What a request takes for itself (a nonce, a payment that may be done once, a new account that no other site
 * sees) is looked up, signed and stored in one turn. Two requests that are carried out at the same time take it one after the other.
 */
import { costOf } from '../../approvals/batch.ts';
import { freeActOf } from '../../approvals/nostr.ts';
import type { ApprovalRecord, Executor, SignedIn, Sponsored } from '../../approvals/record.ts';
import type { Repeats } from '../../approvals/repeat/repeats.ts';
import { bareSymbol } from '../../chain/tokens.ts';
import type { Tracker } from '../../chain/track.ts';
import { type SignInFields, writeSignIn } from '../../ethereum/sign-in-text.ts';
import type { PreparedTransaction } from '../../ethereum/transaction-type.ts';
import { fromHex, fromUtf8, type Hex, toHex, utf8 } from '../../lib/bytes.ts';
import { mistaken, WalletError } from '../../lib/errors.ts';
import { createQueue } from '../../lib/queue.ts';
import { backgroundAdapters as t } from '../../locales/en/background/adapters.ts';
import { nextAccountName } from '../../messaging/account-name.ts';
import type { SiteNames } from '../../messaging/site-name.ts';
import { FOR_EVER } from '../../permissions/grant.ts';
import type { Permissions } from '../../permissions/permissions.ts';
import { itemChoiceId, type Session, tokenChoiceId, withChoice, withItemChoice } from '../../session/session.ts';
import type { ChainClients } from './chain-clients.ts';
import { actWithNostr } from './nostr.ts';
import { activityIdOf, broadcastBundle, bundleOf, ensureOnce, storedOf, transactionsOf, wayOf } from './outgoing.ts';
import type { Preferences } from './preferences.ts';
import { wordsOf } from './sent-words.ts';
import { letSignIn } from './sign-in.ts';
import { dataFeeOf } from './to-sign.ts';

export interface ExecutorParts {
  session: Session;
  permissions: Permissions;
  preferences: Preferences;
  clients: ChainClients;
  tracker: Tracker;
  repeats: Pick<Repeats, 'begin'>;
  siteName: SiteNames;
  /** Does something soon, after what happens now. */
  soon(act: () => void): void;
  /** Does something when a prompt that is being opened is there, and before it takes a press. */
  onceDrawn(act: () => void): void;
  changed(): void;
}

const HOUR = 60 * 60_000;

type Kind = ApprovalRecord['payload']['kind'];
type PayloadOf<Wanted extends Kind> = Extract<ApprovalRecord['payload'], { kind: Wanted }>;

function payloadOf<Wanted extends Kind>(record: ApprovalRecord, kind: Wanted): PayloadOf<Wanted> {
  if (record.payload.kind !== kind) throw mistaken();
  return record.payload as PayloadOf<Wanted>;
}

/** @throws WalletError internal for a request of the wallet itself */
function siteOf({ origin }: Pick<ApprovalRecord, 'origin'>): string {
  if (origin === null) throw mistaken();
  return origin;
}

export function createExecutor(parts: ExecutorParts): Executor {
  const { session, permissions, preferences, clients, tracker, siteName } = parts;
  const { profiles } = session;
  /** See [Note: Taken in one turn]. */
  const inTurn = createQueue();
  const askedIn = (
    record: ApprovalRecord,
    decided = Promise.resolve(),
    transactions: readonly (PreparedTransaction | null)[] = [null],
  ) => ({
    approvalId: record.id,
    origin: record.origin,
    decided,
    ...(record.unprompted && ({ automatic: true } as const)),
    told: transactions.map((transaction, at) => {
      const { title, amount } = wordsOf(record, transaction, at, clients);
      return { title, amount };
    }),
  });

  /**
   * An account made before a stop is taken again rather than made twice: it bears the name that was read, no other site sees it,
   * and either this site does not see it yet or the person was not shown it when deciding.
   */
  async function accountForSite({ characterId, review }: ApprovalRecord, origin: string) {
    const { accounts, sites } = await profiles.read(characterId);
    const name = review.body.kind === 'connect' ? review.body.newAccountName : nextAccountName(accounts);
    const last = accounts.at(-1);
    if (last?.name !== name) return session.accounts.add(characterId, name);
    const seenBy = sites.filter((site) => site.accounts.includes(last.address)).map((site) => site.origin);
    const wasOffered =
      review.body.kind !== 'connect' || review.body.accounts.some((one) => one.address === last.address);
    const isOwn = seenBy.every((other) => other === origin && !wasOffered);
    return isOwn ? last.address : session.accounts.add(characterId, name);
  }

  /** The accounts that the person chose for the site; the first one is active. */
  async function accountsFor(record: ApprovalRecord, origin: string) {
    const { edits, characterId } = record;
    if (edits.loginKey) return [await session.accounts.loginKey(characterId, origin)];
    const own = await profiles.read(characterId);
    const chosen = (edits.accounts ?? []).filter((address) =>
      own.accounts.some((account) => account.address === address.toLowerCase()),
    );
    return edits.newAccount ? [await accountForSite(record, origin), ...chosen] : chosen;
  }

  /** Signs the message that came with a connection. Deterministic: signed again after a stop it is the same one. */
  async function signIn(record: ApprovalRecord, fields: SignInFields, accounts: readonly Hex[]): Promise<SignedIn> {
    const { characterId, chainId } = record;
    const { accounts: own } = await profiles.read(characterId);
    const address = accounts.find((one) => !own.some((account) => account.address === one && account.kind === 'watch'));
    if (!address) throw new WalletError('bad-input', t.chooseSigningAccount);
    const message = writeSignIn(fields, address);
    const signer = { characterId, address, chainId };
    const signature = await session.signing.message(askedIn(record), signer, toHex(utf8(message)));
    return { address, message, signature };
  }

  /** The account that signs, if the site still has it as it had when it asked: much can change while a request waits. */
  async function signerOf({ account, characterId, chainId, inSession, origin, payload }: ApprovalRecord) {
    if (!account) throw mistaken();
    if (origin === null) return account;
    const grant = await permissions.serving(origin);
    // A batch of calls names its own network, a request of a session one that the site may use.
    const mayUse = inSession ? grant?.chains?.includes(chainId) : grant?.chainId === chainId;
    const sameNetwork = mayUse || payload.kind === 'calls';
    if (grant?.characterId !== characterId || !sameNetwork || !grant.accounts.includes(account))
      throw new WalletError('not-allowed', t.connectionChanged);
    return account;
  }

  async function signSponsored(
    asked: ReturnType<typeof askedIn>,
    characterId: string,
    sponsored: Sponsored,
    together: PreparedTransaction,
  ) {
    const { delegation } = sponsored.operation;
    const { operation, hash, signedBy } = await session.signing.operation(
      asked,
      characterId,
      { ...sponsored.operation, delegation: delegation && { ...delegation, nonce: together.nonce } },
      costOf(together, sponsored),
    );
    return { raw: toHex(utf8(JSON.stringify(operation))), hash, signedBy };
  }

  const sign = async (
    record: ApprovalRecord,
    decided: Promise<void>,
    transactions: readonly [PreparedTransaction, ...PreparedTransaction[]],
  ) => {
    const { characterId, payload } = record;
    const [asked, dataFee] = [askedIn(record, decided, transactions), dataFeeOf(record)];
    if (payload.kind === 'calls' && payload.sponsored)
      return [await signSponsored(asked, characterId, payload.sponsored, transactions[0])];
    return payload.kind === 'calls'
      ? session.signing.transactions(asked, characterId, transactions, dataFee)
      : [await session.signing.transaction(asked, characterId, transactions[0], dataFee)];
  };

  const accountIn = async (record: ApprovalRecord) => ({
    characterId: record.characterId,
    address: await signerOf(record),
    chainId: record.chainId,
  });

  async function connect(record: ApprovalRecord) {
    const { characterId, chainId } = record;
    const origin = siteOf(record);
    if (!(await session.signing.maySiteAsk(characterId, origin))) throw new WalletError('not-allowed', t.siteNotListed);
    const accounts = await accountsFor(record, origin);
    const { chains = [], signIn: fields } = payloadOf(record, 'connect');
    // Signed first: where a login is missing for it, nothing is connected yet.
    const signedIn = fields ? await signIn(record, fields, accounts) : null;
    const grant = await permissions.connect({ origin, characterId, accounts, chainId, chains });
    if (signedIn) await letSignIn(permissions, record, signedIn.address, Date.now());
    return signedIn ?? grant.accounts;
  }

  async function signTransactions(record: ApprovalRecord, decided: Promise<void>) {
    const sent = await tracker.of(record.characterId);
    const known = storedOf(record, sent);
    if (known) return known;
    await signerOf(record);
    ensureOnce(record, sent);
    const transactions = transactionsOf(record, tracker);
    const signed = await sign(record, decided, transactions);
    await tracker.record(
      ...transactions.map((transaction, at) => ({
        id: activityIdOf(record, at),
        characterId: record.characterId,
        origin: record.origin,
        transaction,
        ...(signed[at] as (typeof signed)[number]),
        ...wordsOf(record, transaction, at, clients),
        ...(record.unprompted && { unprompted: true }),
        ...bundleOf(record, transactions.length, at, sent),
        ...wayOf(record, transaction, sent),
        replaces: record.payload.kind === 'transaction' ? (record.payload.replaces?.activityId ?? null) : null,
      })),
    );
    // Where it cannot begin, the site asks again.
    if (record.edits.again) await parts.repeats.begin(record).catch(() => undefined);
    return signed.map(({ raw, hash }) => ({ raw, hash }));
  }

  return {
    connect: (record) => inTurn(() => connect(record)),
    async signMessage(record, decided) {
      const { message, withText } = payloadOf(record, 'personal-sign');
      const signer = await accountIn(record);
      const signature = await session.signing.message(askedIn(record, decided), signer, message);
      await letSignIn(permissions, record, signer.address, Date.now());
      return withText ? { address: signer.address, message: fromUtf8(fromHex(message)), signature } : signature;
    },
    async signTypedData(record, decided) {
      const account = await accountIn(record);
      const asked = askedIn(record, decided);
      if (record.payload.kind === 'typed-list') return session.signing.typedList(asked, account, record.payload.json);
      return session.signing.typedData(asked, account, payloadOf(record, 'typed-data').json);
    },
    signTransactions: (record, decided) => inTurn(() => signTransactions(record, decided)),
    async findSigned(record) {
      // While its character is closed its history cannot be looked at, and this throws: that is not the same as nothing being there.
      return storedOf(record, await tracker.of(record.characterId));
    },
    async broadcast(record) {
      await tracker.of(record.characterId);
      if (record.payload.kind === 'calls') return broadcastBundle(record, record.payload.bundleId, tracker);
      return tracker.broadcast(record.id);
    },
    prepare({ characterId, account }) {
      if (account === null) return;
      // A closed character, or an account without a key: the approval says so.
      parts.onceDrawn(() => void session.signing.prepare(characterId, account).catch(() => undefined));
    },
    answered: () =>
      parts.soon(() => {
        void tracker.keep().catch(() => undefined);
        void session.signing.keepSigned().then(parts.changed, () => undefined);
      }),
    async connectNostr(record) {
      const { characterId, edits, review } = record;
      const { body } = review;
      const origin = siteOf(record);
      if (body.kind !== 'nostr-connect') throw mistaken();
      if (!(await session.signing.maySiteAsk(characterId, origin)))
        throw new WalletError('not-allowed', t.siteNotListed);
      const wanted = { characterId, origin, publicKey: edits.publicKey ?? body.chosen };
      const publicKey = await session.nostr.ensureKey(wanted);
      await permissions.connectNostr({ origin, characterId, publicKey });
      return publicKey;
    },
    async useNostr(record) {
      const { payload, origin, characterId, edits } = record;
      if (payload.kind !== 'nostr-event' && payload.kind !== 'nostr-text') throw mistaken();
      // Named first: what needs a list of the package must not fail after the signature is made.
      const act = await freeActOf(payload, record, siteName);
      const result = await actWithNostr(parts, askedIn(record), characterId, payload);
      if (edits.repeat !== undefined && act !== null && origin !== null)
        await permissions.freeNostr(characterId, origin, act, edits.repeat === 'hour' ? Date.now() + HOUR : FOR_EVER);
      return result;
    },
    async switchNetwork(record) {
      await permissions.setChain(record.characterId, siteOf(record), payloadOf(record, 'switch-network').chainId);
      return null;
    },
    async addToken(record) {
      const { token } = payloadOf(record, 'watch-asset');
      const { address, name, decimals } = token;
      const id = tokenChoiceId(record.chainId, address);
      const choice = { id, shown: true, at: Date.now(), symbol: bareSymbol(token), name, decimals };
      await profiles.update(record.characterId, (profile) => {
        profile.tokens = withChoice(profile.tokens, choice);
      });
      return null;
    },
    async addItem(record) {
      const { standard, collection, ...item } = payloadOf(record, 'watch-item').item;
      const choice = { id: itemChoiceId(record.chainId, item), shown: true, at: Date.now(), standard, collection };
      await profiles.update(record.characterId, (profile) => {
        profile.items = withItemChoice(profile.items, choice);
      });
      return null;
    },
    async addNetwork(record) {
      const { network } = payloadOf(record, 'add-network');
      if (!preferences.network(network.chainId)) await preferences.add(network);
      if (record.origin !== null) await permissions.setChain(record.characterId, record.origin, network.chainId);
      return null;
    },
  };
}
