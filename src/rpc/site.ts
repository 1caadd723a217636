/** Helpers that methods share: the site's network, connection and accounts. */
import type { Payload } from '../approvals/record.ts';
import type { SignInFields } from '../ethereum/sign-in-text.ts';
import type { Hex } from '../lib/bytes.ts';
import { loginKey } from '../locales/en/messaging/login-key.ts';
import type { SiteGrant } from '../permissions/grant.ts';
import { networkOf } from '../permissions/serving.ts';
import type { PermissionsDoor } from './deps.ts';
import { notGranted, promptPending } from './fault.ts';
import { type Context, done, grantOf, type Question, type Step } from './method.ts';

/** The network of a site: that of its connection, or the one that the site chose before it was connected. */
export const chainOf = async (
  permissions: Pick<PermissionsDoor, 'preferredChain'>,
  origin: string,
  grant: SiteGrant | null,
): Promise<number> => networkOf(grant, grant ? null : await permissions.preferredChain(origin));

/** What a site would like to be connected with; the person chooses. */
export interface Wishes {
  accounts?: Hex[];
  /** Known networks; it starts on the first one. */
  chains?: number[];
  /** A new site would start on this network. */
  startsOn?: number;
  /** A connected site keeps its network, whatever `chains` has. */
  stays?: boolean;
  /** The person signs in with the same prompt. */
  signIn?: SignInFields;
}

/**
 * Asks the person to connect this site: with the character that serves it if it is open, else with the active character. A new site starts on
 * the network that it chose, else on the active character's network, unless the person chooses another one in the prompt.
 */
export async function askConnect(
  { caller, deps, grant }: Context,
  { startsOn, stays = false, ...wished }: Wishes = {},
): Promise<Step> {
  const { permissions, session } = deps;
  const characterId = grant && session.isOpen(grant.characterId) ? grant.characterId : session.activeCharacterId();
  if (characterId === null) throw notGranted('There is no character that this site could be connected with.');
  const chainId =
    (stays ? grant?.chainId : undefined) ??
    wished.chains?.[0] ??
    grant?.chainId ??
    (await permissions.preferredChain(caller.origin)) ??
    startsOn ??
    (await session.homeChainId(characterId));
  const payload = async (): Promise<Payload> => ({ kind: 'connect', ...wished });
  // Nobody else gets what is signed for this request.
  const alone = wished.signIn !== undefined;
  return { kind: 'ask', question: { prompt: 'connect', characterId, account: null, chainId, alone, payload } };
}

/**
 * Puts this site on a network that the wallet knows; `null`: it does not know this one, or it must not say so. With a prompt, unless the
 * person let the site use that network before. A site that is not connected needs none: nobody's account is concerned yet, and the connect
 * prompt will show the network.
 */
export async function switchToKnown(context: Context, chainId: number): Promise<Step | null> {
  const { caller, deps, grant } = context;
  // A stranger does not learn which networks the person added.
  const known = await (grant ? deps.chain.chainIds() : deps.chain.builtInChainIds());
  if (!known.includes(chainId)) return null;
  if (context.chainId === chainId) return done(null);
  if (grant) return askSwitch(grant, chainId);
  // The network of the connection is being decided in that prompt.
  const waiting = await deps.approvals.list();
  if (waiting.some(({ origin, payload }) => origin === caller.origin && payload.kind === 'connect'))
    throw promptPending();
  await deps.permissions.setPreferredChain(caller.origin, chainId);
  await deps.announce(caller.origin);
  return done(null);
}

function askSwitch({ characterId, chainId: now, chains }: SiteGrant, chainId: number): Step {
  const payload = async (): Promise<Payload> => ({ kind: 'switch-network', chainId });
  const question: Question = { prompt: 'network', characterId, account: null, chainId: now, payload };
  return chains?.includes(chainId) ? { kind: 'move', chainId, question } : { kind: 'ask', question };
}

/** The site gives up its accounts. Needs no person and no unlocked wallet. A Nostr key is another connection. */
export async function disconnect({ caller, deps }: Context): Promise<void> {
  await deps.permissions.revoke(caller.origin, { keepNostr: true });
  await deps.approvals.cancel(({ origin }) => origin === caller.origin, 'The site disconnected itself.');
}

/** The site gives up networks, and what waits on them in its session. @param which all, if it is left out @throws WalletError locked | closed */
export async function giveUpChains({ caller, deps }: Context, which?: readonly number[]): Promise<void> {
  await deps.permissions.forgetChains(caller.origin, which);
  await deps.approvals.cancel(
    ({ origin, inSession, chainId }) =>
      origin === caller.origin && inSession === true && (which?.includes(chainId) ?? true),
    'The site gave up this network.',
  );
}

/** @throws ProviderRpcError 4100 for a login key, which signs messages only */
export async function ensureSignsAll({ deps, grant }: Context, account: Hex): Promise<void> {
  if (grant && (await deps.session.isLoginKey(grant.characterId, account))) throw notGranted(loginKey.onlyLogsIn);
}

/** Asks the person to sign a message, unless it is a sign-in that the person lets the site have without a prompt. */
export function askMessage(context: Context, account: Hex, payload: Payload & { kind: 'personal-sign' }): Step {
  const { caller, deps, key, chainId } = context;
  const step = askSigner(context, account, 'sign', async () => payload);
  if (step.kind !== 'ask') return step;
  const { characterId } = step.question;
  const { origin, within, frameId } = caller;
  const request = { key, origin, within, characterId, account, chainId, payload };
  return { kind: 'ask', question: { ...step.question, freely: () => deps.signIns.freely(request, frameId === 0) } };
}

/** Asks the person for a signature of an account that the site may use. @throws ProviderRpcError 4100 for any other account */
export function askSigner(
  context: Context,
  account: Hex,
  prompt: 'sign' | 'send',
  payload: () => Promise<Payload>,
): Step {
  const { accounts, characterId, chainId } = grantOf(context);
  if (!accounts.includes(account)) throw notGranted('This site has not been given this account.');
  return { kind: 'ask', question: { prompt, characterId, account, chainId, payload } };
}
