/**
 * One round with the key server while the wallet is open: reads and verifies what other computers did, applies it, and sends the
 * outbox. A round never happens before an unlock and blocks nothing: what cannot be done now is left to the next round.
 */
import type { LogState } from '../../keys/log/state.ts';
import { WalletError } from '../../lib/errors.ts';
import { sessionKeyServer as t } from '../../locales/en/session/key-server.ts';
import { applyLog } from '../follow/apply-log.ts';
import { deviceSigner, readLogOf } from '../profile/profiles.ts';
import type { OpenLogin } from '../state/keyring.ts';
import type { OpenKeys } from '../state/open-keys.ts';
import type { SessionParts } from '../state/session-parts.ts';
import { followServer } from './follow-server.ts';

/** How often another computer's write may come in between in one round. */
const TRIES = 5;

export type RoundOutcome =
  | { kind: 'none' }
  | { kind: 'in-step'; rejected: string[] }
  /** This login may not be open any more; the session is closed, and `why` is a whole sentence. */
  | { kind: 'closed'; why: string };

/**
 * @throws WalletError server-unreachable | server-refused | bad-server | not-found (the server knows this identity no more)
 */
export async function synchronise(parts: SessionParts): Promise<RoundOutcome> {
  return parts.inContact(async () => {
    let outcome: RoundOutcome = { kind: 'none' };
    for (const layer of await parts.keyring.layers()) {
      const next = await parts.keyring.use(layer.layer, (keys) => roundOf(parts, layer, keys));
      if (next.kind === 'closed') return next;
      if (next.kind === 'in-step')
        outcome = {
          kind: 'in-step',
          rejected: [...(outcome.kind === 'in-step' ? outcome.rejected : []), ...next.rejected],
        };
    }
    return outcome;
  });
}

async function roundOf(parts: SessionParts, layer: OpenLogin, keys: OpenKeys): Promise<RoundOutcome> {
  const { server, inTurn } = parts;
  if ((await server.record(keys.identityId)) === null) return { kind: 'none' };
  const signer = deviceSigner(keys);
  for (let tries = 0; ; tries++) {
    const before = await readLogOf(parts, keys);
    const { log, scope, rejected, news } = await server.pull(before, signer, inTurn).catch(async (error: unknown) => {
      // It may have failed after it had stored a part.
      if ((await readLogOf(parts, keys)).head.number !== before.head.number) parts.onNews();
      throw error;
    });
    if (news) parts.onNews();
    await inTurn(() => applyLog(parts, log));
    const isOpen = (await parts.keyring.layers()).some((open) => open.layer === layer.layer);
    if (!isOpen) return layer.layer === 'login' ? { kind: 'closed', why: whyClosed(log, layer) } : { kind: 'none' };
    if (scope === 'log') throw new WalletError('bad-server', t.keptOut);
    if (news && (await inTurn(() => followServer(parts, log, keys)))) continue;
    if ((await server.send(log, signer, inTurn)) === 'sent') return { kind: 'in-step', rejected };
    if (tries === TRIES) throw new WalletError('server-refused', t.beingChanged);
  }
}

/** Why a login may not be open any more, by the log: a whole sentence. */
function whyClosed(log: LogState, { methodId, deviceId }: Pick<OpenLogin, 'methodId' | 'deviceId'>): string {
  const state = log.methods.get(methodId)?.state;
  if (state === 'frozen') return t.methodFrozen;
  if (state !== 'active') return t.methodRemoved;
  if (log.devices.get(deviceId)?.untilEntry !== null) return t.computerRemoved;
  return t.loginClosed;
}
