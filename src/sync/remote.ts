/**
 * The client of one key server: rows, passwords, accounts at issuers, mailbox, identities. The server is known by its receipt key, pinned at the first
 * contact. The client stores nothing on the disk and verifies receipts only; its callers verify everything else.
 */

import type { Successor } from '../keys/succession.ts';
import { bareHex, equalBytes } from '../lib/bytes.ts';
import { WalletError } from '../lib/errors.ts';
import { sync as t } from '../locales/en/sync.ts';
import { serverSchema, type Takes } from '../messaging/key-server/identities.ts';
import { parseInvitation, splitInvitation } from '../messaging/key-server/invitation.ts';
import { followKey, isSignedBy, type PinnedServer } from './remote/follow-key.ts';
import { badServer, createHttp, type Fetch, parseServerUrl, takeValue } from './remote/http.ts';
import { createRemoteIdentities, type RemoteIdentities, type UncheckedReceipt } from './remote/identities.ts';
import { createRemoteMailbox, type RemoteMailbox } from './remote/mailbox.ts';
import { createRemoteOidc, type RemoteOidc } from './remote/oidc.ts';
import { createRemoteOpaque, createRemoteRows, type RemoteOpaque, type RemoteRows } from './remote/rows.ts';

export type { PinnedServer } from './remote/follow-key.ts';
export { OtherKey } from './remote/follow-key.ts';
export type { Fetch } from './remote/http.ts';
export { parseServerUrl } from './remote/http.ts';

export interface ServerInfo extends PinnedServer {
  /** Grows with each restore of the server from a backup. */
  epoch: number;
  /** Who may register an identity there now. */
  takes: Takes;
}

/** A server that was found by an address or by an invitation link. */
export interface FoundServer extends ServerInfo {
  /** The invitation of the link (16 bytes); `null` without a readable one. */
  invitation: Uint8Array | null;
}

export interface Remote {
  /** Changes when the server's receipt key has a successor. */
  readonly pinned: PinnedServer;
  /** The server with this key, where its chain leads there from the pinned one. @throws OtherKey where it does not | WalletError */
  follow(to: ServerInfo): Promise<PinnedServer>;
  /** The server's description of itself. A changed receipt key shows in `receiptKey` and is no error. */
  info(): Promise<ServerInfo>;
  readonly rows: RemoteRows;
  readonly opaque: RemoteOpaque;
  readonly oidc: RemoteOidc;
  readonly mailbox: RemoteMailbox;
  readonly identities: RemoteIdentities;
}

/** The fingerprint of a receipt key: groups of hex, as the server prints them when it starts. */
export const receiptFingerprint = (receiptKey: Uint8Array): string =>
  (bareHex(receiptKey).slice(0, 32).match(/.{4}/g) ?? []).join(' ');

async function describe(origin: string, fetch: Fetch): Promise<ServerInfo> {
  const found = takeValue(await createHttp(origin, fetch).ask({ method: 'GET', path: '/v1/server' }, serverSchema));
  if (found.origin !== origin) throw badServer(t.otherAddress);
  const { receiptKey, epoch, takes } = found;
  return { origin, receiptKey, epoch, takes };
}

/**
 * The first contact with a server. The caller pins the result.
 * @param url as a person typed it, or an invitation link
 * @throws WalletError bad-input | server-unreachable | bad-server (no key server, or not under this address)
 */
export async function findServer(url: string, fetch: Fetch): Promise<FoundServer> {
  const origin = parseServerUrl(url);
  const { invitation } = splitInvitation(url);
  try {
    return { ...(await describe(origin, fetch)), invitation: invitation === null ? null : parseInvitation(invitation) };
  } catch (error) {
    if (error instanceof WalletError && error.code === 'bad-server')
      throw new WalletError('bad-server', t.noServerHere, {
        cause: error,
      });
    throw error;
  }
}

/** @param onBranch called with two successors of one key before the error is thrown */
export function createRemote(
  at: PinnedServer,
  fetch: Fetch,
  onBranch: (successors: [Successor, Successor]) => Promise<void> = async () => undefined,
): Remote {
  const http = createHttp(at.origin, fetch);
  let pinned = at;
  async function keyOf(identityId: Uint8Array, receipt: UncheckedReceipt): Promise<Uint8Array> {
    const signed = (key: Uint8Array) => isSignedBy(key, { origin: at.origin, identityId, ...receipt });
    for (;;) {
      const before = pinned;
      const after = await followKey(http, before, signed, { epoch: receipt.epoch, onBranch });
      // Another answer may have been followed meanwhile, and there is no way back.
      if (pinned !== before) continue;
      pinned = after;
      return after.receiptKey;
    }
  }
  return {
    get pinned() {
      return pinned;
    },
    follow: ({ receiptKey, epoch }) =>
      followKey(http, pinned, (key) => equalBytes(key, receiptKey), { epoch, onBranch }),
    info: () => describe(at.origin, fetch),
    rows: createRemoteRows(http),
    opaque: createRemoteOpaque(http),
    oidc: createRemoteOidc(http),
    mailbox: createRemoteMailbox(http),
    identities: createRemoteIdentities(http, keyOf),
  };
}
