/**
 * A login method of another identity on this computer, as the first method of a new one: the same credential and the same method seed. From
 * the seed come other keys for each identity (keys/method.ts), and the log gets another id, so that the two logs have nothing in common.
 * The method's blob gets a second entry.
 */
import { locatorOf } from '../../keys/locator.ts';
import { type BlobIdentity, type MethodBlob, methodKeys, rowControls } from '../../keys/method.ts';
import { personalSecret } from '../../keys/storage-key.ts';
import { equalBytes, fromBase64Url, wipe } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import { sessionUnlock as t } from '../../locales/en/session/unlock.ts';
import { noRows } from '../../sync/key-server.ts';
import type { PinnedServer } from '../../sync/remote.ts';
import type { SyncedServer } from '../../sync/synced-server.ts';
import type { Vault } from '../../vault/vault.ts';
import { type BlobChange, blobChange, withEntry } from '../login/blob-change.ts';
import { type BoundCredential, type BoundRecord, credentialOf, readBoundRecords } from '../login/bound-copy.ts';
import { type LoginSecrets, type RowsLogin, rowsLogin } from '../login/login-secrets.ts';
import { openRow } from '../login/method-login.ts';
import { entryOf, makeRows, type NewMethod } from '../login/method-rows.ts';
import { isGiven } from '../login/personal.ts';
import type { SessionParts } from '../state/session-parts.ts';

/** Where the other identity is stored on this computer. */
export interface OtherIdentity {
  vault: Vault;
  server: Pick<SyncedServer, 'salt' | 'methodBlob' | 'record'>;
}

/** A blob that is to be written once the new identity is at its server. */
export interface WaitingBlob {
  server: PinnedServer;
  change: BlobChange;
}

export interface KnownMethod {
  credential: ReturnType<typeof credentialOf>;
  /** @param anchor of the new identity */
  create(anchor: Uint8Array): Promise<NewMethod>;
  /** The blobs with the new identity's entry: at its own server, if that has the row already, and at the other identity's. */
  blobs(entry: BlobIdentity): Promise<WaitingBlob[]>;
  wipe(): void;
}

/** Kinds whose rows are found by the secret itself, at any server. */
const SHAREABLE: readonly string[] = ['passkey', 'security-key', 'certificate', 'own-storage'];

const isShareable = ({ kind }: Pick<BoundRecord, 'kind'>): boolean => SHAREABLE.includes(kind);

/** The rows of a method that opens another identity already. */
export interface KnownRows {
  /** 32 bytes. */
  methodSeed: Uint8Array;
  /** Of its rows, 32 bytes. */
  salt: Uint8Array;
  identities: BlobIdentity[];
  /** The new identity's server has the rows. */
  isThere: boolean;
  /** The other identity's server, if that is another one. */
  elsewhere: PinnedServer | null;
}

type Remotes = Pick<SessionParts['server'], 'remoteAt'>;

/** The method's blob at this server; `null`: it is not there. */
async function readBlob(
  server: Remotes,
  login: RowsLogin,
  salt: Uint8Array,
  at: PinnedServer,
): Promise<MethodBlob | null> {
  let held: MethodBlob | null = null;
  await blobChange(server.remoteAt(at), login, salt, async ({ methodSeed, identities }) => {
    held = { methodSeed: methodSeed.slice(), identities };
    return null;
  });
  return held;
}

/** A known method's login, opened. The caller wipes `login`, and the method seeds in `blob` and `at`. */
async function openKnown(
  server: Remotes,
  other: OtherIdentity,
  methodId: string,
  secrets: LoginSecrets,
  to: PinnedServer | null,
) {
  const record = (await readBoundRecords(other.vault)).find((each) => each.methodId === methodId);
  if (!record) throw new WalletError('not-found', t.unknownMethod);
  if (!isShareable(record)) throw new WalletError('refused', t.opensOneOnly);
  const asked = record.personal === true ? secrets : { ...secrets, personal: undefined };
  const login = rowsLogin(asked);
  const { blob } = await openRow(other.server, login);
  const salt = await other.server.salt(locatorOf(login.modeSecret));
  if (salt === null) throw new WalletError('internal', 'The row of this login method has no salt.');
  // Where the method opens another identity at the new one's server, its row there counts.
  const at = to === null ? null : await readBlob(server, login, salt, to);
  return { record, login, asked, blob, salt, at };
}

/**
 * For joining an identity: how this computer asks for the method, its secrets (the caller's, without what the method does not ask for), and its
 * rows. The caller wipes the method seed.
 * @throws as `openKnownMethod`
 */
export async function findKnownMethod(
  { server }: Pick<SessionParts, 'server'>,
  other: OtherIdentity,
  methodId: string,
  secrets: LoginSecrets,
  to: PinnedServer,
): Promise<{ credential: BoundCredential; secrets: LoginSecrets; rows: KnownRows }> {
  const { record, login, asked, blob, salt, at } = await openKnown(server, other, methodId, secrets, to);
  login.wipe();
  if (at !== null) wipe(blob.methodSeed);
  const own = await other.server.record(fromBase64Url(record.identityId));
  const elsewhere =
    own === null || own.origin === to.origin ? null : { origin: own.origin, receiptKey: own.receiptKey };
  const { methodSeed, identities } = at ?? blob;
  const rows = { methodSeed, salt, identities, isThere: at !== null, elsewhere };
  return { credential: credentialOf(record), secrets: asked, rows };
}

/**
 * @param methodId hex, in the other identity @param secrets of its login; the caller wipes them
 * @param to the key server of the new identity; `null`: it lies on this computer only
 * @throws WalletError not-found | refused | wrong-credential | server-unreachable
 */
export async function openKnownMethod(
  { server }: Pick<SessionParts, 'server'>,
  other: OtherIdentity,
  methodId: string,
  secrets: LoginSecrets,
  to: PinnedServer | null,
): Promise<KnownMethod> {
  const { record, login, blob, salt, at } = await openKnown(server, other, methodId, secrets, to);
  const personalKey = isGiven(login.personal) ? await personalSecret(login.personal, salt) : null;
  const rowsAt = (pinned: PinnedServer, change: Parameters<typeof blobChange>[3]) =>
    blobChange(server.remoteAt(pinned), login, salt, change);
  const { methodSeed, identities } = at ?? blob;
  return {
    credential: credentialOf(record),
    async create(anchor) {
      const keys = await methodKeys(methodSeed, anchor, 0);
      return {
        keys,
        rowControl: () => new Uint8Array(0),
        rowTokens: () => rowControls(methodSeed),
        rows(identityId, head, origin) {
          const entry = entryOf({ identityId, anchor, head }, { server: origin, generation: 0 });
          const all = withEntry(identities, entry);
          const rows = makeRows(login.modeSecret, salt, personalKey, { methodSeed, identities: all });
          return { ...rows, put: at === null ? { idRows: [rows.idRow], keyRows: [rows.keyRow] } : noRows() };
        },
        wipe: () => wipe(keys.authenticationSeed, keys.signingSeed),
      };
    },
    async blobs(entry) {
      const own = await other.server.record(fromBase64Url(record.identityId));
      const places = [at === null ? null : to, own === null || own.origin === to?.origin || to === null ? null : own];
      const waiting: WaitingBlob[] = [];
      for (const pinned of places) {
        if (pinned === null) continue;
        // A row with another seed gives other keys: its blob must not name the new identity.
        const change = await rowsAt(pinned, async (found) =>
          equalBytes(found.methodSeed, methodSeed) ? withEntry(found.identities, entry) : null,
        ).catch(() => null);
        const { origin, receiptKey } = pinned;
        if (change) waiting.push({ server: { origin, receiptKey }, change });
      }
      return waiting;
    },
    wipe: () => {
      wipe(blob.methodSeed, at?.methodSeed, personalKey);
      login.wipe();
    },
  };
}
