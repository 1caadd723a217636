/** A small honest key server in memory, for tests: the protocol as messaging/key-server says it, without limits. Never used outside tests. */
import * as v from 'valibot';
import { charactersSeen, type LogState, mayManage, methodOf } from '../../keys/log/state.ts';
import { extendLog, verifyLog } from '../../keys/log/verify.ts';
import { signingKeyPair } from '../../keys/sign.ts';
import {
  contentHash,
  controlHash,
  receiptStatement,
  rowStatement,
  sessionStatement,
  writeStatement,
} from '../../keys/statement.ts';
import { isLoginProof } from '../../keys/storage-key.ts';
import { type Successor, signSuccessor } from '../../keys/succession.ts';
import { bareHex, fromBase64Url, randomBytes } from '../../lib/bytes.ts';
import { SERVER_ERRORS, type ServerErrorCode } from '../../messaging/key-server/errors.ts';
import { openSessionSchema, writeSchema } from '../../messaging/key-server/identities.ts';
import {
  controlSchema,
  loginAnswerSchema,
  newBlobSchema,
  newIdRowSchema,
  newKeyRowSchema,
} from '../../messaging/key-server/rows.ts';
import { LIMITS } from '../../messaging/key-server/wire.ts';
import { toWire } from '../remote/http.ts';

interface StoredBox {
  bytes: Uint8Array | null;
  sequence: number;
}

export interface StoredIdentity {
  log: LogState;
  entries: Uint8Array[];
  boxes: Map<string, StoredBox>;
  sequence: number;
  writes: Map<string, unknown>;
}

export interface HonestState {
  epoch: number;
  identities: Map<string, StoredIdentity>;
  idRows: Map<string, { salt: Uint8Array; control: string; frozen: boolean }>;
  keyRows: Map<string, { publicKey: Uint8Array; blob: Uint8Array; version: number; control: string; frozen: boolean }>;
  tokens: Map<string, { identity: string; signer: string }>;
  challenges: Set<string>;
}

export interface HonestServer {
  origin: string;
  receiptSeed: Uint8Array;
  /** The chain of its receipt keys. */
  steps: Successor[];
  /** Gives it a new receipt key, signed by the present one. */
  rotate(): void;
  state: HonestState;
  fetch(url: string, init: RequestInit): Promise<Response>;
  /** The state now, to go back to. */
  backup(): HonestState;
  /** Back to an earlier state, as from a backup: the epoch goes up. */
  restore(state: HonestState): void;
}

class Fault extends Error {
  readonly code: ServerErrorCode;
  readonly more: object;
  constructor(code: ServerErrorCode, more: object = {}) {
    super(code);
    this.code = code;
    this.more = more;
  }
}

const emptyState = (): HonestState => ({
  epoch: 1,
  identities: new Map(),
  idRows: new Map(),
  keyRows: new Map(),
  tokens: new Map(),
  challenges: new Set(),
});

export function createHonestServer(origin: string, clock: () => number = Date.now): HonestServer {
  const server: HonestServer = {
    origin,
    receiptSeed: randomBytes(32),
    steps: [],
    rotate() {
      const seed = randomBytes(32);
      const next = { origin, epoch: server.state.epoch, number: server.steps.length + 1 };
      server.steps.push(signSuccessor(server.receiptSeed, { ...next, after: signingKeyPair(seed).publicKey }));
      server.receiptSeed = seed;
    },
    state: emptyState(),
    async fetch(url, init) {
      try {
        const { pathname, searchParams } = new URL(url);
        const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : null;
        const headers = new Headers(init.headers);
        const value = answer(server, clock, `${init.method} ${pathname}`, searchParams, body, headers);
        if (value === undefined) return new Response(null, { status: 204 });
        if (value === NOT_CHANGED) return new Response(null, { status: 304 });
        const etag = (value as { receipt?: { sequence: number } }).receipt?.sequence;
        return new Response(toWire(value), {
          headers: etag === undefined ? {} : { etag: etagOf(server, etag) },
        });
      } catch (error) {
        const { code, more } = error instanceof Fault ? error : new Fault('malformed');
        if (!(error instanceof Fault) && !v.isValiError(error)) throw error;
        return new Response(toWire({ error: { code, message: code }, ...more }), { status: SERVER_ERRORS[code] });
      }
    },
    backup: () => structuredClone(server.state),
    restore(state) {
      server.state = { ...structuredClone(state), epoch: server.state.epoch + 1, tokens: new Map() };
    },
  };
  return server;
}

const etagOf = ({ state, steps }: HonestServer, sequence: number): string =>
  `"${state.epoch}-${sequence}-${steps.length + 1}"`;

const NOT_CHANGED = Symbol('not changed');

function answer(
  server: HonestServer,
  clock: () => number,
  route: string,
  search: URLSearchParams,
  body: unknown,
  headers: Headers,
): unknown {
  const { origin, receiptSeed, state } = server;
  const [, method, path] = /^(\S+) (.*)$/.exec(route) as unknown as [string, string, string];
  const parts = path.split('/').slice(2);
  const challenge = () => {
    const made = randomBytes(32);
    state.challenges.add(bareHex(made));
    return { challenge: made };
  };
  const useChallenge = (given: Uint8Array) => {
    if (!state.challenges.delete(bareHex(given))) throw new Fault('refused');
  };
  const control = (row: { control: string; frozen: boolean } | undefined, remove: () => void): undefined => {
    const { token, act } = v.parse(controlSchema, body);
    if (!row || row.control !== bareHex(controlHash(token))) return;
    if (act === 'remove') remove();
    else row.frozen = act === 'freeze';
  };
  const [area, kind, name, act] = parts as [string, string | undefined, string | undefined, string | undefined];
  if (area === 'server' && kind === 'succession') return { steps: server.steps };
  if (area === 'server')
    return {
      name: 'dramatis',
      protocol: 1,
      takes: 'anybody',
      origin,
      receiptKey: signingKeyPair(receiptSeed).publicKey,
      epoch: state.epoch,
    };
  if (area === 'id' && kind === 'rows' && name !== undefined) {
    const row = state.idRows.get(name);
    if (method === 'GET') return { salt: row && !row.frozen ? row.salt : contentHash(fromBase64Url(name)) };
    if (act === 'control') return control(row, () => state.idRows.delete(name));
    const wanted = v.parse(newIdRowSchema, body);
    if (row && bareHex(row.salt) !== bareHex(wanted.salt)) throw new Fault('exists');
    state.idRows.set(name, { salt: wanted.salt, control: bareHex(wanted.control), frozen: false });
    return undefined;
  }
  if (area === 'key' && kind === 'challenge') return challenge();
  if (area === 'key' && kind === 'session') {
    const proof = v.parse(loginAnswerSchema, body);
    useChallenge(proof.challenge);
    const row = [...state.keyRows].find(([number]) => bareHex(fromBase64Url(number)) === bareHex(proof.number))?.[1];
    if (!row || row.frozen || !isLoginProof(row.publicKey, origin, proof.number, proof.challenge, proof.signature))
      throw new Fault('refused');
    return { blob: row.blob, version: row.version };
  }
  if (area === 'key' && kind === 'rows' && name !== undefined) {
    const row = state.keyRows.get(name);
    const accountNumber = fromBase64Url(name);
    if (act === 'control') return control(row, () => state.keyRows.delete(name));
    if (act === 'blob') {
      const next = v.parse(newBlobSchema, body);
      if (!row || next.version !== row.version + 1) throw new Fault('stale');
      if (!rowStatement.holds(row.publicKey, next.signature, { origin, accountNumber, ...next, control: null }))
        throw new Fault('refused');
      Object.assign(row, { blob: next.blob, version: next.version });
      return { version: next.version };
    }
    const made = v.parse(newKeyRowSchema, body);
    const statement = { origin: '', accountNumber, version: 1, blob: made.blob, control: made.control };
    if (!rowStatement.holds(made.loginPublicKey, made.signature, statement)) throw new Fault('refused');
    if (row && bareHex(row.blob) !== bareHex(made.blob)) throw new Fault('exists');
    const { loginPublicKey: publicKey, blob } = made;
    state.keyRows.set(name, { publicKey, blob, version: 1, control: bareHex(made.control), frozen: false });
    return undefined;
  }
  if (area !== 'identities' || kind === undefined) throw new Fault('not-found');
  if (name === 'challenge') return challenge();
  const identityId = fromBase64Url(kind);
  const identity = state.identities.get(kind);
  const receiptOf = (stored: StoredIdentity) => {
    const receipt = { epoch: state.epoch, head: stored.log.head, sequence: stored.sequence };
    return {
      receipt: { ...receipt, signature: receiptStatement.sign(receiptSeed, { origin, identityId, ...receipt }) },
    };
  };
  if (name === 'session') {
    const opening = v.parse(openSessionSchema, body);
    useChallenge(opening.challenge);
    const { publicKey } = opening;
    if (!identity || !sessionStatement.holds(publicKey, opening.signature, origin, identityId, opening.challenge))
      throw new Fault('refused');
    const signer = bareHex(publicKey);
    if (methodBehind(identity.log, signer) === null) throw new Fault('refused');
    const token = randomBytes(32);
    state.tokens.set(bareHex(token), { identity: kind, signer });
    return { token, scope: isActive(identity.log, signer) ? 'all' : 'log', expires: clock() + 900_000 };
  }
  if (name === 'writes') return write(state, kind, identity, origin, clock, v.parse(writeSchema, body), receiptOf);
  const token = state.tokens.get(bareHex(fromBase64Url((headers.get('authorization') ?? '').replace('Bearer ', ''))));
  if (!identity || token?.identity !== kind) throw new Fault('no-session');
  if (name === 'head')
    return headers.get('if-none-match') === etagOf(server, identity.sequence) ? NOT_CHANGED : receiptOf(identity);
  if (name === 'log') {
    const from = Number(search.get('from'));
    return { entries: identity.entries.slice(from, from + LIMITS.page), head: identity.log.head };
  }
  if (!isActive(identity.log, token.signer)) throw new Fault('no-session');
  if (name !== 'boxes') throw new Fault('not-found');
  const after = Number(search.get('after'));
  const newer = [...identity.boxes]
    .filter(([, box]) => box.sequence > after)
    .sort(([, a], [, b]) => a.sequence - b.sequence);
  const page: typeof newer = [];
  // A page ends between two sequences, never inside one.
  for (const entry of newer) {
    if (page.length >= 100 && page[page.length - 1]?.[1].sequence !== entry[1].sequence) break;
    page.push(entry);
  }
  const more = page.length < newer.length;
  return {
    boxes: page
      .filter(([box]) => isVisible(identity.log, token.signer, box))
      .map(([box, { bytes, sequence }]) => ({ name: box, bytes, sequence })),
    sequence: more ? page[page.length - 1]?.[1].sequence : identity.sequence,
    more,
  };
}

function methodBehind(log: LogState, signer: string) {
  for (const method of log.methods.values())
    if (bareHex(method.signingPublicKey) === signer) return { method, device: null };
  for (const device of log.devices.values())
    if (bareHex(device.publicKey) === signer) {
      const method = log.methods.get(device.methodId);
      return method ? { method, device } : null;
    }
  return null;
}

function isActive(log: LogState, signer: string): boolean {
  const found = methodBehind(log, signer);
  return found?.method.state === 'active' && (found.device === null || found.device.untilEntry === null);
}

function isVisible(log: LogState, signer: string, box: string): boolean {
  const method = methodBehind(log, signer)?.method;
  if (!method) return false;
  if (mayManage(log, method.id) || box === 'document/identity') return true;
  const [kind, owner = ''] = box.split('/');
  if (kind === 'grant') return owner === bareHex(method.id) || methodOf(log, fromHexId(owner))?.kind === 'recovery-key';
  return charactersSeen(log, method.id).includes(owner);
}

const fromHexId = (text: string): Uint8Array =>
  Uint8Array.from(text.match(/../g) ?? [], (two) => Number.parseInt(two, 16));

function write(
  state: HonestState,
  key: string,
  identity: StoredIdentity | undefined,
  origin: string,
  clock: () => number,
  wanted: v.InferOutput<typeof writeSchema>,
  receiptOf: (identity: StoredIdentity) => { receipt: unknown },
): unknown {
  const identityId = fromBase64Url(key);
  if (!writeStatement.holds(wanted.publicKey, wanted.signature, { origin, identityId, ...wanted }))
    throw new Fault('refused');
  const before = identity?.writes.get(bareHex(wanted.key));
  if (before) return before;
  const head = identity?.log.head ?? null;
  const same =
    wanted.expect === null
      ? head === null
      : head !== null && head.number === wanted.expect.number && bareHex(head.hash) === bareHex(wanted.expect.hash);
  const inTheWay = wanted.boxes.filter((box) => {
    return (identity?.boxes.get(box.name)?.sequence ?? null) !== box.replaces;
  });
  if (!same || inTheWay.length > 0)
    throw new Fault('stale', { head, sequence: identity?.sequence ?? 0, boxes: inTheWay.map((box) => box.name) });
  let log: LogState;
  try {
    log = identity
      ? wanted.entries.reduce((state, entry) => extendLog(state, entry, clock()), identity.log)
      : verifyLog(wanted.entries, { now: clock() });
  } catch {
    throw new Fault('not-allowed');
  }
  if (bareHex(log.head.hash) !== bareHex(wanted.head.hash)) throw new Fault('not-allowed');
  const signer = bareHex(wanted.publicKey);
  if (!isActive(log, signer) && !(identity && isActive(identity.log, signer))) throw new Fault('not-allowed');
  const sequence = (identity?.sequence ?? 0) + 1;
  const boxes = new Map(identity?.boxes);
  for (const { name, bytes } of wanted.boxes) boxes.set(name, { bytes, sequence });
  const entries = [...(identity?.entries ?? []), ...wanted.entries];
  const next: StoredIdentity = { log, entries, boxes, sequence, writes: new Map(identity?.writes) };
  const written = receiptOf(next);
  next.writes.set(bareHex(wanted.key), written);
  state.identities.set(key, next);
  return written;
}
