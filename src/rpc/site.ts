/** Helpers that methods share: the site's network, connection and accounts. */
import type { Payload } from '../approvals/record.ts';
import type { Hex } from '../lib/bytes.ts';
import { CAPABILITIES } from '../permissions/eip2255.ts';
import type { SiteGrant } from '../permissions/grant.ts';
import { DEFAULT_CHAIN_ID } from '../permissions/permissions.ts';
import type { PermissionsDoor } from './deps.ts';
import { invalidParams, notGranted } from './fault.ts';
import { type Context, grantOf, type Step } from './method.ts';
import { firstObject } from './params.ts';

/** The network of a site: that of its connection, or the one that the site chose before it was connected. */
export const chainOf = async (
  permissions: Pick<PermissionsDoor, 'preferredChain'>,
  origin: string,
  grant: SiteGrant | null,
): Promise<number> => grant?.chainId ?? (await permissions.preferredChain(origin)) ?? DEFAULT_CHAIN_ID;

/**
 * Asks the person to connect this site: with the character that serves it if it is open, else with the active character. A new site starts on
 * the network that it chose, else on the active character's network, unless the person chooses another one in the prompt.
 */
export async function askConnect({ caller, deps, grant }: Context): Promise<Step> {
  const { permissions, session } = deps;
  const characterId = grant && session.isOpen(grant.characterId) ? grant.characterId : session.activeCharacterId();
  if (characterId === null) throw notGranted('There is no character that this site could be connected with.');
  const chainId =
    grant?.chainId ?? (await permissions.preferredChain(caller.origin)) ?? (await session.homeChainId(characterId));
  const payload = async (): Promise<Payload> => ({ kind: 'connect' });
  return { kind: 'ask', question: { prompt: 'connect', characterId, account: null, chainId, payload } };
}

/** Asks the person to switch this site to another known network. */
export function askSwitch(context: Context, chainId: number): Step {
  const grant = grantOf(context);
  const payload = async (): Promise<Payload> => ({ kind: 'switch-network', chainId });
  return {
    kind: 'ask',
    question: { prompt: 'network', characterId: grant.characterId, account: null, chainId: grant.chainId, payload },
  };
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

/**
 * Reads the object of wallet_requestPermissions and wallet_revokePermissions: permission names as keys, `eth_accounts` or the network.
 * Values are ignored, because the person chooses the accounts and the network.
 * @throws ProviderRpcError -32602
 */
export function readCapabilities(params: readonly unknown[]): void {
  const names = Object.keys(firstObject(params));
  if (names.length === 0) throw invalidParams('The object of permissions is empty.');
  for (const name of names)
    if (!CAPABILITIES.includes(name))
      throw invalidParams(`This wallet has no permission ${JSON.stringify(name.slice(0, 60))}.`);
}
