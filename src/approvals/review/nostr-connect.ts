/** Words for a site that wants a Nostr key: what it learns, and which keys it can have. */
import { labels } from '../../locales/en/approvals/review/labels.ts';
import { reviewNostr as t } from '../../locales/en/approvals/review/nostr.ts';
import type { ApprovalEdits, NostrConnectReview, Row, Warning } from '../../messaging/approval.ts';
import { npubOf } from '../../nostr/key.ts';
import { knownAsOther, othersThatItKnows } from './connect.ts';
import { knownOrNull, type ReviewContext } from './context.ts';
import type { ReviewPart } from './review-part.ts';
import { toReadable } from './text.ts';
import { due } from './warning.ts';

export async function reviewNostrConnect(context: ReviewContext, edits: ApprovalEdits): Promise<ReviewPart> {
  const { character, characters, data, request, asker } = context;
  const [found, knownAs] = await Promise.all([
    request.origin === null ? null : knownOrNull(data.nostrKeys(request.characterId, request.origin)),
    othersThatItKnows(context),
  ]);
  const own = found && { publicKey: found.own, npub: npubOf(found.own), name: t.onlyFor(asker) };
  const brought = (found?.brought ?? []).map(({ publicKey, name }) => ({
    publicKey,
    npub: npubOf(publicKey),
    name: toReadable(name).text,
  }));
  const keys = own ? [own, ...brought] : [];
  const chosen = keys.find(({ publicKey }) => publicKey === edits.publicKey) ?? own;
  const isBrought = chosen !== null && chosen !== own;
  const body: NostrConnectReview = {
    kind: 'nostr-connect',
    keys,
    chosen: chosen?.publicKey ?? '',
    knownAs: knownAs.map(({ id, name }) => ({ id, name })),
    others: characters
      .filter(({ id }) => id !== character.id && !knownAs.some((known) => known.id === id))
      .map(({ id, name }) => ({ id, name })),
  };
  return {
    sentence: t.signInWithNostr(asker, character.name),
    warnings: [
      ...due(chosen === null && noKey(context), isBrought && linking(context)),
      ...(knownAs.length === 0 ? [] : [knownAsOther(context, knownAs)]),
    ],
    rows: rowsOf(context, isBrought),
    body,
    raw: chosen
      ? t.asksForThisKey(request.origin ?? asker, chosen.publicKey, chosen.npub)
      : t.asksForKey(request.origin ?? asker),
    verb: labels.signIn,
  };
}

const noKey = ({ character }: ReviewContext): Warning => ({
  rule: 'nostr-no-key',
  severity: 'refused',
  title: t.nostrNoKey,
  text: t.nostrNoKeyText(character.name),
});

const linking = ({ asker }: ReviewContext): Warning => ({
  rule: 'nostr-links',
  severity: 'caution',
  title: t.nostrLinks,
  text: t.nostrLinksText(asker),
});

const rowsOf = ({ asker }: ReviewContext, isBrought: boolean): Row[] => [
  { name: labels.canSee, value: t.onePublicKey },
  {
    name: t.linksYouTo,
    value: isBrought ? t.everySiteWithKey : t.onlyThisSite(asker),
  },
  { name: labels.canAsk, value: t.signAndEncrypt },
  { name: labels.cannotSee, value: t.privateKeyAndAccounts },
];
