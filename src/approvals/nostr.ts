/** Which acts with a Nostr key a person may let a site repeat without a prompt. */
import { revealHidden } from '../ethereum/hidden-text.ts';
import { nostr as t } from '../locales/en/approvals/nostr.ts';
import type { SiteNames } from '../messaging/site-name.ts';
import { loginOf } from '../nostr/auth.ts';
import type { EventDraft } from '../nostr/event.ts';
import { isAddressable, kindName, kindOf } from '../nostr/kinds.ts';
import type { ApprovalRequest, Payload } from './record.ts';

/** The name of what encrypts and decrypts, in `NostrGrant.free`. */
const TEXTS = 'texts';

/** A longer name of an addressable event (its `d` tag) is asked about each time. */
const LONGEST_NAME = 100;

/** Who asks; `within`: the site around its frame, which may lead the person's clicks. */
type Asker = Pick<ApprovalRequest, 'origin' | 'within'>;

/** Its name in `NostrGrant.free`; `null`: the site asks each time, as it always does in a frame of another site. */
export async function freeActOf(
  payload: Payload,
  { origin, within = null }: Asker,
  siteName: SiteNames,
): Promise<string | null> {
  if (within !== null) return null;
  if (payload.kind === 'nostr-text') return TEXTS;
  if (payload.kind !== 'nostr-event') return null;
  const { event } = payload;
  return kindOf(event.kind)?.mayRepeat && !(await logsInElsewhere(payload, origin, siteName)) ? actOf(event) : null;
}

/** Of an addressable kind with its name: under another one lies what another app keeps. `null`: which one is not clear. */
function actOf({ kind, tags }: EventDraft): string | null {
  if (!isAddressable(kind)) return String(kind);
  const [name = '', ...others] = tags.flatMap(([tag, value = '']) => (tag === 'd' ? [value] : []));
  return others.length > 0 || name.length > LONGEST_NAME ? null : `${kind}:${name}`;
}

/** An act of `NostrGrant.free` in a list: *Reaction*; *App data “settings”*. */
export function freeActWords(act: string): string {
  if (act === TEXTS) return t.encryptedTexts;
  const colon = act.indexOf(':');
  if (colon < 0) return kindName(Number(act));
  const name = act.slice(colon + 1);
  const kind = kindName(Number(act.slice(0, colon)));
  return name === '' ? t.withoutName(kind) : t.withName(kind, toPlainName(name));
}

/** Letters, digits and the signs of names and addresses. No quotation mark is among them, nor the letters of U+02B0 to U+02FF, of which some look like one. */
const OF_NAMES = /[^\p{L}\p{M}\p{N} .:/_@#=&~+⟨⟩-]|[\u02b0-\u02ff]/gu;

/** A site chose the name: between quotation marks, in a list, it must not look like a further entry. */
const toPlainName = (name: string): string =>
  revealHidden(name).text.replaceAll(
    OF_NAMES,
    (sign) => `⟨U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`,
  );

/** Does this event log in anywhere but at the asking site? Hosts of one registrable domain count as the same. */
export async function logsInElsewhere(
  { event }: Payload & { kind: 'nostr-event' },
  origin: string | null,
  siteName: SiteNames,
): Promise<boolean> {
  const login = loginOf(event);
  if (login === null) return false;
  if (origin === null || login.host === null) return true;
  return (await siteName(`https://${login.host}`)).domain !== (await siteName(origin)).domain;
}
