/** Which devices of the log belong to one computer. Each computer writes its own devices into the names of the identity when it changes the identity. */
import * as v from 'valibot';
import { createId } from '../../keys/ids.ts';
import type { LogState } from '../../keys/log/state.ts';
import { bareHex, utf8 } from '../../lib/bytes.ts';
import { sessionProfile as t } from '../../locales/en/session/profile.ts';
import { orElse, parseJson, type Read, readStored, writeStored } from '../../vault/stored.ts';
import type { Vault } from '../../vault/vault.ts';
import { readBoundRecords } from '../login/bound-copy.ts';
import type { IdentityDocument } from './profile.ts';

const computerSchema = v.object({
  /** Random hex; of no use outside the identity's names. */
  id: v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/)),
  /** *Chrome on Linux* */
  name: orElse(v.string(), () => t.unnamedComputer),
});

type Computer = v.InferOutput<typeof computerSchema>;

const KEY = 'computer';

async function readComputer(vault: Vault): Promise<Read<Computer> | null> {
  const bytes = await vault.get('settings', KEY);
  return bytes && readStored(computerSchema, parseJson(bytes));
}

/** `null` also where the row cannot be read: the next start of the worker makes a new one, which does as well. */
export const thisComputer = async (vault: Vault): Promise<Computer | null> =>
  (await readComputer(vault))?.value ?? null;

/** Stores a random id for this browser profile, once. @param name of browser and system, nothing that names a person */
export async function rememberComputer(vault: Vault, name: string): Promise<void> {
  const known = await readComputer(vault);
  if (known?.value.name === name) return;
  const next = { id: known?.value.id ?? bareHex(createId()), name };
  const value = utf8(JSON.stringify(writeStored(next, known?.unread ?? [])));
  await vault.commit([{ table: 'settings', key: KEY, value }]);
}

/** Writes this computer's devices into the names and removes revoked devices. @param made ids (hex) of devices that this change makes */
export async function tellComputer(
  vault: Vault,
  names: IdentityDocument,
  log: LogState,
  made: readonly string[],
): Promise<void> {
  const computer = await thisComputer(vault);
  const bound = (await readBoundRecords(vault)).flatMap((record) => (record.bound ? [record.bound.deviceId] : []));
  const known = { ...names.computers };
  if (computer) for (const deviceId of [...bound, ...made]) known[deviceId] = computer;
  names.computers = Object.fromEntries(
    Object.entries(known).filter(([deviceId]) => log.devices.get(deviceId)?.untilEntry === null),
  );
}
