/**
 * Printed freeze codes. A code belongs to one login method and freezes it, anywhere, with nothing but the code and the address of
 * the key server. It can read the log, but no names; it opens nothing and unfreezes nothing.
 */
import { createFreezeCode, freezeKeys, parseFreezeCode } from '../../keys/freeze-code.ts';
import { appendEntry } from '../../keys/log/append.ts';
import type { LogMethodKind } from '../../keys/log/entry.ts';
import type { LogState } from '../../keys/log/state.ts';
import { verifyPresentLog } from '../../keys/log/verify.ts';
import { bareHex, equalBytes, randomBytes, wipe } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import { sessionChange as t } from '../../locales/en/session/change.ts';
import type { Proof } from '../../messaging/login.ts';
import type { RemoteReader } from '../../sync/remote/identities.ts';
import { createRemote, type Fetch, findServer, type Remote } from '../../sync/remote.ts';
import { toId } from '../state/open-keys.ts';
import type { ProvenChanges } from './proven-changes.ts';

/** Makes a new code for a login method; an earlier code of the method ends. Nothing stores the code but the caller. */
export async function makeFreezeCode(
  changes: Pick<ProvenChanges, 'declare'>,
  methodId: string,
  proof: Proof,
): Promise<string[]> {
  const { groups, publicKey, seed } = createFreezeCode();
  try {
    const action = { kind: 'mode-freeze-code', methodId: toId(methodId), freezePublicKey: publicKey } as const;
    await changes.declare(proof, () => [action], seed);
    return groups;
  } finally {
    wipe(seed);
  }
}

export const endFreezeCode = (changes: Pick<ProvenChanges, 'declare'>, methodId: string, proof: Proof): Promise<void> =>
  changes.declare(proof, () => [{ kind: 'mode-freeze-code', methodId: toId(methodId), freezePublicKey: null }]);

export interface FrozenByCode {
  /** Hex. */
  identityId: string;
  kind: LogMethodKind;
  /** It was frozen before: nothing was written. */
  already: boolean;
}

/** Longest log that is read; far more entries than anyone has. */
const MOST_ENTRIES = 20_000;

/** How often a write of another computer may come in between. */
const ATTEMPTS = 5;

/**
 * Freezes the method that the code was made for.
 * @param text as it was typed
 * @param url of the key server, as it was typed
 * @throws WalletError bad-input | not-found (no such code there) | refused | not-allowed (the last one that manages) |
 *   server-unreachable | server-refused | bad-server | bad-log
 */
export async function freezeByCode(text: string, url: string, fetch: Fetch, now: () => number): Promise<FrozenByCode> {
  const secret = parseFreezeCode(text);
  const keys = freezeKeys(secret);
  wipe(secret);
  try {
    const remote = createRemote(await findServer(url, fetch), fetch);
    const reader = await remote.identities.freezeReader(keys.seed);
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const done = await attemptFreeze(remote, reader, keys, now());
      if (done !== null) return done;
    }
    throw new WalletError('stale', t.beingChanged);
  } finally {
    wipe(keys.seed);
  }
}

/** `null`: another computer wrote in between. */
async function attemptFreeze(
  remote: Remote,
  reader: RemoteReader,
  { seed, publicKey }: { seed: Uint8Array; publicKey: Uint8Array },
  now: number,
): Promise<FrozenByCode | null> {
  const log = await readLog(reader, now);
  const method = [...log.methods.values()].find(
    ({ freezePublicKey }) => freezePublicKey !== null && equalBytes(freezePublicKey, publicKey),
  );
  if (!method || method.state === 'revoked') throw new WalletError('refused', t.freezeCodeEnded);
  const identityId = bareHex(log.identityId);
  if (method.state === 'frozen') return { identityId, kind: method.kind, already: true };
  const { entry, log: after } = appendEntry(
    log,
    { timestamp: now, action: { kind: 'mode-freeze', methodId: method.id } },
    [{ role: 'freeze-code', id: method.id, seed }],
  );
  const outcome = await remote.identities.write(
    remote.identities.sign(
      {
        identityId: log.identityId,
        key: randomBytes(16),
        expect: log.head,
        entries: [entry],
        head: after.head,
        boxes: [],
        auditKey: null,
      },
      seed,
    ),
  );
  switch (outcome.kind) {
    case 'stale':
      return null;
    case 'not-allowed':
      throw new WalletError('server-refused', t.freezeNotTaken);
    case 'written':
      if (!equalBytes(outcome.receipt.head.hash, after.head.hash)) return null;
      return { identityId, kind: method.kind, already: false };
  }
}

/** The whole log, verified from its beginning. Refuses a log with entries that are dated in the future: no entry can follow them. */
async function readLog(reader: RemoteReader, now: number): Promise<LogState> {
  const entries: Uint8Array[] = [];
  for (;;) {
    const page = await reader.log(entries.length);
    entries.push(...page.entries);
    if (page.entries.length === 0 || entries.length > page.head.number || entries.length > MOST_ENTRIES) break;
  }
  const { log, ahead } = verifyPresentLog(entries, { now });
  if (!equalBytes(log.identityId, reader.identityId)) throw new WalletError('bad-log', t.logOfOther);
  if (ahead > 0) throw new WalletError('bad-log', t.entryDatedAhead);
  return log;
}
