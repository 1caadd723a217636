/** Opens the vault: reads both copies, uses the newest good one and repairs the other. Overwrites nothing when neither is good. */
import { equalBytes } from '../lib/bytes.ts';
import { vault as t } from '../locales/en/vault.ts';
import type { Database, Image, Mirror, Reading } from './copy.ts';
import { createImage } from './digest.ts';
import { toStorageError } from './failure.ts';
import type { Health } from './health.ts';
import { isSameClaim } from './mirror.ts';
import { noRows } from './table.ts';

export type Opened =
  | { kind: 'open'; image: Image; health: Health; isMirrorUnread?: true }
  | { kind: 'shut'; code: 'storage-broken' | 'newer-version'; reason: string };

/** Which copy's image counts, whether the other copy is rewritten, and whether the person is told. */
export type Choice =
  | { kind: 'take'; image: Image; from: 'database' | 'mirror'; rewrite: 'no' | 'quietly' | 'repair'; lacks?: true }
  | Exclude<Opened, { kind: 'open' }>;

/**
 * The newest good copy wins. An older copy is the result of a write that stopped half way; it is updated without a message. So
 * is a mirror that the first write did not reach.
 */
function chooseCopy(database: Reading, mirror: Reading, empty: Image): Choice {
  if (database.kind === 'newer' || mirror.kind === 'newer')
    return {
      kind: 'shut',
      code: 'newer-version',
      reason: t.storedByNewerVersion,
    };
  if (database.kind === 'good' && mirror.kind === 'good') {
    if (mirror.image.generation > database.image.generation)
      return { kind: 'take', image: mirror.image, from: 'mirror', rewrite: 'quietly' };
    const same = equalBytes(database.image.digest, mirror.image.digest);
    return { kind: 'take', image: database.image, from: 'database', rewrite: same ? 'no' : 'quietly' };
  }
  if (database.kind === 'good') {
    const unreached = mirror.kind === 'missing' && database.image.generation <= 1;
    return { kind: 'take', image: database.image, from: 'database', rewrite: unreached ? 'quietly' : 'repair' };
  }
  if (mirror.kind === 'good') {
    const { image, lacks } = mirror;
    return { kind: 'take', image, from: 'mirror', rewrite: 'repair', ...(lacks && { lacks }) };
  }
  if (database.kind === 'missing' && mirror.kind === 'missing')
    return { kind: 'take', image: empty, from: 'database', rewrite: 'no' };
  return { kind: 'shut', code: 'storage-broken', reason: brokenSentence(database, mirror) };
}

/**
 * Reads, chooses, repairs. Never rejects.
 * @param now in ms since 1970
 * @param isKnown the mirror was read before: it is enough that its newest files claim the image of the database
 */
export async function openCopies(
  database: Database,
  mirror: Mirror,
  now: number,
  isKnown: Promise<boolean>,
): Promise<Opened> {
  const asking = isKnown.then(async (known) =>
    known ? { claim: await mirror.claim(), read: null } : { claim: null, read: await mirror.read() },
  );
  const [first, { claim, read }] = await Promise.all([database.read(), asking]);
  if (first.kind === 'good' && claim !== null && isSameClaim(first.image, claim))
    return { kind: 'open', image: first.image, health: { kind: 'ok' }, isMirrorUnread: true };
  const second = read ?? (await mirror.read());
  const choice = chooseCopy(first, second, await createImage(0, noRows()));
  if (choice.kind === 'shut') return choice;
  const { image, from, rewrite, lacks } = choice;
  if (rewrite === 'no') return { kind: 'open', image, health: { kind: 'ok' } };
  try {
    if (from === 'mirror') await database.replace(image);
    else await mirror.write(image, [], null);
  } catch (error) {
    return { kind: 'open', image, health: { kind: 'one-copy', reason: toStorageError(error).message } };
  }
  if (rewrite === 'quietly') return { kind: 'open', image, health: { kind: 'ok' } };
  return { kind: 'open', image, health: { kind: 'repaired', from, at: now, ...(lacks && { lacks }) } };
}

/** Reads the mirror beside an open image, and writes it anew where it is not that image. @returns the health afterwards; never rejects */
export async function checkMirror(image: Image, mirror: Mirror, now: number): Promise<Health> {
  const reading = await mirror.read();
  if (reading.kind === 'good' && isSameClaim(reading.image, image)) return { kind: 'ok' };
  // Somebody else wrote meanwhile: the next commit finds that out and reads both copies.
  if (reading.kind === 'newer' || (reading.kind === 'good' && reading.image.generation > image.generation))
    return { kind: 'ok' };
  try {
    await mirror.write(image, [], null);
    return { kind: 'repaired', from: 'database', at: now };
  } catch (error) {
    return { kind: 'one-copy', reason: toStorageError(error).message };
  }
}

function brokenSentence(database: Reading, mirror: Reading): string {
  const say = (reading: Reading): string => (reading.kind === 'broken' ? reading.reason : t.gone);
  return t.bothUnreadable(say(database), say(mirror));
}
