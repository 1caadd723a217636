/**
 * The key server as the rest of the worker sees it: rounds and their outcome, finding an identity, adding a server, moving to
 * another, deleting. Between two acts it keeps only the outcome of the last round.
 */
import { isDeleted as isDeletionDue } from '../../keys/log/state.ts';
import { bareHex, fromHex, wipe } from '../../lib/bytes.ts';
import { isWalletError, WalletError } from '../../lib/errors.ts';
import { sessionKeyServer as t } from '../../locales/en/session/key-server.ts';
import { isBindable, type Proof } from '../../messaging/login.ts';
import type { ServerAnswer, ServerView } from '../../messaging/server-view.ts';
import { lastKeyChange } from '../../sync/receipts.ts';
import { type FoundServer, OtherKey, type Remote, receiptFingerprint } from '../../sync/remote.ts';
import type { Guest } from '../../vault/guest.ts';
import type { ProvenChanges } from '../change/proven-changes.ts';
import { recordHead } from '../follow/record-head.ts';
import { dropEntry } from '../login/blob-change.ts';
import { type BoundCredential, boundChange, unboundRecord } from '../login/bound-copy.ts';
import { type LoginSecrets, type ModeSecret, rowsLogin } from '../login/login-secrets.ts';
import { withProof, withRecoveryKey } from '../login/with-proof.ts';
import { readLogOf } from '../profile/profiles.ts';
import type { SessionParts } from '../state/session-parts.ts';
import { chosenIdentity, findIdentity, findRows, isRemoved } from '../unlock/find-identity.ts';
import { openUnbound, unlock } from '../unlock/unlock.ts';
import { acceptKey, changedKey } from './changed-key.ts';
import { ensureTakesIdentity, isInvited, moveIdentityTo, sendRowsTo } from './move-server.ts';
import { type RoundOutcome, synchronise } from './synchronise.ts';

export interface Found {
  secrets: LoginSecrets;
  /** The credential as this computer stores it; `null`: it stores none. Its kind is that of the method that is found. */
  credential: Omit<BoundCredential, 'kind'> | null;
}

/** An identity that a login opens. */
export interface FoundIdentity {
  /** Hex. */
  identityId: string;
  /** Origin of its key server as the login last knew it; empty: it had none. */
  server: string;
  /** Name as the login last knew it; empty: it had none. */
  name: string;
}

interface TypedKey {
  text: string;
  personal?: string | undefined;
}

export interface KeyServerActs {
  /**
   * Asks a server who it is and whom it takes. `isInvited`: it takes a new identity with the invitation of this link.
   * @param url as typed @throws WalletError bad-input | server-unreachable | bad-server
   */
  check(url: string): Promise<ServerAnswer>;
  /** `null` while nothing is open, or where this identity lies on this device only. */
  view(): Promise<ServerView | null>;
  /** Origin of the key server of the identity on this computer; `null`: there is none. Readable while locked. */
  origin(): Promise<string | null>;
  /** One round; how it went is in `view`. Never throws. */
  synchronise(): Promise<RoundOutcome>;
  /** The person compared this fingerprint of a changed receipt key. @throws WalletError bad-input (it is another one) | server-unreachable | server-refused */
  accept(fingerprint: string): Promise<void>;
  /**
   * Opens the identity that a login finds at a server. @param wanted `identityId`: hex; without it the login's only one
   * @returns empty; where the login opens several identities and none is wanted, these, and nothing was opened
   * @throws WalletError exists | wrong-credential | refused | server-unreachable | bad-server | bad-log
   */
  find(url: string, wanted: Found & { keepCopy: boolean; identityId?: string | null }): Promise<FoundIdentity[]>;
  /**
   * By a recovery key: open, kept on this computer, and not bound. @param identityId hex; without it the key's only one
   * @throws WalletError bad-recovery-key, and as `find`
   */
  findWithRecoveryKey(url: string, key: TypedKey, identityId?: string | null): Promise<FoundIdentity[]>;
  /** Keeps an identity of this device at a server as well. @throws WalletError exists | not-allowed | server-unreachable */
  add(url: string, proof: Proof): Promise<void>;
  /** Moves to another server. @returns whether an old server still has the identity: only deleting the identity there ends that */
  move(url: string, proof: Proof): Promise<boolean>;
  /** Deletes the identity, after the delay of its log. */
  remove(proof: Proof): Promise<void>;
  /** Cancels a pending deletion. */
  keep(proof: Proof): Promise<void>;
}

type Trouble = Pick<ServerView, 'state' | 'problem' | 'newFingerprint'>;

export function createKeyServerActs(
  parts: SessionParts,
  guest: Guest | null,
  session: {
    ensureEmpty(): Promise<void>;
    touch(): Promise<void>;
    closed(why: string): Promise<void>;
    changes: Pick<ProvenChanges, 'change' | 'declareEvenFrozen'>;
  },
): KeyServerActs {
  const { server, vault, keyring } = parts;
  let last: Trouble | null = null;

  async function remoteAt(url: string): Promise<Remote> {
    return server.remoteAt(await server.find(url));
  }

  /** Has its server ever confirmed anything of this identity (hex)? A server that refused the first write has not. */
  async function isRegistered(identityId: string): Promise<boolean> {
    const record = await server.record(fromHex(identityId));
    return record !== null && record.receipt !== null;
  }

  /** What may fail at the new server fails here, before anybody is told of it. */
  async function prepare(to: FoundServer, proof: Proof): Promise<void> {
    await withProof(proof, async (login) => {
      await ensureTakesIdentity(parts, to, login);
      await sendRowsTo(parts, to, login);
    });
  }

  async function takeTo(to: FoundServer, proof: Proof): Promise<void> {
    await withProof(proof, async (login) => {
      await parts.inContact(() => parts.inTurn(() => moveIdentityTo(parts, to, login)));
      // The row may have been there before the identity: of another one that the method opens.
      await recordHead(parts, login);
    });
    last = null;
  }

  /** Writes the new server into the names, which other computers read at the old server. Where that server is away, they have to be given the new one by hand. */
  async function tellOthers(to: FoundServer, proof: Proof): Promise<void> {
    const server = { origin: to.origin, receiptKey: bareHex(to.receiptKey) };
    try {
      await session.changes.change(proof, async (change) => {
        change.names.server = server;
      });
    } catch (error) {
      if (!isWalletError(error, 'server-unreachable') && !isWalletError(error, 'bad-server')) throw error;
    }
  }

  /** Runs `work` on a vault in memory, and copies it to the disk at the end: a failure or a stop leaves nothing on the disk. */
  async function asGuest(keepCopy: boolean, work: () => Promise<void>): Promise<void> {
    await session.ensureEmpty();
    if (guest === null) throw new WalletError('internal', 'There is no room for a guest.');
    await parts.inTurn(() => guest.enter());
    try {
      await work();
      if (keepCopy) await parts.inTurn(() => guest.stay());
    } catch (error) {
      await keyring.closeAll();
      await parts.inContact(() => parts.inTurn(() => guest.leave()));
      throw error;
    } finally {
      parts.logs.forget();
    }
  }

  /** Finds an identity and has `open` open it. @returns empty, or the identities to choose from */
  async function findAt(
    url: string,
    login: ModeSecret,
    { keepCopy, wanted }: { keepCopy: boolean; wanted: string | null },
    open: (found: Awaited<ReturnType<typeof findIdentity>>) => Promise<void>,
  ): Promise<FoundIdentity[]> {
    await session.ensureEmpty();
    const remote = await remoteAt(url);
    const rows = await findRows(remote, login);
    try {
      const chosen = chosenIdentity(rows, wanted);
      if (chosen === null)
        return rows.identities.map(({ identityId, server, name }) => ({
          identityId: bareHex(identityId),
          server,
          name,
        }));
      await asGuest(keepCopy, async () => {
        await session.touch();
        await open(await findIdentity(parts, remote, rows, chosen));
      }).catch(async (error: unknown) => {
        if (isRemoved(error)) await dropEntry(remote, login, null, chosen.identityId);
        throw error;
      });
      return [];
    } finally {
      wipe(rows.methodSeed);
    }
  }

  async function troubleOf(error: unknown): Promise<Trouble> {
    if (!isWalletError(error)) return { state: 'refused', problem: t.walletFailed, newFingerprint: null };
    if (error.code === 'not-found' && (await isDeleted()))
      return { state: 'refused', problem: t.deletedAsAsked, newFingerprint: null };
    if (error.code === 'server-unreachable')
      return { state: 'unreachable', problem: error.message, newFingerprint: null };
    return {
      state: 'refused',
      problem: error.message,
      newFingerprint: error instanceof OtherKey ? await changedKey(parts) : null,
    };
  }

  const isDeleted = (): Promise<boolean> =>
    keyring.use('login', async (keys) => isDeletionDue(await readLogOf(parts, keys), parts.clock()));

  return {
    async check(url) {
      const found = await server.find(url);
      const { origin, receiptKey, takes } = found;
      return { origin, fingerprint: receiptFingerprint(receiptKey), takes, isInvited: await isInvited(parts, found) };
    },
    async view() {
      const [login] = await keyring.layers();
      if (!login) return null;
      const identityId = fromHex(login.identityId);
      const record = await server.record(identityId);
      if (!record) return null;
      const waiting = await server.waiting(identityId);
      const state = last?.state ?? (waiting > 0 ? 'sending' : 'in-step');
      return {
        origin: record.origin,
        fingerprint: receiptFingerprint(record.receiptKey),
        state: state === 'in-step' && waiting > 0 ? 'sending' : state,
        lastContact: record.lastContact,
        waiting,
        problem: last?.problem ?? null,
        newFingerprint: last?.newFingerprint ?? null,
        keyChange: lastKeyChange(record),
      };
    },
    async origin() {
      const [head] = (await vault.list('log', '')).filter(({ key }) => key.endsWith('/head'));
      const record = head && (await server.record(fromHex(head.key.slice(0, 64))));
      return record?.origin ?? null;
    },
    async synchronise() {
      try {
        const outcome = await synchronise(parts);
        last =
          outcome.kind === 'in-step' && outcome.rejected.length > 0
            ? { state: 'refused', problem: t.rejected, newFingerprint: null }
            : null;
        if (outcome.kind === 'closed') await session.closed(outcome.why);
        return outcome;
      } catch (error) {
        if (isWalletError(error, 'locked')) return { kind: 'none' };
        last = await troubleOf(error);
        return { kind: 'none' };
      }
    },
    accept: (fingerprint) => acceptKey(parts, fingerprint),
    async find(url, { secrets, credential, keepCopy, identityId: wanted = null }) {
      const login = rowsLogin(secrets);
      try {
        return await findAt(url, login, { keepCopy, wanted }, async ({ identityId, methodId, kind }) => {
          const opening = { layer: 'login', until: null } as const;
          if (!keepCopy || credential === null) return await openUnbound(parts, login, opening);
          if (!isBindable(kind)) throw new WalletError('newer-version', t.cannotKeepCopy);
          const record = unboundRecord({ ...credential, kind }, { identityId, methodId });
          await vault.commit([boundChange(record)]);
          await unlock(parts, methodId, secrets, opening);
        });
      } finally {
        login.wipe();
      }
    },
    findWithRecoveryKey: (url, { text, personal }, wanted = null) =>
      withRecoveryKey(text, personal, (login) =>
        findAt(url, login, { keepCopy: true, wanted }, () =>
          openUnbound(parts, login, { layer: 'login', until: null }),
        ),
      ),
    async add(url, proof) {
      const [login] = await keyring.layers();
      if (login && (await isRegistered(login.identityId))) throw new WalletError('exists', t.hasServerAlready);
      const to = await server.find(url);
      await prepare(to, proof);
      // The names get the server too, so that a backup file that is written from now on names it.
      await tellOthers(to, proof);
      await takeTo(to, proof);
    },
    async move(url, proof) {
      const before = await this.origin();
      const to = await server.find(url);
      const [login] = await keyring.layers();
      const registered = login !== undefined && (await isRegistered(login.identityId));
      if (to.origin === before && registered) throw new WalletError('exists', t.sameServer);
      await prepare(to, proof);
      await tellOthers(to, proof);
      await takeTo(to, proof);
      return before !== null && before !== to.origin;
    },
    remove: (proof) => session.changes.declareEvenFrozen(proof, () => [{ kind: 'identity-delete' }]),
    keep: (proof) => session.changes.declareEvenFrozen(proof, () => [{ kind: 'identity-keep' }]),
  };
}
