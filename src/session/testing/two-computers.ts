/** Two computers of one user with one key server in memory, for tests of pairing; everything is real except disk, network and authenticator. */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import type { PairingKeys } from '../../keys/pairing-code.ts';
import { bareHex, randomBytes, toBase64Url, utf8 } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import type { InvitationView, JoiningView } from '../../messaging/pairing.ts';
import { createHttp } from '../../sync/remote/http.ts';
import type { RemoteMailbox } from '../../sync/remote/mailbox.ts';
import { createRemoteOpaque, createRemoteRows, type RemoteOpaque } from '../../sync/remote/rows.ts';
import { createSyncedServer } from '../../sync/synced-server.ts';
import { createHonestServer, type HonestServer } from '../../sync/testing/honest-server.ts';
import { createMemoryVault } from '../../vault/testing/memory.ts';
import { openJoined } from '../pairing/open-here.ts';
import { createPairing } from '../pairing/pairing.ts';
import type { PairingDoor } from '../pairing/pairing-door.ts';
import type { SessionBoxed } from '../state/session-box.ts';
import { createUnfinishedRows, type UnfinishedRows } from '../state/unfinished-rows.ts';
import { findKnownMethod } from '../unlock/known-method.ts';
import { createComputer, createServedIdentity, ORIGIN, type Computer as Served } from './served.ts';
import { inCompartment } from './several.ts';
import { type Created, type FakeAuthenticator, fakeAuthenticator, type Stage } from './stage.ts';

export { ORIGIN };

const START = 1_800_000_000_000;

/** Pairing keys without the cost of Argon2id. */
export const cheapKeys = async (code: string, origin: string): Promise<PairingKeys> => ({
  box: hmac(sha256, utf8('box'), utf8(code + origin)),
  key: hmac(sha256, utf8('key'), utf8(code + origin)),
});

/** A mailbox that works as specified. */
export function honestMailbox(): RemoteMailbox & { mail: Map<string, Uint8Array> } {
  const mail = new Map<string, Uint8Array>();
  const place = (box: Uint8Array, slot: string) => `${bareHex(box)}/${slot}`;
  return {
    mail,
    async put(box, slot, bytes) {
      const there = mail.get(place(box, slot));
      if (there && bareHex(there) !== bareHex(bytes)) throw new WalletError('exists', 'There is something else.');
      mail.set(place(box, slot), bytes);
    },
    get: async (box, slot) => mail.get(place(box, slot)) ?? null,
    async remove(box) {
      for (const key of mail.keys()) if (key.startsWith(`${bareHex(box)}/`)) mail.delete(key);
    },
  };
}

type View = InvitationView | JoiningView | null;

export interface Computer {
  stage: Stage;
  door: PairingDoor;
  /** Starts a new worker over the stored state; the old worker does nothing more. */
  restart(): void;
  unfinished: UnfinishedRows;
  /** The browser is closed and started again: session memory is empty. */
  closeBrowser(): Promise<void>;
  /** Resolves with the view once it is at one of these steps; the step `null` means that no pairing exists. */
  until(...steps: (NonNullable<View>['step'] | null)[]): Promise<View>;
}

export interface TwoComputers {
  /** The server's clock. */
  now: { at: number };
  server: HonestServer;
  mailbox: ReturnType<typeof honestMailbox>;
  managing: Computer & { created: Created };
  fresh: Computer & { authenticator: FakeAuthenticator; localSalt: string };
  /** An identity of the person who joins, on the same disk as `fresh`; `null`: they have none. */
  own: { computer: Served; created: Created } | null;
  /** One more empty place on the disk of the person who joins. */
  another(): Promise<Computer>;
  /** Ends all loops. */
  stop(): void;
}

interface Given {
  /** The mailbox as each side sees it. */
  seenBy?: (side: 'managing' | 'fresh', honest: RemoteMailbox) => RemoteMailbox;
  /** Called before the new computer logs in and opens the identity. */
  beforeOpening?: (server: HonestServer) => void;
  /** Rows of accounts; by default none can be reached. */
  opaque?: Pick<RemoteOpaque, 'control'>;
  /** The person who joins has an identity of their own at the same server, which is locked. */
  withOwn?: boolean;
}

export async function createTwoComputers(given: Given = {}): Promise<TwoComputers> {
  const { seenBy, beforeOpening, withOwn = false } = given;
  /** The server's clock; a test moves it together with the computers' clocks. */
  const now = { at: START };
  const server = createHonestServer(ORIGIN, () => now.at);
  const mailbox = honestMailbox();
  const stopping: (() => void)[] = [];

  const viewOf = async ({ door }: Computer): Promise<View> => (await door.invitation()) ?? door.joining();

  function computer({ stage, line }: Served, side: 'managing' | 'fresh'): Computer {
    const http = createHttp(ORIGIN, line.fetch);
    const rows = createRemoteRows(http);
    const opaque = given.opaque ?? createRemoteOpaque(http);
    const seen = seenBy?.(side, mailbox) ?? mailbox;
    const halfKey = randomBytes(32);
    let waiting: (() => void)[] = [];
    const wake = () => {
      const woken = waiting;
      waiting = [];
      for (const resolve of woken) resolve();
    };
    function open(): { door: PairingDoor; halt: () => void; unfinished: UnfinishedRows } {
      let halted = false;
      const never = () => new Promise<never>(() => undefined);
      const { session } = stage;
      const alive =
        <Args extends unknown[], Value>(work: (...args: Args) => Promise<Value>) =>
        (...args: Args): Promise<Value> =>
          halted ? never() : work(...args);
      const unfinished = createUnfinishedRows({
        vault: stage.vault,
        otherHalf: async (half) => hmac(sha256, halfKey, half),
        at: () => ({
          opaque: { control: alive(opaque.control) },
          rows: { controlIdRow: alive(rows.controlIdRow), controlKeyRow: alive(rows.controlKeyRow) },
        }),
        readLog: session.parts.logs.read,
      });
      const door = createPairing({
        memory: {
          load: alive(async () => (structuredClone(stage.memory.get('pairing')) as SessionBoxed | undefined) ?? null),
          save: alive(async (value) => {
            if (value === null) stage.memory.delete('pairing');
            else stage.memory.set('pairing', value);
          }),
        },
        otherHalf: async (half) => hmac(sha256, halfKey, half),
        clock: () => stage.now.at,
        pause: alive(() => new Promise<void>((resolve) => setTimeout(resolve, 1))),
        changed: wake,
        connect: () => ({
          mailbox: { put: alive(seen.put), get: alive(seen.get), remove: alive(seen.remove) },
          rows: { ...rows, putIdRow: alive(rows.putIdRow), putKeyRow: alive(rows.putKeyRow) },
        }),
        unfinished,
        keysOf: cheapKeys,
        identity: alive(async () => ({
          origin: ORIGIN,
          log: await session.parts.keyring.use('login', (keys) => session.parts.logs.read(keys.identityId)),
        })),
        change: alive((proof, act) => session.change(proof, act)) as PairingDoorChange,
        fits: async (wanted) => (wanted === 'invite') === ((await session.state()) === 'unlocked'),
        known: alive(async (origin, { vault, methodId, secrets }) => {
          const other = { vault, server: createSyncedServer({ vault, fetch: line.fetch, clock: () => stage.now.at }) };
          return findKnownMethod(session.parts, other, methodId, secrets, await session.parts.server.find(origin));
        }),
        open: alive(async (origin, identityId, method) => {
          beforeOpening?.(server);
          return openJoined(session.keyServer, origin, identityId, method);
        }),
      });
      return {
        door,
        unfinished,
        halt: () => {
          halted = true;
        },
      };
    }
    let opened = open();
    stopping.push(() => opened.halt());
    const made: Computer = {
      stage,
      door: opened.door,
      unfinished: opened.unfinished,
      async closeBrowser() {
        stage.memory.delete('pairing');
        made.restart();
        await made.unfinished.settle();
      },
      restart() {
        opened.halt();
        opened = open();
        made.door = opened.door;
        made.unfinished = opened.unfinished;
        made.door.resume();
        wake();
      },
      async until(...steps) {
        for (;;) {
          const next = new Promise<void>((resolve) => waiting.push(resolve));
          const view = await viewOf(made);
          if (steps.includes(view?.step ?? null)) return view;
          if (view?.step === 'failed') throw new Error(`It failed instead: ${view.problem}`);
          await next;
        }
      },
    };
    return made;
  }

  const here = await createComputer(server.fetch, START);
  const created = await createServedIdentity(here);
  const managing = Object.assign(computer(here, 'managing'), { created });
  const disk = await createMemoryVault();
  const place = async (id?: string) => {
    const made = await inCompartment(disk, server.fetch, id);
    made.stage.now.at = START;
    return made;
  };
  const first = await place('first');
  let own: TwoComputers['own'] = null;
  if (withOwn) {
    own = { computer: first, created: await createServedIdentity(first) };
    await first.stage.session.lock();
  }
  const fresh = Object.assign(computer(withOwn ? await place() : first, 'fresh'), {
    authenticator: fakeAuthenticator(),
    localSalt: toBase64Url(randomBytes(32)),
  });
  return {
    now,
    server,
    mailbox,
    managing,
    fresh,
    own,
    another: async () => computer(await place(), 'fresh'),
    stop() {
      for (const halt of stopping) halt();
    },
  };
}

type PairingDoorChange = Parameters<typeof createPairing>[0]['change'];

/** The code that the managing computer shows. */
export async function codeOf({ managing }: TwoComputers): Promise<string> {
  const view = await managing.until('code');
  if (view?.step !== 'code') throw new Error('There is no code.');
  return view.code;
}

/** The new computer creates its credential. */
export async function bring({ fresh }: TwoComputers): Promise<void> {
  const { authenticator, localSalt } = fresh;
  const credential = { kind: 'passkey' as const, credentialId: authenticator.credentialId, transports: [], localSalt };
  await fresh.door.bring({ bound: credential, secrets: authenticator.prf(localSalt), enrolment: null });
}

/** Runs the pairing until both computers show the words. */
export async function meet(two: TwoComputers): Promise<{ here: string[]; there: string[] }> {
  const { managing, fresh } = two;
  await managing.door.invite();
  await fresh.door.join(ORIGIN, await codeOf(two));
  await bring(two);
  const [here, there] = [await managing.until('compare'), await fresh.until('compare')];
  if (here?.step !== 'compare' || there?.step !== 'compare') throw new Error('There are no words.');
  return { here: here.words, there: there.words };
}
