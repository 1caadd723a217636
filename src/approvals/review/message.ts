/** Words for signing a message: a sign-in, a text, or unreadable bytes. */
import { derivesKey, onlyFor } from '../../ethereum/key-message.ts';
import { decodeText, readText } from '../../ethereum/plain-text.ts';
import { claimsSignIn } from '../../ethereum/sign-in.ts';
import { fromHex } from '../../lib/bytes.ts';
import type { Warning } from '../../messaging/approval.ts';
import { siteName } from '../../messaging/site-name.ts';
import type { Payload } from '../record.ts';
import { blindRule } from './blind.ts';
import type { ReviewContext } from './context.ts';
import type { ReviewPart } from './review-part.ts';
import { reviewSignIn } from './sign-in.ts';
import { textWarnings, toReadable } from './text.ts';
import { due } from './warning.ts';
import { mark, say } from './words.ts';

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

function reviewText(context: ReviewContext, text: string): ReviewPart {
  const readable = toReadable(text);
  return {
    sentence: [say('Sign a message from '), mark(context.asker), say('?')],
    warnings: [...keyWarnings(context, text), ...textWarnings(readable)],
    rows: [
      { name: 'Network', value: context.network.name },
      derivesKey(text)
        ? { name: 'Moves funds', value: 'Whoever has the signature may', tone: 'danger' }
        : { name: 'Moves funds', value: 'Not by itself' },
    ],
    body: { kind: 'message', text: readable.text, isText: true, signIn: false },
    raw: readable.text,
    verb: 'Sign',
  };
}

/** Warnings for a message whose signature is a key: a site that shows another site's message gets that site's key. */
export const keyWarnings = (context: ReviewContext, text: string): Warning[] =>
  derivesKey(text) ? due(elsewhere(context, onlyFor(text)), keyWarning(context)) : [];

/** Refuses a message that names another site. Sites of one registrable domain count as the same. @param site as the message names it */
function elsewhere({ site: asking }: ReviewContext, site: string | null): Warning | false {
  if (site === null || asking === null) return false;
  const origin = URL.canParse(site) ? new URL(site).origin : `https://${site}`;
  return (
    siteName(origin).domain !== asking.domain && {
      rule: 'key-elsewhere',
      severity: 'refused',
      title: 'Dramatis will not sign this',
      text: `The message says that only ${toReadable(site).text} may ask for it. It comes from ${asking.whole}.`,
    }
  );
}

const keyWarning = ({ asker }: ReviewContext): Warning => ({
  rule: 'derives-key',
  severity: 'danger',
  title: 'This signature may be a key',
  text: `Some networks and services make an account’s key out of it. If this message belongs to another site than ${asker}, then ${asker} gets that key and what it holds.`,
  tick: `I trust ${asker} with this key`,
});

async function reviewBytes(context: ReviewContext, message: string): Promise<ReviewPart> {
  const bytes = (message.length - 2) / 2;
  const what = bytes === 32 ? 'It is as long as the hash of a transaction and can be one,' : 'It is not text,';
  return {
    sentence: [say('Sign something unreadable for '), mark(context.asker), say('?')],
    warnings: [
      await blindRule(
        context,
        'Nobody can read this',
        `${what} so nobody can read what it allows.`,
        'I know what these bytes are',
      ),
    ],
    rows: [
      { name: 'Length', value: `${bytes} bytes` },
      { name: 'Moves funds', value: 'Unknown', tone: 'danger' },
    ],
    body: { kind: 'message', text: message, isText: false, signIn: false },
    raw: message,
    verb: 'Sign',
  };
}
