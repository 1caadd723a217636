/** Words for an event of nostr: what kind it is, its text and its tags. */
import type { Row, Warning } from '../../messaging/approval.ts';
import { HTTP_AUTH, loginOf } from '../../nostr/auth.ts';
import { type EventDraft, tagOf } from '../../nostr/event.ts';
import { isPublicKey, npubOf } from '../../nostr/key.ts';
import { type EventKind, isReplaceable, kindName, kindOf } from '../../nostr/kinds.ts';
import { freeActOf, freeActWords, logsInElsewhere } from '../nostr.ts';
import type { Payload } from '../record.ts';
import type { ReviewContext } from './context.ts';
import type { ReviewPart } from './review-part.ts';
import { textWarnings, toReadable } from './text.ts';
import { due } from './warning.ts';
import { count, day, mark, say } from './words.ts';

type EventPayload = Payload & { kind: 'nostr-event' };

/** Longer lists of tags are cut in the card; the raw data has all. */
const MOST_TAGS = 200;
/** In a tag: the card shows one tag on each line, and no tag may look like two. */
const LINE_END = '⟨U+000A⟩';
/** An event that is dated further away than this (ms) is remarked. */
const FAR = 24 * 60 * 60_000;

export async function reviewNostrEvent(context: ReviewContext, payload: EventPayload): Promise<ReviewPart> {
  const { event, publicKey } = payload;
  const known = kindOf(event.kind);
  const content = toReadable(event.content);
  const tags = event.tags.map((tag) => toReadable(tag.join(' · ').replaceAll('\n', LINE_END)));
  const isLogin = loginOf(event) !== null;
  const found = { text: '', findings: [content, ...tags].flatMap(({ findings }) => findings) };
  const more = tags.length - MOST_TAGS;
  const act = freeActOf(payload, context.request);
  return {
    sentence: sentenceOf(context, event.kind, known),
    warnings: [...kindWarnings(context, payload, known), ...dateWarnings(context, event), ...textWarnings(found)],
    rows: [
      { name: 'Kind', value: `${kindName(event.kind)}${known ? ` (${event.kind})` : ''}` },
      ...kindRows(event),
      { name: 'Dated', value: day(event.created_at * 1000, context.now) },
      { name: 'Key', value: shortNpub(publicKey), detail: 'public key' },
      { name: 'Moves funds', value: 'No' },
    ],
    body: {
      kind: 'nostr',
      text: content.text,
      tags: [
        ...tags.slice(0, MOST_TAGS).map(({ text }) => text),
        ...(more > 0 ? [`and ${count(more, 'more tag')}`] : []),
      ],
      repeat: act === null ? null : `the site may sign more events of this kind (${freeActWords(act)})`,
    },
    raw: toReadable(JSON.stringify({ ...event, pubkey: publicKey }, null, 2)).text,
    verb: isLogin ? 'Sign in' : 'Sign',
  };
}

function sentenceOf({ asker, character }: ReviewContext, kind: number, known: EventKind | null) {
  const what = known?.what ?? `an event of kind ${kind}`;
  return [say(`Sign ${what} for ${asker} as `), mark(character.name), say('?')];
}

/** `npub1abcdefgh…uvwxyz`. */
export function shortNpub(publicKey: string): string {
  const npub = npubOf(publicKey);
  return `${npub.slice(0, 12)}…${npub.slice(-6)}`;
}

function kindWarnings(context: ReviewContext, payload: EventPayload, known: EventKind | null): Warning[] {
  const { event } = payload;
  return due(
    logsInElsewhere(payload, context.request.origin) && elsewhere(context, event),
    known === null && {
      rule: 'nostr-unknown-kind',
      severity: 'caution',
      title: `Dramatis does not know kind ${event.kind}`,
      text: 'What apps make of such an event cannot be told. Its text and its tags stand below as they are.',
    },
    event.kind === 62 && {
      rule: 'nostr-vanish',
      severity: 'danger',
      title: 'This asks to delete everything',
      text: 'Relays that follow it delete all that was ever published with this key, and take nothing of before again.',
      tick: 'I want everything of this key to be deleted',
    },
    event.kind === 5 && {
      rule: 'nostr-deletion',
      severity: 'caution',
      title: 'This asks relays to delete what you published',
      text: 'It cannot be taken back. Copies that others have may stay.',
    },
    isReplaceable(event.kind) && {
      rule: 'nostr-replaces',
      severity: 'caution',
      title: `${known?.replaces ?? 'An earlier event of this kind'} is replaced as a whole`,
      text: 'What the site leaves out is gone. Read the text and the tags below.',
    },
    event.kind === 1984 && {
      rule: 'nostr-report',
      severity: 'caution',
      title: 'A report is public',
      text: 'Everybody sees who was reported, for what, and by whom.',
    },
    event.kind === 4 && {
      rule: 'nostr-old-message',
      severity: 'caution',
      title: 'Everybody sees who writes to whom',
      text: 'Only the text of this old form of message is encrypted, and nothing proves that it was not changed.',
    },
    event.kind === 23194 && {
      rule: 'nostr-wallet-command',
      severity: 'danger',
      title: 'This is a command to a lightning wallet',
      text: 'It can pay. What it says is encrypted, so it cannot be read here.',
      tick: 'I know what this command does',
    },
  );
}

function elsewhere({ site, asker }: ReviewContext, event: EventDraft): Warning {
  const login = loginOf(event);
  const where = login?.host ?? null;
  const named = where ?? (login?.address ? toReadable(login.address).text : 'no address at all');
  const text = `The event is for ${named}, but ${site?.whole ?? asker} asks for it. Whoever has the event can sign in there as you for a short time.`;
  return event.kind === HTTP_AUTH
    ? {
        rule: 'nostr-login-elsewhere',
        severity: 'danger',
        title: 'This signs in at another site',
        text,
        tick: `I want ${asker} to sign in there as me`,
      }
    : { rule: 'nostr-relay-elsewhere', severity: 'danger', title: 'This signs in at a relay of somebody else', text };
}

function dateWarnings({ now }: ReviewContext, { created_at }: EventDraft): Warning[] {
  const away = created_at * 1000 - now;
  if (Math.abs(away) < FAR) return [];
  return [
    {
      rule: 'nostr-date',
      severity: 'note',
      title: `It is dated ${away > 0 ? 'in the future' : 'in the past'}`,
      text: `It says that it was written on ${day(created_at * 1000, now)}. Some apps do that to hide when something was written.`,
    },
  ];
}

function kindRows(event: EventDraft): Row[] {
  const { kind, tags } = event;
  const number = (name: string): number => tags.filter((tag) => tag[0] === name).length;
  const login = loginOf(event);
  const people = [...new Set(tags.flatMap((tag) => (tag[0] === 'p' && isPublicKey(tag[1]) ? [tag[1]] : [])))];
  const method = tagOf(event, 'method');
  return [
    ...(login ? [{ name: 'Signs in at', value: toReadable(login.address ?? 'nowhere').text }] : []),
    ...(login && method !== null ? [{ name: 'For a request of', value: toReadable(method.slice(0, 20)).text }] : []),
    ...(kind === 3
      ? [{ name: 'You would follow', value: count(number('p'), 'person').replace('persons', 'people') }]
      : []),
    ...(kind === 10_002 ? [{ name: 'Your relays', value: String(number('r')) }] : []),
    ...(kind === 5 ? [{ name: 'Deletes', value: count(number('e') + number('a'), 'event') }] : []),
    ...(kind === 9734 ? [{ name: 'Amount', value: sats(tagOf(event, 'amount')) }] : []),
    ...(kind !== 3 && people.length > 0 && people.length <= 3
      ? people.map((publicKey) => ({ name: 'Mentions', value: shortNpub(publicKey) }))
      : []),
  ];
}

/** `21 sats`. @param amount in thousandths */
function sats(amount: string | null): string {
  if (amount === null || !/^\d{1,18}$/.test(amount)) return 'not said';
  const thousandths = BigInt(amount);
  return thousandths % 1000n === 0n ? `${thousandths / 1000n} sats` : `${amount} thousandths of a sat`;
}
