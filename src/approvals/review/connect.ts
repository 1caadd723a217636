/** Words for a connection: which site will see which accounts of which character. Shows no account of another character. */
import { roundBalance } from '../../ethereum/amount.ts';
import type { Hex } from '../../lib/bytes.ts';
import { reviewConnections as t } from '../../locales/en/approvals/review/connections.ts';
import { labels } from '../../locales/en/approvals/review/labels.ts';
import { nextAccountName } from '../../messaging/account-name.ts';
import type { ApprovalEdits, ConnectReview, Row, Warning } from '../../messaging/approval.ts';
import { knownOrNull, type ReviewContext } from './context.ts';
import type { CharacterInfo, MenuNetwork } from './review-data.ts';
import type { ReviewPart } from './review-part.ts';
import { reviewConnectedSignIn } from './sign-in.ts';
import { isRefused } from './warning.ts';

export async function reviewConnect(context: ReviewContext, edits: ApprovalEdits): Promise<ReviewPart> {
  const { asker, character, request } = context;
  const knownAs = await othersThatItKnows(context);
  const { payload } = request;
  const signIn = payload.kind === 'connect' && payload.signIn ? reviewConnectedSignIn(context, payload.signIn) : null;
  // One that will not be signed is no reason to choose accounts.
  if (signIn && isRefused(signIn.warnings)) return signIn;
  const body = bodyOf(context, knownAs, edits, (await knownOrNull(context.data.networks())) ?? []);
  const connection: ReviewPart = {
    sentence: t.connectTo(asker, character.name),
    warnings: knownAs.length === 0 ? [] : [knownAsOther(context, knownAs)],
    rows: [
      ...(body.loginKey.ticked ? loginKeyRows() : accountRows()),
      ...(await chainRows(context)),
      { name: labels.cannotSee, value: t.otherAccounts },
    ],
    body,
    raw: t.asksForAccounts(request.origin ?? asker),
    verb: t.connect,
  };
  if (!signIn) return connection;
  return {
    ...connection,
    sentence: signIn.sentence,
    warnings: [...signIn.warnings, ...connection.warnings],
    rows: [...signIn.rows, ...connection.rows],
    body: { ...body, signIn: { text: signIn.body.kind === 'message' ? signIn.body.text : '' } },
    raw: signIn.raw,
    verb: signIn.verb,
  };
}

const accountRows = (): Row[] => [
  { name: labels.canSee, value: t.addressesAndHistory },
  { name: labels.canAsk, value: t.signaturesEachTime },
];

const loginKeyRows = (): Row[] => [
  { name: labels.canSee, value: t.unknownAddress },
  { name: labels.canAsk, value: t.signInsOnly },
];

/** The networks that the site wants to switch among, if there are several. */
async function chainRows({ data, request }: ReviewContext): Promise<Row[]> {
  const chains = request.payload.kind === 'connect' ? (request.payload.chains ?? []) : [];
  const others = [...new Set(chains)].filter((chainId) => chainId !== request.chainId);
  if (others.length === 0) return [];
  const names = await Promise.all(
    others.map(async (chainId) => (await knownOrNull(data.network(chainId)))?.name ?? labels.networkNumber(chainId)),
  );
  return [{ name: t.canSwitch, value: t.amongNetworks(names) }];
}

/** Other characters that the asking site knows. */
export async function othersThatItKnows({ data, request, site }: ReviewContext): Promise<CharacterInfo[]> {
  if (!site || request.origin === null) return [];
  const knownAs = (await knownOrNull(data.knownAs(request.origin))) ?? [];
  return knownAs.filter(({ id }) => id !== request.characterId);
}

export const knownAsOther = ({ asker, character }: ReviewContext, knownAs: CharacterInfo[]): Warning => ({
  rule: 'known-as-other',
  severity: 'caution',
  title: t.knownAsOther(knownAs.map(({ name }) => name)),
  text: t.knownAsOtherText(character.name, asker),
});

/** The accounts that the site asks for, if they are this character's; else those that it already sees, else the first account that can sign. A new account is created only if the person asks for it. */
function proposedAccounts({ accounts, grant, request }: ReviewContext): readonly Hex[] {
  const wished = request.payload.kind === 'connect' ? (request.payload.accounts ?? []) : [];
  const own = wished.filter((address) => accounts.some((account) => account.address === address));
  if (own.length > 0) return own;
  const seen = (grant?.accounts ?? []).filter((address) => accounts.some((account) => account.address === address));
  if (seen.length > 0) return seen;
  return accounts
    .filter(({ viewOnly }) => !viewOnly)
    .map(({ address }) => address)
    .slice(0, 1);
}

/** The site has this login key, or asks for it again. */
function seesLoginKey({ grant, request }: ReviewContext, address: Hex): boolean {
  const wished = request.payload.kind === 'connect' ? (request.payload.accounts ?? []) : [];
  return wished.length > 0 ? wished.includes(address) : (grant?.accounts.includes(address) ?? false);
}

function bodyOf(
  context: ReviewContext,
  knownAs: CharacterInfo[],
  edits: ApprovalEdits,
  networks: readonly MenuNetwork[],
): ConnectReview {
  const proposed = proposedAccounts(context);
  const current = context.loginKeys.find(({ exposed }) => !exposed);
  const hasLoginKey = edits.loginKey ?? (current !== undefined && seesLoginKey(context, current.address));
  const ticked = new Set(edits.accounts ?? (hasLoginKey ? [] : proposed));
  const { decimals, chainId, name } = context.network;
  const offered = networks.filter((network) => network.shown || network.chainId === chainId);
  return {
    kind: 'connect',
    accounts: context.accounts.map(({ address, name, balance, viewOnly }) => ({
      address,
      name,
      balance: balance === null ? null : `${roundBalance(BigInt(balance), decimals)} ${context.network.symbol}`,
      ticked: ticked.has(address),
      viewOnly,
    })),
    newAccountName: nextAccountName(context.accounts),
    newAccountTicked: edits.newAccount ?? (!hasLoginKey && proposed.length === 0),
    loginKey: { ticked: hasLoginKey, known: current !== undefined },
    signIn: null,
    networks: (offered.length > 0 ? offered : [{ chainId, name }]).map((each) => ({
      chainId: each.chainId,
      name: each.name,
    })),
    knownAs: knownAs.map(({ id, name }) => ({ id, name })),
    others: context.characters
      .filter(({ id }) => id !== context.character.id && !knownAs.some((known) => known.id === id))
      .map(({ id, name }) => ({ id, name })),
  };
}
