/** Words for signing a message: a sign-in, a text, or unreadable bytes. */
import { derivesKey, onlyFor } from '../../ethereum/key-message.ts';
import { decodeText, readText } from '../../ethereum/plain-text.ts';
import { claimsSignIn } from '../../ethereum/sign-in.ts';
import { fromHex } from '../../lib/bytes.ts';
import { labels } from '../../locales/en/approvals/review/labels.ts';
import { reviewMessages as t } from '../../locales/en/approvals/review/messages.ts';
import type { Warning } from '../../messaging/approval.ts';
import type { Payload } from '../record.ts';
import { blindRule } from './blind.ts';
import type { ReviewContext } from './context.ts';
import type { ReviewPart } from './review-part.ts';
import { reviewSignIn } from './sign-in.ts';
import { textWarnings, toReadable } from './text.ts';
import { due } from './warning.ts';

export async function reviewMessage(
  context: ReviewContext,
  payload: Payload & { kind: 'personal-sign' },
): Promise<ReviewPart> {
  const bytes = fromHex(payload.message);
  const decoded = decodeText(bytes);
  // A text that claims to be a sign-in gets the checks of a sign-in, whatever else it contains.
  if (decoded !== null && claimsSignIn(decoded)) return reviewSignIn(context, decoded);
  const text = readText(bytes);
  return text === null ? reviewBytes(context, payload.message) : reviewText(context, text);
}

async function reviewText(context: ReviewContext, text: string): Promise<ReviewPart> {
  const readable = toReadable(text);
  return {
    sentence: labels.signMessageOf(context.asker),
    warnings: [...(await keyWarnings(context, text)), ...textWarnings(readable)],
    rows: [
      { name: labels.network, value: context.network.name },
      derivesKey(text)
        ? { name: labels.movesFunds, value: t.whoeverHasIt, tone: 'danger' }
        : { name: labels.movesFunds, value: t.notByItself },
    ],
    body: { kind: 'message', text: readable.text, isText: true, signIn: false },
    raw: readable.text,
    verb: labels.sign,
  };
}

/** Warnings for a message whose signature is a key: a site that shows another site's message gets that site's key. */
export const keyWarnings = async (context: ReviewContext, text: string): Promise<Warning[]> =>
  derivesKey(text) ? due(await elsewhere(context, onlyFor(text)), keyWarning(context)) : [];

/** Refuses a message that names another site. Sites of one registrable domain count as the same. @param site as the message names it */
async function elsewhere({ site: asking, data }: ReviewContext, site: string | null): Promise<Warning | false> {
  if (site === null || asking === null) return false;
  const origin = URL.canParse(site) ? new URL(site).origin : `https://${site}`;
  return (
    (await data.siteName(origin)).domain !== asking.domain && {
      rule: 'key-elsewhere',
      severity: 'refused',
      title: labels.willNotSign,
      text: t.keyElsewhereText(toReadable(site).text, asking.whole),
    }
  );
}

const keyWarning = ({ asker }: ReviewContext): Warning => ({
  rule: 'derives-key',
  severity: 'danger',
  title: t.derivesKey,
  text: t.derivesKeyText(asker),
  tick: t.derivesKeyTick(asker),
});

async function reviewBytes(context: ReviewContext, message: string): Promise<ReviewPart> {
  const bytes = (message.length - 2) / 2;
  return {
    sentence: t.signUnreadable(context.asker),
    warnings: [await blindRule(context, t.unreadable, bytes === 32 ? t.asLongAsHash : t.notText, t.unreadableTick)],
    rows: [
      { name: t.length, value: t.bytes(bytes) },
      { name: labels.movesFunds, value: labels.unknown, tone: 'danger' },
    ],
    body: { kind: 'message', text: message, isText: false, signIn: false },
    raw: message,
    verb: labels.sign,
  };
}
