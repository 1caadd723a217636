/**
 * When each recovery key was last typed on this computer: at a check, a login, a restore or a proof. Only this computer keeps it,
 * because writing it into the identity would need a proof. Nothing of the key is stored.
 */
import * as v from 'valibot';
import type { LogMethod } from '../../keys/log/state.ts';
import { bareHex, utf8 } from '../../lib/bytes.ts';
import { orElse, parseJson, readStored } from '../../vault/stored.ts';
import type { Change, Vault } from '../../vault/vault.ts';

const KEY = 'recovery-checks';

const moment = v.pipe(v.number(), v.safeInteger());

const schema = v.object({
  /** By hex id of the login method. A key that was renewed has a higher generation: its former checks do not count. */
  checks: orElse(v.record(v.string(), v.object({ at: moment, generation: moment })), {}),
  /** The person asked not to be reminded before this time (ms since 1970). */
  later: orElse(v.nullable(moment), null),
});

export type RecoveryChecks = v.InferOutput<typeof schema>;

export async function readRecoveryChecks(vault: Vault): Promise<RecoveryChecks> {
  const bytes = await vault.get('settings', KEY);
  return (bytes && readStored(schema, parseJson(bytes))?.value) ?? { checks: {}, later: null };
}

const changeTo = (checks: RecoveryChecks): Change => ({
  table: 'settings',
  key: KEY,
  value: utf8(JSON.stringify(checks)),
});

/** @param method hex id and generation of the recovery key that was typed @param at ms since 1970 */
export async function recoveryCheckChange(
  vault: Vault,
  { methodId, generation }: { methodId: string; generation: number },
  at: number,
): Promise<Change> {
  const { checks } = await readRecoveryChecks(vault);
  return changeTo({ checks: { ...checks, [methodId]: { at, generation } }, later: null });
}

/** A login method was used: of a recovery key, this proves that the person still has it. */
export async function noteTyped(
  { vault, clock }: { vault: Vault; clock(): number },
  { id, kind, generation }: Pick<LogMethod, 'id' | 'kind' | 'generation'>,
): Promise<void> {
  if (kind === 'recovery-key')
    await vault.commit([await recoveryCheckChange(vault, { methodId: bareHex(id), generation }, clock())]);
}

/** No reminder before `until` (ms since 1970). */
export const laterChange = async (vault: Vault, until: number): Promise<Change> =>
  changeTo({ ...(await readRecoveryChecks(vault)), later: until });
