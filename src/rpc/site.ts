/** What methods share about the asking site: its network, its connection, its accounts. */
import type { Payload } from '../approvals/record.ts';
import type { Hex } from '../lib/bytes.ts';
import { CAPABILITIES } from '../permissions/eip2255.ts';
import type { SiteGrant } from '../permissions/grant.ts';
import { DEFAULT_CHAIN_ID } from '../permissions/permissions.ts';
import type { PermissionsDoor } from './deps.ts';
import { invalidParams, notGranted } from './fault.ts';
import { type Context, grantOf, type Step } from './method.ts';
import { firstObject } from './params.ts';

/** The network a site is on: that of its connection, or the one it asked for before it had one. */
export const chainOf = async (
  permissions: Pick<PermissionsDoor, 'wished'>,
  origin: string,
  grant: SiteGrant | null,
): Promise<number> => grant?.chainId ?? (await permissions.wished(origin)) ?? DEFAULT_CHAIN_ID;

/**
 * Asks whether this site may see accounts: of the character that serves it if it is open, else of the one the popup shows. A new site begins on
 * the network it asked for, else on the one that the popup shows, unless the person chooses another one in the prompt.
 */
export async function askConnect({ caller, deps, grant }: Context): Promise<Step> {
  const { permissions, session } = deps;
  const characterId = grant && session.isOpen(grant.characterId) ? grant.characterId : session.activeCharacterId();
  if (characterId === null) throw notGranted('There is no character that this site could be connected with.');
  const chainId =
    grant?.chainId ?? (await permissions.wished(caller.origin)) ?? (await session.homeChainId(characterId));
  const payload = async (): Promise<Payload> => ({ kind: 'connect' });
  return { kind: 'ask', question: { prompt: 'connect', characterId, account: null, chainId, payload } };
}

/** Asks to put this site on another known network. */
export function askSwitch(context: Context, chainId: number): Step {
  const grant = grantOf(context);
  const payload = async (): Promise<Payload> => ({ kind: 'switch-network', chainId });
  return {
    kind: 'ask',
    question: { prompt: 'network', characterId: grant.characterId, account: null, chainId: grant.chainId, payload },
  };
}

/** Asks for a signature of one of the accounts this site was given. @throws ProviderRpcError 4100 when it was not given this one */
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
 * The one object of wallet_requestPermissions and wallet_revokePermissions: capabilities as keys, `eth_accounts` among them or the network alone.
 * What is asked within a capability is the person's to choose, so values are not looked at.
 * @throws ProviderRpcError -32602
 */
export function readCapabilities(params: readonly unknown[]): void {
  const names = Object.keys(firstObject(params));
  if (names.length === 0) throw invalidParams('The object of permissions is empty.');
  for (const name of names)
    if (!CAPABILITIES.includes(name))
      throw invalidParams(`This wallet has no permission ${JSON.stringify(name.slice(0, 60))}.`);
}
