/**
 * A login method's blob at a key server, with another list of identities. Only the method's own login can write it. What is written is
 * signed for one version: where another computer writes first, nothing is lost and nothing is overwritten.
 */
import { locatorOf } from '../../keys/locator.ts';
import {
  type BlobIdentity,
  createMethodBlob,
  type MethodBlob,
  MOST_IDENTITIES,
  openMethodBlob,
  rowControls,
} from '../../keys/method.ts';
import { rowStatement } from '../../keys/statement.ts';
import { loginAccount, loginProof, personalSecret, thirdStorageKey } from '../../keys/storage-key.ts';
import { equalBytes, wipe } from '../../lib/bytes.ts';
import { isWalletError } from '../../lib/errors.ts';
import type { PinnedServer, Remote } from '../../sync/remote.ts';
import { type ModeSecret, partsOf } from './login-secrets.ts';
import { isGiven } from './personal.ts';

/** A blob to write. Ciphertext, numbers and a signature: no secret. */
export interface BlobChange {
  accountNumber: Uint8Array;
  blob: Uint8Array;
  version: number;
  signature: Uint8Array;
}

/**
 * @param salt of the method's row; `null`: the server is asked
 * @param change the new list, made of the blob as it is; the blob is wiped afterwards. `null`: it stays
 * @returns `null`: this server has no such row, or the list stays
 * @throws WalletError server-unreachable | bad-server
 */
export async function blobChange(
  { rows, pinned }: Pick<Remote, 'rows'> & { pinned: Pick<PinnedServer, 'origin'> },
  login: ModeSecret,
  salt: Uint8Array | null,
  change: (blob: MethodBlob) => Promise<BlobIdentity[] | null>,
): Promise<BlobChange | null> {
  const { modeSecret, salt: given, personal } = partsOf(login);
  const used = given ?? salt ?? (await rows.salt(locatorOf(modeSecret)));
  const personalKey = isGiven(personal) ? await personalSecret(personal, used) : null;
  const thirdKey = thirdStorageKey(modeSecret, used, personalKey);
  const account = loginAccount(modeSecret, used);
  let opened: MethodBlob | null = null;
  try {
    const prove = (challenge: Uint8Array, origin: string) => loginProof(account, origin, challenge);
    const row = await rows.methodBlob(account.number, prove);
    opened = openMethodBlob(thirdKey, row.blob);
    const identities = await change(opened);
    if (identities === null || identities.length > MOST_IDENTITIES) return null;
    const { number: accountNumber, seed } = account;
    const blob = createMethodBlob(thirdKey, { methodSeed: opened.methodSeed, identities });
    const version = row.version + 1;
    const signature = rowStatement.sign(seed, { origin: pinned.origin, accountNumber, version, blob, control: null });
    return { accountNumber, blob, version, signature };
  } catch (error) {
    if (isWalletError(error, 'cannot-open')) return null;
    throw error;
  } finally {
    wipe(opened?.methodSeed, personalKey, thirdKey, account.seed);
  }
}

/** @returns `false`: another write came first, and this one was not made */
export const sendBlob = ({ rows }: Pick<Remote, 'rows'>, { accountNumber, ...row }: BlobChange): Promise<boolean> =>
  rows.replaceBlob(accountNumber, row);

/** The list with this entry; one of the same identity is replaced, unless it names a newer head. */
export function withEntry(identities: readonly BlobIdentity[], entry: BlobIdentity): BlobIdentity[] {
  const known = identities.find(({ identityId }) => equalBytes(identityId, entry.identityId));
  if (known === undefined) return [...identities, entry];
  return identities.map((each) => (each !== known || known.headNumber > entry.headNumber ? each : entry));
}

/**
 * Takes an identity that the method no longer opens out of its blob. With the last one the rows of the method go, by their own tokens.
 * Never throws: an entry that stays opens nothing.
 * @param salt of the method's row
 */
export async function dropEntry(
  remote: Pick<Remote, 'rows' | 'pinned'>,
  login: ModeSecret,
  salt: Uint8Array | null,
  identityId: Uint8Array,
): Promise<void> {
  let controls: ReturnType<typeof rowControls> | null = null;
  try {
    const change = await blobChange(remote, login, salt, async ({ methodSeed, identities }) => {
      const left = identities.filter((each) => !equalBytes(each.identityId, identityId));
      if (left.length === 0) controls = rowControls(methodSeed);
      return left.length === identities.length ? null : left;
    });
    if (change === null) return;
    const tokens = controls as ReturnType<typeof rowControls> | null;
    if (tokens === null) return void (await sendBlob(remote, change));
    const { modeSecret, salt: given } = partsOf(login);
    if (given == null) await remote.rows.controlIdRow(locatorOf(modeSecret), tokens.id, 'remove');
    await remote.rows.controlKeyRow(change.accountNumber, tokens.key, 'remove');
    wipe(tokens.id, tokens.key);
  } catch {
    // The next login of the method tries again.
  }
}
