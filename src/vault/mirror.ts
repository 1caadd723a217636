/** The second copy: whole images, written alternately to two files. Never touches the file with the newest good image. */
import type { Mirror, Reading } from './copy.ts';
import { claimedGeneration, decodeImage, encodeImage } from './image.ts';

/** A folder of small files. A `write` that stops half way damages its own file only. */
export interface Files {
  /** @returns `null` when the file does not exist */
  read(name: string): Promise<Uint8Array | null>;
  write(name: string, bytes: Uint8Array): Promise<void>;
  remove(name: string): Promise<void>;
}

const NAMES = ['vault.a', 'vault.b'] as const;

/** A mirror over two files. */
export function createMirror(files: Files): Mirror {
  /** The file of the newest good image; unknown until read. */
  let newest: number | null = null;

  async function read(): Promise<Reading> {
    const found = await Promise.all(NAMES.map((name, at) => readFile(at, name)));
    found.sort((a, b) => claim(b.content) - claim(a.content));
    newest = null;
    const readings: Reading[] = [];
    for (const { at, content } of found) {
      const reading = content instanceof Uint8Array ? await decodeImage(content) : content;
      if (reading.kind === 'good') newest = at;
      if (reading.kind === 'good' || reading.kind === 'newer') return reading;
      readings.push(reading);
    }
    return readings.find((reading) => reading.kind === 'broken') ?? { kind: 'missing' };
  }

  async function readFile(at: number, name: string): Promise<{ at: number; content: Uint8Array | Reading }> {
    try {
      return { at, content: (await files.read(name)) ?? { kind: 'missing' } };
    } catch {
      return { at, content: { kind: 'broken', reason: 'it cannot be read' } };
    }
  }

  return {
    read,
    async write(image) {
      const target = newest === 0 ? 1 : 0;
      await files.write(NAMES[target], await encodeImage(image));
      newest = target;
    },
    async clear() {
      for (const name of NAMES) await files.remove(name);
      newest = null;
    },
  };
}

/** The generation that a file claims, which decides which file is read first. If that file is broken, the other one is read. */
const claim = (content: Uint8Array | Reading): number =>
  content instanceof Uint8Array ? claimedGeneration(content) : -1;
