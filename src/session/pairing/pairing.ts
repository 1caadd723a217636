/**
 * *Add this computer*, both sides. There is one pairing at a time; each state is stored before the worker acts on it, and a loop
 * advances it until the pairing ends. A pairing expires after ten minutes; only a sentence for the user remains.
 */
import { passwordRowControl } from '../../keys/modes/password.ts';
import { parsePairingCode } from '../../keys/pairing-code.ts';
import { bareHex, wipe } from '../../lib/bytes.ts';
import { isWalletError, WalletError } from '../../lib/errors.ts';
import { sessionPairing as t } from '../../locales/en/session/pairing.ts';
import type { Proof } from '../../messaging/login.ts';
import { admit, prepareAdmission } from './admit.ts';
import {
  added,
  advanceInvitation,
  createInvitation,
  invitedTo,
  offeredTo,
  possessionFor,
  rowOfferedTo,
  withWanted,
} from './invitation.ts';
import { advanceJoining, createJoining, inviteOf, withMethod } from './joining.ts';
import { createJoiningMethod, createKnownJoiningMethod, ensureUnused, nameInBlob } from './joining-method.ts';
import type { PairingDependencies, PairingDoor, WantedComputer } from './pairing-door.ts';
import { createPairingStore, type Pairing } from './store.ts';
import { noteOffered, rowsToRemove } from './unfinished.ts';
import { viewInvitation, viewJoining } from './views.ts';

/** Interval between two readings of the mailbox (ms). */
const PACE = 2000;

/** Overwrites all bytes in a stored pairing. */
function wipeDeep(value: unknown): void {
  if (value instanceof Uint8Array) wipe(value);
  else if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) wipeDeep(part);
}

/** The method of the new computer as its record is called; `null`: there is none yet. */
const tokenOf = (now: Pairing | null): Uint8Array | null =>
  now?.side === 'join' && 'method' in now ? passwordRowControl(now.method.methodSeed) : null;

const noneUnderWay = () => new WalletError('not-found', t.noneUnderWay);
const isTransient = (error: unknown) =>
  isWalletError(error, 'server-unreachable') || isWalletError(error, 'server-refused');

/** Tells whether nothing happens until the user acts. */
const rests = (now: Pairing): boolean =>
  now.step === 'failed' || now.step === 'waits' || (now.step === 'done' && now.meeting.posted.includes('done'));

export function createPairing(dependencies: PairingDependencies): PairingDoor {
  const { clock, pause, changed, connect, unfinished } = dependencies;
  const store = createPairingStore(dependencies.memory, dependencies.otherHalf);
  unfinished.keptBy(async () => tokenOf(await store.load()));
  /** `confirm` is running in this worker. */
  let confirming = false;
  let running = false;
  /** The running step, or the last one. */
  let working: Promise<unknown> = Promise.resolve();
  /** `resume` was called since the loop last started. */
  let wanted = false;

  async function put(before: Pairing | null, next: Pairing | null): Promise<boolean> {
    const done = await store.replace(before, next);
    if (done) changed();
    return done;
  }

  /** Ends the pairing; only a sentence for the user may remain. The other side notices because the mailbox is empty. */
  async function close(now: Pairing, next: Pairing | null): Promise<void> {
    if (!(await put(now, next)) || !('meeting' in now)) return;
    const { mailbox } = connect(now.meeting.origin);
    const box = now.meeting.keys.box.slice();
    const token = tokenOf(now);
    // A running step still uses these bytes: if they were wiped now, it would post wrong data.
    void working.catch(() => undefined).then(() => wipeDeep(now));
    await mailbox.remove(box).catch(() => undefined);
    if (token) await unfinished.free(token);
  }

  const fail = (now: Pairing, error: unknown): Promise<void> => {
    const problem = error instanceof WalletError ? error.message : t.walletFailed;
    return close(now, { side: now.side, step: 'failed', until: clock(), problem });
  };

  async function openHere(now: Pairing & { step: 'opening' }): Promise<void> {
    const { meeting, method } = now;
    const invite = inviteOf(now);
    // Best effort: the blob at a server of the person's own finds the identity on their next new computer.
    const own = method.known?.elsewhere;
    if (own) await nameInBlob(connect(own.origin).rows, own.origin, method, invite).catch(() => undefined);
    const activeFrom = await dependencies.open(meeting.origin, invite.identityId, method);
    await close(now, activeFrom === null ? null : { side: 'join', step: 'waits', until: clock(), activeFrom });
  }

  async function step(now: Pairing): Promise<void> {
    if (!('meeting' in now)) return;
    if (!(await dependencies.fits(now.side))) return close(now, null);
    const isOver = clock() >= now.meeting.until;
    try {
      const { mailbox, rows } = connect(now.meeting.origin);
      if (now.side === 'invite') {
        if (isOver && !confirming && now.step !== 'done') throw tooLate();
        const next = now.step === 'signed' ? await ifWritten(now) : await advanceInvitation(mailbox, now);
        if (next !== now) await put(now, next);
      } else if (now.step === 'opening') await openHere(now);
      // The signed entry may be in the log even if the mailbox no longer shows it; a login finds out.
      else if (isOver && now.step === 'signed' && now.isGiven) await put(now, { ...now, step: 'opening' });
      else {
        if (isOver) throw tooLate();
        const isEnded = async () => (await store.load()) !== now;
        const next = await advanceJoining(mailbox, rows, unfinished, now, isEnded);
        if (next !== now && !(await put(now, next))) await freeAfterEnd(now);
      }
    } catch (error) {
      if (isTransient(error) && !isOver) return;
      await fail(now, error);
    }
  }

  /** The person ended it while the rows were on their way. */
  async function freeAfterEnd(now: Pairing): Promise<void> {
    const token = now.step === 'signed' && !('isGiven' in now && now.isGiven) ? tokenOf(now) : null;
    if (token) await unfinished.free(token);
  }

  const tooLate = () => new WalletError('stopped', t.tooLate);

  /** If a worker stopped right after the change, the log already contains the new method. */
  async function ifWritten(now: Pairing & { step: 'signed'; side: 'invite' }): Promise<Pairing> {
    if (confirming) return now;
    const methodId = bareHex(offeredTo(now).id);
    const { log } = await dependencies.identity();
    return log.methods.has(methodId) ? added(now, log, methodId) : now;
  }

  async function loop(): Promise<void> {
    for (;;) {
      const now = await store.load();
      if (now === null || rests(now)) return;
      working = step(now);
      await working;
      if ((await store.load()) === now) await pause(PACE);
    }
  }

  function resume(): void {
    wanted = true;
    if (!running) void run();
  }

  async function run(): Promise<void> {
    running = true;
    try {
      while (wanted) {
        wanted = false;
        await loop();
      }
    } finally {
      running = false;
    }
  }

  async function begin(make: () => Promise<Pairing>): Promise<void> {
    const before = await store.load();
    if (before && !rests(before)) throw new WalletError('exists', t.underWayAlready);
    const made = await make();
    if (!(await put(before, made))) throw noneUnderWay();
    resume();
  }

  async function untilSigned(): Promise<Pairing & { step: 'signed'; side: 'invite' }> {
    for (;;) {
      const now = await store.load();
      if (now?.side !== 'invite') throw noneUnderWay();
      if (now.step === 'signed') return now;
      if (now.step === 'failed') throw new WalletError('stopped', now.problem);
      if (now.step !== 'confirming') throw noneUnderWay();
      resume();
      await pause(PACE / 4);
    }
  }

  async function confirm(given: WantedComputer, proof: Proof): Promise<void> {
    const now = await store.load();
    if (now?.side !== 'invite') throw noneUnderWay();
    if (now.step === 'done') return;
    if (now.step === 'compare') {
      const offered = offeredTo(now);
      const prepared = await dependencies.change(proof, async (change) =>
        prepareAdmission(change, offered, given, clock()),
      );
      const row = rowOfferedTo(now);
      await unfinished.during((note) => noteOffered(note, invitedTo(now), { method: offered, row }, prepared.body));
      if (!(await put(now, withWanted(now, prepared)))) throw noneUnderWay();
    }
    const signed = await untilSigned();
    const offered = offeredTo(signed);
    try {
      const log = await dependencies.change(proof, async (change) =>
        admit(change, { method: offered, row: rowOfferedTo(signed) }, signed.wanted, possessionFor(signed), clock()),
      );
      if (await put(signed, added(signed, log, bareHex(offered.id)))) resume();
    } catch (error) {
      // The entry that the new computer signed names an old head and can no longer be appended.
      if (isWalletError(error, 'stale')) await fail(signed, error);
      throw error;
    }
  }

  return {
    resume,
    async invitation() {
      const now = await store.load();
      return now?.side === 'invite' ? viewInvitation(now, confirming) : null;
    },
    async joining() {
      const now = await store.load();
      return now?.side === 'join' ? viewJoining(now) : null;
    },
    async invite() {
      const { origin, log } = await dependencies.identity();
      if (origin === null) throw new WalletError('refused', t.needsServer);
      await begin(() => createInvitation(connect(origin).mailbox, origin, log, clock(), dependencies.keysOf));
    },
    async confirm(given, proof) {
      if (confirming) throw new WalletError('exists', t.beingConfirmed);
      confirming = true;
      try {
        await confirm(given, proof);
      } finally {
        confirming = false;
        changed();
      }
    },
    async join(origin, text) {
      const code = parsePairingCode(text);
      await begin(() => createJoining(connect(origin).mailbox, origin, code, clock(), dependencies.keysOf));
    },
    async joiningAt() {
      const now = await store.load();
      if (now?.side !== 'join' || !('meeting' in now)) throw noneUnderWay();
      return now.meeting.origin;
    },
    async bring(made) {
      const now = await store.load();
      const { credentialId } = made.bound;
      if (now?.side === 'join' && 'method' in now && now.method.credential.credentialId === credentialId) return;
      if (now?.side !== 'join' || now.step !== 'make') throw noneUnderWay();
      // What an earlier try left is free before the same account name is asked for.
      await unfinished.settle();
      await ensureUnused(connect(now.meeting.origin).rows, made);
      const method = await createJoiningMethod(made, inviteOf(now).anchor);
      const { enrolment } = made;
      const control = method.row?.offered.control.slice();
      try {
        await unfinished.during(async (note) => {
          // The account is taken now: if its name is in use, the person can still choose another one.
          if (enrolment && control) {
            await note(control, rowsToRemove(now.meeting.origin, method, null));
            await enrolment.enrol(control);
          }
          if (!(await put(now, withMethod(now, method)))) throw noneUnderWay();
        });
      } catch (error) {
        await unfinished.settle();
        throw error;
      }
      resume();
    },
    async bringKnown(login) {
      const now = await store.load();
      if (now?.side !== 'join' || now.step !== 'make') throw noneUnderWay();
      const { credential, secrets, rows } = await dependencies.known(now.meeting.origin, login);
      const method = await createKnownJoiningMethod({ bound: credential, secrets }, inviteOf(now), rows);
      if (!(await put(now, withMethod(now, method)))) throw noneUnderWay();
      resume();
    },
    async agree() {
      const now = await store.load();
      if (now?.side === 'join' && (now.step === 'agreed' || now.step === 'signed' || now.step === 'opening')) return;
      if (now?.side !== 'join' || now.step !== 'compare') throw noneUnderWay();
      if (!(await put(now, { ...now, step: 'agreed' }))) throw noneUnderWay();
      resume();
    },
    async end() {
      const now = await store.load();
      if (now) await close(now, null);
    },
  };
}
