/** Uses Nostr keys: after a prompt, or without one if the person allowed the site that. */
import { freeActOf } from '../../approvals/nostr.ts';
import type { NostrPayload } from '../../approvals/record.ts';
import { isWalletError, WalletError } from '../../lib/errors.ts';
import { backgroundAdapters as t } from '../../locales/en/background/adapters.ts';
import type { SiteNames } from '../../messaging/site-name.ts';
import type { Permissions } from '../../permissions/permissions.ts';
import type { Asker, NostrDoor } from '../../rpc/deps.ts';
import type { Session } from '../../session/session.ts';

type Parts = { session: Pick<Session, 'nostr' | 'signing'>; permissions: Pick<Permissions, 'servingNostr'> };
type DoorParts = Parts & { siteName: SiteNames };
type Asked = Parameters<Session['nostr']['sign']>[0];

/** Does what was asked, once the site is known to have the key still. @throws WalletError not-allowed | what the session throws */
export async function actWithNostr(
  { session: { nostr }, permissions }: Parts,
  asked: Asked,
  characterId: string,
  payload: NostrPayload,
): Promise<unknown> {
  const { publicKey } = payload;
  const grant = asked.origin === null ? null : await permissions.servingNostr(asked.origin);
  if (grant?.characterId !== characterId || grant.nostr?.publicKey !== publicKey)
    throw new WalletError('not-allowed', t.connectionChanged);
  const signer = { characterId, publicKey };
  if (payload.kind === 'nostr-event') return nostr.sign(asked, signer, payload.event);
  const { act, peer, text } = payload;
  return act === 'encrypt' ? nostr.encrypt(asked, signer, peer, text) : nostr.decrypt(asked, signer, peer, text);
}

/** What is signed without a prompt is not told to the list of signatures: a site could push everything else out of it. */
export function createNostrDoor(parts: DoorParts, clock: () => number): NostrDoor {
  return {
    async freely({ key, origin, within, characterId }: Asker, payload) {
      const act = await freeActOf(payload, { origin, within }, parts.siteName);
      const grant = await parts.permissions.servingNostr(origin);
      if (act === null || grant?.characterId !== characterId || (grant.nostr?.free[act] ?? 0) <= clock()) return null;
      const asked = { approvalId: key, origin, told: [] };
      try {
        return { result: await actWithNostr(parts, asked, characterId, payload) };
      } catch (error) {
        // The policy wants a login first: that is asked for by a prompt.
        if (isWalletError(error, 'needs-login')) return null;
        throw error;
      }
    },
  };
}
