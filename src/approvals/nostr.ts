/** Which acts with a key of nostr a person may let a site repeat without a prompt. */
import { siteName } from '../messaging/site-name.ts';
import { loginOf } from '../nostr/auth.ts';
import { kindOf } from '../nostr/kinds.ts';
import type { ApprovalRequest, Payload } from './record.ts';

/** The name of what encrypts and decrypts, in `NostrGrant.free`. */
const TEXTS = 'texts';

/** Who asks; `within`: the site around its frame, which may lead the person's clicks. */
type Asker = Pick<ApprovalRequest, 'origin' | 'within'>;

/** Its name in `NostrGrant.free`; `null`: the site asks each time, as it always does in a frame of another site. */
export function freeActOf(payload: Payload, { origin, within = null }: Asker): string | null {
  if (within !== null) return null;
  if (payload.kind === 'nostr-text') return TEXTS;
  if (payload.kind !== 'nostr-event') return null;
  const { event } = payload;
  return kindOf(event.kind)?.mayRepeat && !logsInElsewhere(payload, origin) ? String(event.kind) : null;
}

/** Does this event log in anywhere but at the asking site? Hosts of one registrable domain count as the same. */
export function logsInElsewhere({ event }: Payload & { kind: 'nostr-event' }, origin: string | null): boolean {
  const login = loginOf(event);
  if (login === null) return false;
  if (origin === null || login.host === null) return true;
  return siteName(`https://${login.host}`).domain !== siteName(origin).domain;
}
