/**
 * The rows of a login method that a change of the identity adds: they are at the server before the log names the method. If the change is not
 * written they go again; if nobody knows, the log will tell. [Note: Unfinished rows] in state/unfinished-rows.ts.
 */
import type { LogState } from '../../keys/log/state.ts';
import { WalletError } from '../../lib/errors.ts';
import { sessionChange as t } from '../../locales/en/session/change.ts';
import type { Change } from '../../vault/vault.ts';
import type { Enrolment } from '../login/enrolment.ts';
import type { MethodRows, NewMethod } from '../login/method-rows.ts';
import type { SessionParts } from '../state/session-parts.ts';
import { isNamed } from '../state/unfinished-rows.ts';

export interface NewRows {
  made: Pick<NewMethod, 'rowControl' | 'rowTokens' | 'keys'>;
  put: MethodRows['put'];
  /** The log with the method, and the number of the change's first entry. */
  log: LogState;
  first: number;
}

export interface Placing {
  /** The method has a row of its account. */
  hasAccount: boolean;
  /** Called before the change is written. @returns for the commit right before it is sent @throws WalletError exists */
  place(rows: NewRows): Promise<Change[]>;
}

/**
 * @param enrolment `null`: of a kind without an account
 * @param act places the rows once in each try of its change. `before`: control token of a row of this account that belongs to a method in the log; it is replaced and stays
 */
export async function placing<Value>(
  { unfinished, server }: Pick<SessionParts, 'unfinished' | 'server'>,
  enrolment: Enrolment | null,
  act: (placingAt: (before?: Uint8Array | null) => Placing) => Promise<Value>,
): Promise<Value> {
  let last: { token: Uint8Array; signingPublicKey: Uint8Array } | null = null;
  try {
    const value = await unfinished.during((note) =>
      act((before = null) => ({
        hasAccount: enrolment !== null,
        async place({ made, put, log, first }) {
          const { signingPublicKey } = made.keys;
          const token = made.rowControl();
          const origin = enrolment?.server ?? (await server.record(log.identityId))?.origin;
          if (origin === undefined) return [];
          // Another computer's change came in between. The rows of the try before make room for those of this one.
          if (last !== null) {
            if (isNamed(log, last.signingPublicKey)) throw isThere();
            await unfinished.free(last.token);
          }
          const { id, key } = made.rowTokens();
          const [idRow, keyRow] = [put.idRows[0], put.keyRows[0]];
          await note(token, {
            server: origin,
            account: enrolment === null || before !== null ? null : { row: enrolment.row, token },
            idRow: idRow ? { locator: idRow.locator, token: id } : null,
            keyRow: keyRow ? { accountNumber: keyRow.accountNumber, token: key } : null,
          });
          await enrolment?.enrol(token, before === null ? null : (last?.token ?? before));
          last = { token, signingPublicKey };
          return unfinished.marking(token, { identityId: log.identityId, signingPublicKey, number: first });
        },
      })),
    );
    const { token } = (last ?? { token: null }) as { token: Uint8Array | null };
    if (token !== null) await unfinished.forget(token).catch(() => undefined);
    return value;
  } catch (error) {
    await unfinished.settle();
    throw error;
  }
}

const isThere = () => new WalletError('exists', t.addedAlready);
