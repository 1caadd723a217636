/**
 * Rows of accounts whose login methods have ended: removed, cancelled while they waited, or given another account. The names of the identity
 * still tell account and control token, so that any login that manages frees the row in its next round, whoever ended the method and
 * wherever that was interrupted. Nothing is freed before the log says that the method has ended.
 */
import type { LogMethod, LogState } from '../../keys/log/state.ts';
import { controlHash } from '../../keys/statement.ts';
import { bareHex, utf8 } from '../../lib/bytes.ts';
import type { RemoteOpaque } from '../../sync/remote/rows.ts';
import type { Change } from '../../vault/vault.ts';
import { accountRow } from '../login/account-row.ts';
import { openControls, openedControl } from '../login/row-controls.ts';
import type { IdentityDocument } from '../profile/profile.ts';
import type { Profiles } from '../profile/profiles.ts';
import type { SessionParts } from '../state/session-parts.ts';
import type { AccountRow } from './account-row.ts';

/** Rows that this computer has freed already: `ended-row/` and a hash of the control token. */
const PREFIX = 'ended-row/';

const markerOf = ({ control }: AccountRow): string => PREFIX + bareHex(controlHash(control)).slice(0, 32);

type NamedMethod = IdentityDocument['methods'][string];

/** What a method has left so far. `control` is as the names have it. */
const leftBy = (method: LogMethod | undefined, { account, control, left = [] }: NamedMethod) =>
  method?.state === 'revoked' && account !== undefined ? [...left, { kind: method.kind, account, control }] : left;

function endedRows({ methods }: LogState, names: IdentityDocument): AccountRow[] {
  return Object.entries(names.methods).flatMap(([id, named]) =>
    leftBy(methods.get(id), named).flatMap(({ kind, account, control }) => {
      const [row, token] = [accountRow(kind, account), openedControl(control)];
      return row === null || token === null ? [] : [{ account: row, control: token }];
    }),
  );
}

/** The names with their control tokens, as far as an open login manages. */
async function openedNames(
  { keyring }: Pick<SessionParts, 'keyring'>,
  { identityId }: LogState,
  names: IdentityDocument,
): Promise<IdentityDocument> {
  const opened = structuredClone(names);
  for (const { layer } of await keyring.layers())
    await keyring.use(layer, async ({ copy }) => openControls(opened, identityId, copy.managementKey?.key ?? null));
  return opened;
}

/** Never throws: what cannot be freed now is freed in another round, here or on another computer. @param opaqueHere of the identity's key server */
export async function freeEndedRows(
  parts: Pick<SessionParts, 'vault' | 'keyring'>,
  profiles: Pick<Profiles, 'names'>,
  opaqueHere: () => Promise<Pick<RemoteOpaque, 'control'> | null>,
): Promise<void> {
  try {
    const { log, names } = await profiles.names();
    const hasSome = Object.entries(names.methods).some(([id, named]) => leftBy(log.methods.get(id), named).length > 0);
    const opaque = hasSome ? await opaqueHere() : null;
    if (opaque === null) return;
    for (const row of endedRows(log, await openedNames(parts, log, names))) {
      const key = markerOf(row);
      if ((await parts.vault.get('local', key)) !== null) continue;
      try {
        await opaque.control(row.account, row.control, 'remove');
        await parts.vault.commit([{ table: 'local', key, value: utf8('freed') } satisfies Change]);
      } catch {
        // One row that the server refuses keeps none of the others.
      }
    }
  } catch {
    // Locked, or the server or the disk does not answer.
  }
}
