/** Parses what a page sends about sessions (CAIP-25, CAIP-217): scopes, accounts (CAIP-10) and properties. */
import { isAnyCaseAddress } from '../ethereum/address.ts';
import type { Hex } from '../lib/bytes.ts';
import { ProviderRpcError } from '../messaging/provider.ts';
import { invalidParams } from './fault.ts';
import { firstObject } from './params.ts';

/** Codes of CAIP-25 and CAIP-285. */
const CODES = {
  networks: 5100,
  methods: 5101,
  notifications: 5102,
  scopedProperties: 5300,
  propertiesInScope: 5301,
  sessionProperties: 5302,
  sessionId: 5500,
} as const;

export const sessionFault = (about: keyof typeof CODES, message: string): ProviderRpcError =>
  new ProviderRpcError(CODES[about], message);

/** One network that a scope names. */
export interface AskedScope {
  /** `null`: a network or a namespace that is none of Ethereum. */
  chainId: number | null;
  methods: string[];
  notifications: string[];
}

export interface SessionRequest {
  required: AskedScope[];
  optional: AskedScope[];
  /** Lower case; the person chooses. */
  accounts: Hex[];
}

const MAX_SCOPES = 100;
const MAX_VALUES = 200;
const NAMESPACE = /^[-a-z0-9]{3,8}$/;
const REFERENCE = /^[-_a-zA-Z0-9]{1,32}$/;

/** The params of wallet_createSession. @throws ProviderRpcError -32602, 5300, 5301, 5302, 5500 */
export function parseSessionRequest(params: readonly unknown[]): SessionRequest {
  const asked = firstObject(params);
  ensureNoSessionId(asked);
  const { requiredScopes, optionalScopes, scopedProperties, sessionProperties } = asked;
  ensureProperties(scopedProperties, 'scopedProperties');
  ensureProperties(sessionProperties, 'sessionProperties');
  if (!isGiven(requiredScopes) && !isGiven(optionalScopes))
    throw invalidParams('A session needs requiredScopes or optionalScopes.');
  const accounts = new Set<Hex>();
  const required = parseScopes(requiredScopes, 'requiredScopes', accounts);
  const optional = parseScopes(optionalScopes, 'optionalScopes', accounts);
  return { required, optional, accounts: [...accounts] };
}

/** The networks that wallet_revokeSession names; `null`: the whole session. @throws ProviderRpcError -32602, 5500 */
export function parseRevokedScopes(params: readonly unknown[]): number[] | null {
  if (params.length === 0) return null;
  const asked = firstObject(params);
  ensureNoSessionId(asked);
  if (!isGiven(asked.scopes)) return null;
  const scopes = listOfTexts(asked.scopes, 'scopes');
  if (scopes.length === 0) throw invalidParams('The list scopes is empty.');
  return scopes.flatMap((scope) => parseScope(scope) ?? []);
}

/** This wallet gives no ids: a site has one session (CAIP-316). @throws ProviderRpcError 5500 */
export function ensureNoSessionId({ sessionId }: Readonly<Record<string, unknown>>): void {
  if (isGiven(sessionId)) throw sessionFault('sessionId', 'This wallet has no session with this id.');
}

/**
 * The network of a scope string (CAIP-2).
 * @returns null for one of another namespace, or a number that is no chain id @throws ProviderRpcError -32602
 */
export function parseScope(scope: unknown): number | null {
  const [namespace, reference, ...more] = typeof scope === 'string' ? scope.split(':') : [];
  if (!NAMESPACE.test(namespace ?? '') || !REFERENCE.test(reference ?? '') || more.length > 0)
    throw invalidParams('A scope is the id of a network, like eip155:1.');
  return namespace === 'eip155' ? chainIdOf(reference ?? '') : null;
}

function chainIdOf(reference: string): number | null {
  const chainId = /^[1-9]\d{0,15}$/.test(reference) ? Number(reference) : null;
  return chainId !== null && Number.isSafeInteger(chainId) ? chainId : null;
}

function parseScopes(scopes: unknown, name: string, accounts: Set<Hex>): AskedScope[] {
  if (!isGiven(scopes)) return [];
  if (!isRecord(scopes)) throw invalidParams(`The field ${name} is an object.`);
  const entries = Object.entries(scopes);
  if (entries.length === 0 || entries.length > MAX_SCOPES)
    throw invalidParams(`The field ${name} has 1 to ${MAX_SCOPES} scopes.`);
  return entries.flatMap(([scope, value]) => parseScopeObject(scope, value, accounts));
}

function parseScopeObject(scope: string, value: unknown, accounts: Set<Hex>): AskedScope[] {
  if (!isRecord(value)) throw invalidParams('A scope has an object with its methods and notifications.');
  if ('scopedProperties' in value || 'sessionProperties' in value)
    throw sessionFault('propertiesInScope', 'Properties stand beside the scopes, not in them.');
  const methods = listOfTexts(value.methods, 'methods');
  const notifications = listOfTexts(value.notifications, 'notifications');
  const references = isGiven(value.references) ? listOfTexts(value.references, 'references') : null;
  const isNamespace = NAMESPACE.test(scope);
  if (!isNamespace && references !== null) throw invalidParams('A scope of one network has no references.');
  if (isGiven(value.accounts))
    for (const account of listOfTexts(value.accounts, 'accounts')) parseAccount(account, accounts);
  const named = (chainId: number | null): AskedScope => ({ chainId, methods, notifications });
  if (!isNamespace) return [named(parseScope(scope))];
  if (scope !== 'eip155') return [named(null)];
  // A namespace alone names no network (CAIP-25).
  return (references ?? []).map((reference) => named(parseScope(`eip155:${reference}`)));
}

/** CAIP-10. Accounts of other namespaces are left out. @throws ProviderRpcError -32602 */
function parseAccount(account: string, accounts: Set<Hex>): void {
  const [namespace, reference, address, ...more] = account.split(':');
  if (!NAMESPACE.test(namespace ?? '') || reference === undefined || address === undefined || more.length > 0)
    throw invalidParams('An account is written like eip155:1:0x….');
  if (namespace !== 'eip155') return;
  if (!isAnyCaseAddress(address)) throw invalidParams('An account of eip155 has an address.');
  accounts.add(address.toLowerCase() as Hex);
}

/** Their content is a wish that this wallet does not know (CAIP-25). @throws ProviderRpcError 5300, 5302 */
function ensureProperties(properties: unknown, about: 'scopedProperties' | 'sessionProperties'): void {
  if (!isGiven(properties)) return;
  if (!isRecord(properties)) throw sessionFault(about, `The field ${about} is an object.`);
  if (about === 'scopedProperties' && !Object.values(properties).every(isRecord))
    throw sessionFault(about, 'The properties of a scope are an object.');
}

function listOfTexts(value: unknown, name: string): string[] {
  if (!Array.isArray(value) || value.length > MAX_VALUES || !value.every((one) => typeof one === 'string'))
    throw invalidParams(`The field ${name} is a list of at most ${MAX_VALUES} texts.`);
  return value as string[];
}

const isGiven = (value: unknown): boolean => value !== undefined && value !== null;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
