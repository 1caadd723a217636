/**
 * Argon2id (RFC 9106) in WebAssembly; the only import of `argon2id`. A person waits for it at each login with something typed, and
 * JavaScript takes four times as long. argon2.json has the package's two modules in base64url: `simd` for nearly all processors, `scalar`
 * for the others.
 */
import setupWasm from 'argon2id/lib/setup.js';
import { fromBase64Url } from '../lib/bytes.ts';

/** What a guess costs: `m` KiB of memory, `t` passes, `p` lanes. `dkLen` is the length of the result in bytes. */
export interface Argon2Cost {
  m: number;
  t: number;
  p: number;
  dkLen: number;
}

/**
 * Blocks the thread while it computes: about a third of a second at the cost of this version. The memory is wiped afterwards.
 * @param input at least 8 bytes
 * @param salt at least 8 bytes
 * @param more `secret`: the key of RFC 9106, at most 32 bytes; `ad`: its associated data
 * @returns `dkLen` bytes
 */
export async function argon2id(
  input: Uint8Array,
  salt: Uint8Array,
  { m, t, p, dkLen }: Argon2Cost,
  more: { secret?: Uint8Array; ad?: Uint8Array } = {},
): Promise<Uint8Array> {
  const { default: modules } = await import('./argon2.json', { with: { type: 'json' } });
  const memories: WebAssembly.Memory[] = [];
  const load = (wasm: string) => (imports: WebAssembly.Imports) => {
    memories.push(imports.env?.memory as WebAssembly.Memory);
    return WebAssembly.instantiate(fromBase64Url(wasm) as Uint8Array<ArrayBuffer>, imports);
  };
  const compute = await setupWasm(load(modules.simd), load(modules.scalar));
  try {
    return compute({ password: input, salt, memorySize: m, passes: t, parallelism: p, tagLength: dkLen, ...more });
  } finally {
    for (const { buffer } of memories) new Uint8Array(buffer).fill(0);
  }
}
