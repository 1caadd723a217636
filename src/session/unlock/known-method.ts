/**
 * A login method of another identity on this computer, as the first method of a new one: the same credential and the same method seed. From
 * the seed come other keys for each identity (keys/method.ts), and the log gets another id, so that the two logs have nothing in common.
 * The method's blob gets a second entry.
 */
import { locatorOf } from '../../keys/locator.ts';
import { type BlobIdentity, type MethodBlob, methodKeys } from '../../keys/method.ts';
import { personalSecret } from '../../keys/storage-key.ts';
import { equalBytes, fromBase64Url, wipe } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import { noRows } from '../../sync/key-server.ts';
import type { PinnedServer } from '../../sync/remote.ts';
import type { SyncedServer } from '../../sync/synced-server.ts';
import type { Vault } from '../../vault/vault.ts';
import { type BlobChange, blobChange, withEntry } from '../login/blob-change.ts';
import { type BoundRecord, credentialOf, readBoundRecords } from '../login/bound-copy.ts';
import { type LoginSecrets, rowsLogin } from '../login/login-secrets.ts';
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
  const record = (await readBoundRecords(other.vault)).find((each) => each.methodId === methodId);
  if (!record) throw new WalletError('not-found', 'This login method is not known on this computer.');
  if (!isShareable(record))
    throw new WalletError('refused', 'This kind of login method opens one identity only. Choose another one.');
  const login = rowsLogin(record.personal === true ? secrets : { ...secrets, personal: undefined });
  const { blob } = await openRow(other.server, login);
  const salt = await other.server.salt(locatorOf(login.modeSecret));
  if (salt === null) throw new WalletError('internal', 'The row of this login method has no salt.');
  const personalKey = isGiven(login.personal) ? await personalSecret(login.personal, salt) : null;
  const rowsAt = (pinned: PinnedServer, change: Parameters<typeof blobChange>[3]) =>
    blobChange(server.remoteAt(pinned), login, salt, change);
  // Where the method opens another identity at the new one's server, its row there counts.
  let held: MethodBlob | null = null;
  if (to !== null)
    await rowsAt(to, async ({ methodSeed, identities }) => {
      held = { methodSeed: methodSeed.slice(), identities };
      return null;
    });
  const at = held as MethodBlob | null;
  const { methodSeed, identities } = at ?? blob;
  return {
    credential: credentialOf(record),
    async create(anchor) {
      const keys = await methodKeys(methodSeed, anchor, 0);
      return {
        keys,
        rowControl: () => new Uint8Array(0),
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
