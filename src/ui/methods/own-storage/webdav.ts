/**
 * Three requests of WebDAV (RFC 4918) with Basic authentication: read a file, write a new one, delete one. The wallet reads no
 * listing, so it parses no XML. Over TLS or on this computer only; no redirect is followed, no cookie is sent, nothing is cached.
 */
import { concatBytes, utf8 } from '../../../lib/bytes.ts';
import { WalletError } from '../../../lib/errors.ts';
import { ownStorage as t } from '../../../locales/en/ui/methods/own-storage.tsx';
import { LONGEST_FILE } from '../../../messaging/storage-file.ts';
import { redirected, refusal, tooLarge, tooSlow, unreachable } from './statuses.ts';

/** How long one request may take, its answer included (ms). */
const TIMEOUT = 20_000;

export interface Credentials {
  userName: string;
  password: string;
}

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Every call throws WalletError refused | storage-unreachable | storage-full | not-found (no such folder) | wrong-file (too large). */
export interface WebDav {
  /** `null`: there is nothing at this address. */
  read(url: string): Promise<Uint8Array | null>;
  /** Writes a file that is not there yet. `false`: something is there, and was left as it is. */
  writeNew(url: string, bytes: Uint8Array): Promise<boolean>;
  /** Does nothing if there is nothing. */
  remove(url: string): Promise<void>;
}

/** RFC 7617: the user name has no colon, and both are UTF-8. @throws WalletError bad-input */
function basic({ userName, password }: Credentials): string {
  if (userName === '' || password === '') throw new WalletError('bad-input', t.enterLogin);
  if (userName.includes(':')) throw new WalletError('bad-input', t.noColon);
  if (hasControls(userName) || hasControls(password)) throw new WalletError('bad-input', t.noControls);
  return `Basic ${btoa(String.fromCharCode(...utf8(`${userName}:${password}`)))}`;
}

const hasControls = (text: string): boolean => /\p{Cc}/u.test(text);

/** @param timeout of one request (ms), its answer included @throws WalletError bad-input (user name or password) */
export function createWebDav(
  credentials: Credentials,
  fetch: Fetch = (url, init) => globalThis.fetch(url, init),
  timeout = TIMEOUT,
): WebDav {
  const authorization = basic(credentials);

  async function send(method: 'GET' | 'PUT' | 'DELETE', url: string, more: RequestInit = {}) {
    const signal = AbortSignal.timeout(timeout);
    try {
      const response = await fetch(url, {
        method,
        ...more,
        headers: { authorization, ...more.headers },
        redirect: 'manual',
        credentials: 'omit',
        cache: 'no-store',
        referrerPolicy: 'no-referrer',
        signal,
      });
      if (response.type === 'opaqueredirect') throw redirected();
      return { status: response.status, bytes: response.status === 200 ? await readAll(response, signal) : null };
    } catch (error) {
      if (error instanceof WalletError) throw error;
      throw signal.aborted ? tooSlow() : unreachable(error);
    }
  }

  return {
    async read(url) {
      const { status, bytes } = await send('GET', url);
      if (bytes !== null) return bytes;
      if (status === 404 || status === 410) return null;
      throw refusal(status);
    },
    async writeNew(url, bytes) {
      const { status } = await send('PUT', url, {
        body: bytes as BufferSource,
        headers: { 'if-none-match': '*', 'content-type': 'application/octet-stream' },
      });
      if (status === 412) return false;
      if (status === 200 || status === 201 || status === 204) return true;
      throw refusal(status);
    },
    async remove(url) {
      const { status } = await send('DELETE', url);
      if (status === 200 || status === 202 || status === 204 || status === 404 || status === 410) return;
      throw refusal(status);
    },
  };
}

/** The body, which must not be longer than a login file may be. The body of another answer is not read. */
async function readAll(response: Response, signal: AbortSignal): Promise<Uint8Array> {
  const reader = response.body?.getReader();
  if (reader === undefined) return new Uint8Array(0);
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for (;;) {
      signal.throwIfAborted();
      const { done, value } = await reader.read();
      if (done) return concatBytes(...chunks);
      length += value.length;
      if (length > LONGEST_FILE) throw tooLarge();
      chunks.push(value);
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
