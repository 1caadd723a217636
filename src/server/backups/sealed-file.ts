/** Files that are sealed with age (age-encryption.org/v1): to public keys, so that the machine that makes backups cannot read them. */
import { createReadStream, createWriteStream } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { Readable, Writable } from 'node:stream';
import { Decrypter, Encrypter, generateHybridIdentity, identityToRecipient } from 'age-encryption';
import { OptionsError } from '../options.ts';

const FIRST_LINE = 'age-encryption.org/v1\n';

/**
 * Where sealed or plain bytes go: a file that does not exist yet, or standard output. `process.stdout` would block this process while
 * nobody reads a pipe, so that no signal could end it.
 */
const targetOf = (file: string | null): Writable =>
  file === null
    ? createWriteStream('', { fd: 1, autoClose: false })
    : createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true });

/** @throws OptionsError when one of them is no recipient of age */
export function ensureRecipients(recipients: readonly string[]): void {
  for (const recipient of recipients)
    try {
      new Encrypter().addRecipient(recipient);
    } catch {
      throw new OptionsError(
        `"${recipient}" is no recipient of age. It begins with age1: make one with server:backup-key, or with age-keygen.`,
      );
    }
}

/**
 * Writes a file sealed, or as it is without recipients.
 * @param to a file that does not exist yet; `null` for standard output
 */
export async function writeSealed(from: string, to: string | null, recipients: readonly string[]): Promise<void> {
  let bytes: ReadableStream<Uint8Array> = Readable.toWeb(createReadStream(from)) as ReadableStream<Uint8Array>;
  if (recipients.length > 0) {
    const encrypter = new Encrypter();
    for (const recipient of recipients) encrypter.addRecipient(recipient);
    bytes = await encrypter.encrypt(bytes);
  }
  await bytes.pipeTo(Writable.toWeb(targetOf(to)) as WritableStream<Uint8Array>, { preventClose: to === null });
}

export async function isSealed(file: string): Promise<boolean> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(FIRST_LINE.length), 0, FIRST_LINE.length, 0);
    return buffer.toString('latin1', 0, bytesRead) === FIRST_LINE;
  } finally {
    await handle.close();
  }
}

/** The secret keys in a file of `age-keygen` or {@link newIdentity}: one in a line, `#` begins a comment. @throws OptionsError */
async function identitiesIn(file: string): Promise<string[]> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new OptionsError(`${file} cannot be read. Name the file with the secret key with --identity.`);
  });
  const lines = text.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '' && !line.startsWith('#'));
}

/**
 * Opens a sealed file into a new one.
 * @param identity file with the secret keys
 * @throws OptionsError when none of them opens it
 * @throws Error when the file is damaged or cut short
 */
export async function openSealed(from: string, to: string, identity: string): Promise<void> {
  const decrypter = new Decrypter();
  for (const secret of await identitiesIn(identity))
    try {
      decrypter.addIdentity(secret);
    } catch {
      throw new OptionsError(`${identity} has a line that is no secret key of age.`);
    }
  let opened: ReadableStream<Uint8Array>;
  try {
    opened = await decrypter.decrypt(Readable.toWeb(createReadStream(from)) as ReadableStream<Uint8Array>);
  } catch (cause) {
    throw new OptionsError(`The secret keys in ${identity} do not open ${from}.`, { cause });
  }
  try {
    await opened.pipeTo(Writable.toWeb(targetOf(to)) as WritableStream<Uint8Array>);
  } catch (cause) {
    throw new Error(`${from} is damaged or incomplete. Use another backup.`, { cause });
  }
}

/**
 * Writes a new secret key into a file, in the format of `age-keygen`.
 * @returns its recipient (ML-KEM-768 and X25519, as backups are kept for long)
 * @throws OptionsError when the file exists
 */
export async function newIdentity(file: string): Promise<string> {
  const identity = await generateHybridIdentity();
  const recipient = await identityToRecipient(identity);
  const handle = await open(file, 'wx', 0o600).catch((error: unknown) => {
    const there = error instanceof Error && 'code' in error && error.code === 'EEXIST';
    throw new OptionsError(
      there ? `${file} already exists. Give another name with --to.` : `${file} cannot be written.`,
    );
  });
  try {
    await handle.writeFile(`# ${recipient}\n${identity}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return recipient;
}
