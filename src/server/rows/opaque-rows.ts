/**
 * The ID database by account: registering and logging in with a password or a passphrase that the server never sees. It counts a
 * guess before it answers, and its answers never show whether a name is known, unknown or frozen.
 */
import { equalBytes } from '../../lib/bytes.ts';
import type { Parts } from '../parts.ts';
import { bytesIn, numberIn, type Row, textIn } from '../store/store.ts';
import { keyed } from './account.ts';
import { type ControlAct, controlRow } from './control.ts';
import { createGuesses } from './guesses.ts';
import { createNameGuesses } from './name-guesses.ts';
import { createOpaque } from './opaque.ts';
import { createPendingLogins } from './pending-logins.ts';
import { createRegistration } from './registration.ts';
import { createSetups } from './setups.ts';
import { createTickets } from './tickets.ts';

type OpaqueRowParts = Pick<Parts, 'store' | 'secrets' | 'epoch' | 'now' | 'log' | 'metrics'>;

export interface Registered {
  /** HMAC of the account, 32 bytes. */
  account: Uint8Array;
  /** From `startRegistration`, 32 bytes. */
  registration: Uint8Array;
  record: string;
  salt: Uint8Array;
  control: Uint8Array;
  /** Control token of the row to replace. */
  replaces: Uint8Array | null;
}

/** Accounts are HMACs of 32 bytes, as `accountOf` of account-ticket.ts gives them. */
export interface OpaqueRows {
  /** @throws ServerError malformed */
  startRegistration(request: string, account: Uint8Array): Promise<{ registration: Uint8Array; response: string }>;
  /** The same request again succeeds. */
  finishRegistration(row: Registered): Promise<'made' | 'exists' | 'malformed'>;
  /** @throws ServerError malformed */
  startLogin(
    request: string,
    account: Uint8Array,
    /** With `null` or an invalid ticket, the guess is counted by name and network. */
    ticket: Uint8Array | null,
    /** Network of the client, from `networkName`. */
    network: string,
  ): Promise<{ kind: 'started'; login: Uint8Array; response: string } | { kind: 'shut'; retryAfter: number }>;
  /** The salt, and a ticket for the next login; `null` when refused, for whatever reason. */
  finishLogin(login: Uint8Array, finish: string): Promise<{ salt: Uint8Array; ticket: Uint8Array } | null>;
  control(account: Uint8Array, act: ControlAct): Promise<void>;
}

export function createOpaqueRows(parts: OpaqueRowParts): OpaqueRows {
  const { store, secrets, now } = parts;
  const guesses = createGuesses(parts);
  const ofNames = createNameGuesses(parts);
  const opaque = createOpaque();
  const setups = createSetups(secrets, now, parts);
  const tickets = createTickets(secrets);
  const logins = createPendingLogins(parts);
  /** Name of the OPRF key: the account and one registration of it. */
  const oprfName = (account: Uint8Array, registration: Uint8Array): Uint8Array =>
    keyed(secrets.accountNameKey, 'oprf', account, registration);
  const isOpen = (row: Row | null): row is Row => row !== null && numberIn(row, 'frozen') === 0;

  return {
    async startRegistration(request, account) {
      const { setup, registration } = setups.begin();
      return { registration, response: await opaque.register(setup, oprfName(account, registration), request) };
    },
    async finishRegistration(row) {
      const setup = await setups.ofRegistration(row.registration);
      if (setup === null || !(await opaque.isRecord(row.record))) return 'malformed';
      const outcome = await createRegistration(store, row.account, { ...row, setup });
      return outcome === 'retired' ? 'malformed' : outcome;
    },
    async startLogin(request, key, ticket, network) {
      const falseRegistration = keyed(secrets.falseAnswerKey, 'registration', key);
      const found = await store.get(
        'SELECT registration, record, setup, frozen FROM opaque_rows WHERE account = ?',
        key,
      );
      // A frozen row keeps its OPRF key, so that nobody can see that it is frozen. Names without a row have a setup of their own, which is
      // never replaced: after a rotation, the answers for them and for older rows are those of before.
      // So has a row whose setup is missing: nobody learns that from an answer, and the operator from the log.
      const named = found === null ? null : await setups.withNumber(numberIn(found, 'setup'));
      const row = named === null ? null : found;
      const setup = named ?? secrets.opaqueFalseSetup;
      const registration = row === null ? falseRegistration : bytesIn(row, 'registration');
      const { counter, hasTicket } = tickets.counterOf(key, registration, ticket, network);
      const taking = await guesses.take(counter);
      if (taking.kind === 'shut') return taking;
      const ofName = hasTicket ? null : await ofNames.take(key);
      if (ofName?.kind === 'shut') {
        // No answer was given, so the guess is given back.
        await guesses.giveBack(counter, taking.taken);
        return ofName;
      }
      const record = isOpen(row) ? textIn(row, 'record') : null;
      const { response, state } = await opaque.start(setup, oprfName(key, registration), record, request);
      const login = await logins.keep({ account: key, counter, hasTicket, registration, state, taken: taking.taken });
      return { kind: 'started', login, response };
    },
    async finishLogin(login, finish) {
      const pending = await logins.take(login);
      if (pending === null || !(await opaque.finish(pending.state, finish))) return null;
      await guesses.giveBack(pending.counter, pending.taken);
      if (!pending.hasTicket) await ofNames.giveBack(pending.account);
      const row = await store.get(
        'SELECT registration, salt, frozen FROM opaque_rows WHERE account = ?',
        pending.account,
      );
      // The row was replaced or frozen between the two steps, so the proof is for another record.
      if (!isOpen(row) || !equalBytes(bytesIn(row, 'registration'), pending.registration)) return null;
      return { salt: bytesIn(row, 'salt'), ticket: tickets.make(pending.account, pending.registration) };
    },
    control: (account, act) => controlRow(store, 'opaque_rows', account, act),
  };
}
