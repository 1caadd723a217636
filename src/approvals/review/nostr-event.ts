/** Words for a Nostr event: what kind it is, its text and its tags. */
import { labels } from '../../locales/en/approvals/review/labels.ts';
import { reviewNostr as t } from '../../locales/en/approvals/review/nostr.ts';
import { nostrKinds as kinds } from '../../locales/en/nostr/kinds.ts';
import type { Row, Warning } from '../../messaging/approval.ts';
import { HTTP_AUTH, type Login, loginOf } from '../../nostr/auth.ts';
import { type EventDraft, tagOf } from '../../nostr/event.ts';
import { isPublicKey, npubOf } from '../../nostr/key.ts';
import { type EventKind, isReplaceable, kindName, kindOf } from '../../nostr/kinds.ts';
import { freeActOf, freeActWords, logsInElsewhere } from '../nostr.ts';
import type { Payload } from '../record.ts';
import type { ReviewContext } from './context.ts';
import type { ReviewPart } from './review-part.ts';
import { textWarnings, toReadable } from './text.ts';
import { due } from './warning.ts';
import { day } from './words.ts';

type EventPayload = Payload & { kind: 'nostr-event' };

/** Longer lists of tags are cut in the card; the raw data has all. */
const MOST_TAGS = 200;
/** In a tag: the card shows one tag on each line, and no tag may look like two. */
const LINE_END = '⟨U+000A⟩';
/** An event that is dated further away than this (ms) is remarked. */
const FAR = 24 * 60 * 60_000;
/** Of several addresses, so many are named. */
const MOST_NAMED = 3;

export async function reviewNostrEvent(context: ReviewContext, payload: EventPayload): Promise<ReviewPart> {
  const { event, publicKey } = payload;
  const known = kindOf(event.kind);
  const content = toReadable(event.content);
  const tags = event.tags.map((tag) => toReadable(tag.join(' · ').replaceAll('\n', LINE_END)));
  const isLogin = loginOf(event) !== null;
  const found = { text: '', findings: [content, ...tags].flatMap(({ findings }) => findings) };
  const more = tags.length - MOST_TAGS;
  const act = await freeActOf(payload, context.request, context.data.siteName);
  const isElsewhere = await logsInElsewhere(payload, context.request.origin, context.data.siteName);
  return {
    sentence: sentenceOf(context, event.kind, known),
    warnings: [
      ...kindWarnings(context, payload, known, isElsewhere),
      ...dateWarnings(context, event),
      ...textWarnings(found),
    ],
    rows: [
      { name: t.kind, value: known ? t.kindWithNumber(kindName(event.kind), event.kind) : kindName(event.kind) },
      ...kindRows(event),
      { name: t.dated, value: day(event.created_at * 1000, context.now) },
      { name: labels.key, value: shortNpub(publicKey), detail: labels.publicKey },
      { name: labels.movesFunds, value: labels.no },
    ],
    body: {
      kind: 'nostr',
      text: content.text,
      tags: [...tags.slice(0, MOST_TAGS).map(({ text }) => text), ...(more > 0 ? [t.moreTags(more)] : [])],
      repeat: act === null ? null : t.maySignMore(freeActWords(act)),
    },
    raw: toReadable(JSON.stringify({ ...event, pubkey: publicKey }, null, 2)).text,
    verb: isLogin ? labels.signIn : labels.sign,
  };
}

function sentenceOf({ asker, character }: ReviewContext, kind: number, known: EventKind | null) {
  return known === null ? kinds.signUnknownKind(kind, asker, character.name) : known.sign(asker, character.name);
}

/** `npub1abcdefgh…uvwxyz`. */
export function shortNpub(publicKey: string): string {
  const npub = npubOf(publicKey);
  return `${npub.slice(0, 12)}…${npub.slice(-6)}`;
}

function kindWarnings(
  context: ReviewContext,
  payload: EventPayload,
  known: EventKind | null,
  isElsewhere: boolean,
): Warning[] {
  const { event } = payload;
  return due(
    isElsewhere && elsewhere(context, event),
    known === null && {
      rule: 'nostr-unknown-kind',
      severity: 'caution',
      title: t.nostrUnknownKind(event.kind),
      text: t.nostrUnknownKindText,
    },
    event.kind === 62 && {
      rule: 'nostr-vanish',
      severity: 'danger',
      title: t.nostrVanish,
      text: t.nostrVanishText,
      tick: t.nostrVanishTick,
    },
    event.kind === 5 && {
      rule: 'nostr-deletion',
      severity: 'caution',
      title: t.nostrDeletion,
      text: t.nostrDeletionText,
    },
    isReplaceable(event.kind) && {
      rule: 'nostr-replaces',
      severity: 'caution',
      title: known?.replaced ?? t.earlierIsReplaced,
      text: t.nostrReplacesText,
    },
    event.kind === 1984 && {
      rule: 'nostr-report',
      severity: 'caution',
      title: t.nostrReport,
      text: t.nostrReportText,
    },
    event.kind === 4 && {
      rule: 'nostr-old-message',
      severity: 'caution',
      title: t.nostrOldMessage,
      text: t.nostrOldMessageText,
    },
    event.kind === 23194 && {
      rule: 'nostr-wallet-command',
      severity: 'danger',
      title: t.nostrWalletCommand,
      text: t.nostrWalletCommandText,
      tick: t.nostrWalletCommandTick,
    },
  );
}

function elsewhere({ site, asker }: ReviewContext, event: EventDraft): Warning {
  const login = loginOf(event);
  const where = login?.host ?? null;
  const named = where ?? addressesOf(login) ?? t.noAddressAtAll;
  const text = t.eventIsFor(named, site?.whole ?? asker);
  return event.kind === HTTP_AUTH
    ? {
        rule: 'nostr-login-elsewhere',
        severity: 'danger',
        title: t.nostrLoginElsewhere,
        text,
        tick: t.nostrLoginElsewhereTick(asker),
      }
    : { rule: 'nostr-relay-elsewhere', severity: 'danger', title: t.nostrRelayElsewhere, text };
}

/** `null`: it names none. */
function addressesOf(login: Login | null): string | null {
  const named = (login?.addresses ?? []).filter((address) => address !== '');
  return named.length === 0
    ? null
    : t.addresses(
        named.slice(0, MOST_NAMED).map((address) => toReadable(address).text),
        named.length - MOST_NAMED,
      );
}

function dateWarnings({ now }: ReviewContext, { created_at }: EventDraft): Warning[] {
  const away = created_at * 1000 - now;
  if (Math.abs(away) < FAR) return [];
  return [
    {
      rule: 'nostr-date',
      severity: 'note',
      title: away > 0 ? t.datedInFuture : t.datedInPast,
      text: t.nostrDateText(day(created_at * 1000, now)),
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
    ...(login ? [{ name: t.signsInAt, value: addressesOf(login) ?? t.nowhere }] : []),
    ...(login && method !== null ? [{ name: t.forRequestOf, value: toReadable(method.slice(0, 20)).text }] : []),
    ...(kind === 3 ? [{ name: t.youWouldFollow, value: t.people(number('p')) }] : []),
    ...(kind === 10_002 ? [{ name: t.yourRelays, value: String(number('r')) }] : []),
    ...(kind === 5 ? [{ name: t.deletes, value: t.events(number('e') + number('a')) }] : []),
    ...(kind === 9734 ? [{ name: t.amount, value: sats(tagOf(event, 'amount')) }] : []),
    ...(kind !== 3 && people.length > 0 && people.length <= 3
      ? people.map((publicKey) => ({ name: t.mentions, value: shortNpub(publicKey) }))
      : []),
  ];
}

/** `21 sats`. @param amount in thousandths */
function sats(amount: string | null): string {
  if (amount === null || !/^\d{1,18}$/.test(amount)) return t.notSaid;
  const thousandths = BigInt(amount);
  return thousandths % 1000n === 0n ? t.sats(`${thousandths / 1000n}`) : t.thousandthsOfSat(amount);
}
