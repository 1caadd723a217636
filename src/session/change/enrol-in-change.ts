/** Enrols the account of a login method within a change of the identity, so that its row does not stay where the change fails. [Note: Unfinished rows] in state/unfinished-rows.ts. */
import type { LogState } from '../../keys/log/state.ts';
import { WalletError } from '../../lib/errors.ts';
import type { Change } from '../../vault/vault.ts';
import type { Enrolment } from '../login/enrolment.ts';
import type { SessionParts } from '../state/session-parts.ts';
import { isNamed } from '../state/unfinished-rows.ts';

/** The method in the log as the change makes it. */
export interface NamedInLog {
  log: LogState;
  signingPublicKey: Uint8Array;
}

/**
 * Stores the row, before the change is written.
 * @param control control token of the row, 32 bytes; copied
 * @returns for the commit right before the change is sent
 */
export type Enrol = (control: Uint8Array, named: NamedInLog) => Promise<Change[]>;

/**
 * Runs a change that adds an account. If it was not written, the row goes; if nobody knows, the log will tell.
 * @param act calls `enrol` once in each try of the change. `before`: control token of a row of this account that the log knows; that one is replaced, and stays
 */
export async function enrolling<Value>(
  { unfinished }: Pick<SessionParts, 'unfinished'>,
  enrolment: Enrolment,
  act: (enrol: (before?: Uint8Array | null) => Enrol) => Promise<Value>,
): Promise<Value> {
  const tried: { control: Uint8Array; signingPublicKey: Uint8Array }[] = [];
  try {
    const value = await unfinished.during((note) =>
      act((before = null) => async (control, { log, signingPublicKey }) => {
        if (before !== null) {
          await enrolment.enrol(control, before);
          return [];
        }
        const last = tried.at(-1);
        if (last && isNamed(log, last.signingPublicKey)) throw isThere();
        const token = control.slice();
        await note(token, {
          server: enrolment.server,
          account: { row: enrolment.row, token },
          idRow: null,
          keyRow: null,
        });
        tried.push({ control: token, signingPublicKey });
        // Another computer's change came in between: the row of the try before makes room.
        await enrolment.enrol(control, last?.control ?? null);
        return unfinished.marking(token, { identityId: log.identityId, signingPublicKey, number: log.head.number });
      }),
    );
    for (const { control } of tried) await unfinished.forget(control).catch(() => undefined);
    return value;
  } catch (error) {
    await unfinished.settle();
    throw error;
  }
}

const isThere = () =>
  new WalletError('exists', 'This login method was added already, although the key server said no. Look at the list.');
