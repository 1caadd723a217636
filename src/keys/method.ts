/** A login method's seed, its keys per identity, and the blob that carries the seed. The seed is never stored outside a blob. */
import { bareHex, randomBytes } from '../lib/bytes.ts';
import { createReader, createWriter } from '../lib/encoding.ts';
import { cannotOpen } from '../lib/errors.ts';
import { deriveKey } from './derive.ts';
import { labels } from './labels.ts';
import { sealKeyPair } from './seal.ts';
import { signingKeyPair } from './sign.ts';
import { unwrap, wrap } from './wrap.ts';

/** 32 fresh random bytes, made on the device when the method is created. */
export const createMethodSeed = (): Uint8Array => randomBytes(32);

/**
 * Control tokens (32 bytes each) of the method's two rows at a server; a token allows freezing or removing its row. There are two, because
 * a server that saw one token for both rows could link them.
 */
export const rowControls = (methodSeed: Uint8Array): { id: Uint8Array; key: Uint8Array } => ({
  id: deriveKey(methodSeed, null, labels.idRowControl),
  key: deriveKey(methodSeed, null, labels.keyRowControl),
});

export interface MethodKeys {
  authenticationSeed: Uint8Array;
  /** X-Wing, 1216 bytes. */
  authenticationPublicKey: Uint8Array;
  signingSeed: Uint8Array;
  /** Ed25519, 32 bytes. */
  signingPublicKey: Uint8Array;
}

/**
 * The keys of a method on one identity [42-43].
 * @param anchor 32 bytes from genesis. It is not the identity's ID, which is the hash of genesis and so depends on these public keys.
 * @param generation raised by each reset of the method
 */
export async function methodKeys(methodSeed: Uint8Array, anchor: Uint8Array, generation: number): Promise<MethodKeys> {
  const derive = (label: typeof labels.methodAuthentication | typeof labels.methodSigning) =>
    deriveKey(methodSeed, null, label, (info) => info.raw(anchor, 32).u32(generation));
  const authenticationSeed = derive(labels.methodAuthentication);
  const signingSeed = derive(labels.methodSigning);
  const [authentication, signing] = [await sealKeyPair(authenticationSeed), signingKeyPair(signingSeed)];
  return {
    authenticationSeed,
    authenticationPublicKey: authentication.publicKey,
    signingSeed,
    signingPublicKey: signing.publicKey,
  };
}

/** An identity that this method opens, and the log head at the time of writing, which is the log floor of a new device. */
export interface BlobIdentity {
  identityId: Uint8Array;
  anchor: Uint8Array;
  /** Address of its key server as the method last knew it; empty without one. */
  server: string;
  /** Name of the identity as the method last knew it, for the choice between several; empty without one. */
  name: string;
  generation: number;
  headNumber: number;
  headHash: Uint8Array;
}

/** The plaintext of a method blob. */
export interface MethodBlob {
  methodSeed: Uint8Array;
  identities: BlobIdentity[];
}

const VERSION = 1;
/** The most identities that one method opens. */
export const MOST_IDENTITIES = 32;
/** A blob's plaintext is filled up to a multiple of this many bytes: its length must not tell whether it opens one identity or several. */
const FILLED_TO = 1024;
const filledLength = (content: number): number => Math.ceil((4 + content) / FILLED_TO) * FILLED_TO;

/** The blob's key is derived for one row of one method, so the context is empty. */
const context = new Uint8Array(0);

/** Wraps a method's seed and identities under its third storage key: u32 length, content, zeros. */
export function createMethodBlob(thirdKey: Uint8Array, blob: MethodBlob): Uint8Array {
  const plaintext = createWriter()
    .u8(VERSION)
    .raw(blob.methodSeed, 32)
    .list(
      blob.identities,
      (identity, writer) =>
        writer
          .raw(identity.identityId, 32)
          .raw(identity.anchor, 32)
          .text(identity.server)
          .text(identity.name)
          .u32(identity.generation)
          .u64(identity.headNumber)
          .raw(identity.headHash, 32),
      MOST_IDENTITIES,
    )
    .finish();
  const filled = new Uint8Array(filledLength(plaintext.length));
  new DataView(filled.buffer).setUint32(0, plaintext.length);
  filled.set(plaintext, 4);
  try {
    return wrap(thirdKey, 'method-blob', context, filled);
  } finally {
    plaintext.fill(0);
    filled.fill(0);
  }
}

const areDistinct = (identities: readonly BlobIdentity[]): boolean =>
  [identities.map(({ identityId }) => identityId), identities.map(({ anchor }) => anchor)].every(
    (values) => new Set(values.map((value) => bareHex(value))).size === identities.length,
  );

/** @throws WalletError cannot-open */
export function openMethodBlob(thirdKey: Uint8Array, blob: Uint8Array): MethodBlob {
  const plaintext = unwrap(thirdKey, 'method-blob', context, blob);
  try {
    const length = new DataView(plaintext.buffer, plaintext.byteOffset).getUint32(0);
    // What fills the blob up is zero, so that each content has one encoding.
    if (plaintext.length !== filledLength(length) || plaintext.subarray(4 + length).some((byte) => byte !== 0))
      throw cannotOpen();
    const reader = createReader(plaintext.subarray(4, 4 + length));
    if (reader.u8() !== VERSION) throw cannotOpen();
    const methodSeed = reader.raw(32);
    const identities = reader.list(
      (item) => ({
        identityId: item.raw(32),
        anchor: item.raw(32),
        server: item.text(),
        name: item.text(),
        generation: item.u32(),
        headNumber: item.u64(),
        headHash: item.raw(32),
      }),
      MOST_IDENTITIES,
    );
    reader.finish();
    // Two floors for one identity would contradict each other, and one anchor for two would give both the same keys.
    if (!areDistinct(identities)) throw cannotOpen();
    return { methodSeed, identities };
  } catch {
    throw cannotOpen();
  } finally {
    plaintext.fill(0);
  }
}
