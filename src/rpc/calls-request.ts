/** Parses the parameter of wallet_sendCalls (EIP-5792, version 2.0.0) strictly, because calls are signed whole. */

import type { PaymasterService } from '../chain/sponsor.ts';
import { parseAddress, parseSigner } from '../ethereum/address.ts';
import { parseChainId, parseData, parsePaddedQuantity } from '../ethereum/quantity.ts';
import type { BatchCall } from '../ethereum/transaction-type.ts';
import { type Hex, utf8 } from '../lib/bytes.ts';
import { PROVIDER_CODES, ProviderRpcError } from '../messaging/provider.ts';
import { invalidParams } from './fault.ts';
import { firstObject } from './params.ts';

export interface CallsRequest {
  /** The site's own id; `null`: the wallet makes one. */
  id: string | null;
  /** `null`: the active account. */
  from: Hex | null;
  chainId: number;
  atomicRequired: boolean;
  calls: readonly [BatchCall, ...BatchCall[]];
  /** The service that shall pay the network fee; `null`: the account pays. */
  sponsor: SponsorRequest | null;
}

export interface SponsorRequest extends PaymasterService {
  /** Where it does not pay, the account may. */
  optional: boolean;
}

/** The version of the standard that every result names. */
export const CALLS_VERSION = '2.0.0';

/** More calls are refused: nobody reads them. */
const MOST_CALLS = 20;
/** Bytes of call data together. Nodes take transactions of 128 kB. */
const MOST_DATA = 96_000;
/** Bytes of an id (EIP-5792). */
const LONGEST_ID = 4096;

const CALL_KEYS = new Set(['to', 'value', 'data', 'capabilities']);

/**
 * @param origin of the site: only a site of this computer may name a service on it
 * @throws ProviderRpcError -32602, 5700, 5740; WalletError bad-input
 */
export function parseCallsRequest(params: readonly unknown[]): (origin: string) => CallsRequest {
  const fields = firstObject(params);
  if (typeof fields.version !== 'string' || !/^2\.\d+\.\d+$/.test(fields.version))
    throw invalidParams(`The field version must be ${CALLS_VERSION}.`);
  if (typeof fields.atomicRequired !== 'boolean')
    throw invalidParams('The field atomicRequired must be true or false.');
  const request = {
    id: isGiven(fields.id) ? parseBundleId(fields.id) : null,
    from: isGiven(fields.from) ? parseSigner(fields.from, 'from') : null,
    chainId: parseChainId(fields.chainId),
    atomicRequired: fields.atomicRequired,
    calls: parseCalls(fields.calls),
  };
  const { paymasterService, ...others } = isGiven(fields.capabilities) ? firstObject([fields.capabilities]) : {};
  const wanted = [others, ...(fields.calls as { capabilities?: unknown }[]).map((call) => call.capabilities)];
  for (const capabilities of wanted) ensureOptional(capabilities);
  return (origin) => ({
    ...request,
    sponsor: isGiven(paymasterService) ? parseSponsor(paymasterService, origin) : null,
  });
}

const LONGEST_CONTEXT = 10_000;

/** @throws ProviderRpcError -32602 */
function parseSponsor(value: unknown, origin: string): SponsorRequest | null {
  const { url, context, optional } = firstObject([value]);
  if (typeof url !== 'string' || url.length > 2048 || !mayAsk(url, origin)) {
    if (optional === true) return null;
    throw invalidParams('The field url of paymasterService must be an address that begins with https://.');
  }
  if (isGiven(context) && JSON.stringify(firstObject([context])).length > LONGEST_CONTEXT)
    throw invalidParams('The field context of paymasterService is too long.');
  return { url, context: isGiven(context) ? firstObject([context]) : null, optional: optional === true };
}

const LOCAL = /^(?:localhost|.+\.localhost|127(?:\.\d+){3}|\[::1\])$/;

/** https without a name and password; services of this computer only for sites of this computer, which reach them anyway. */
function mayAsk(url: string, origin: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, username, password } = new URL(url);
  if (username !== '' || password !== '') return false;
  if (LOCAL.test(hostname)) return LOCAL.test(new URL(origin).hostname) && /^https?:$/.test(protocol);
  return protocol === 'https:';
}

/** The id of a batch: a text of at most 4096 bytes, in hex or as it is. @throws ProviderRpcError -32602 */
export function parseBundleId(value: unknown): string {
  if (typeof value !== 'string' || value === '') throw invalidParams('The id of a batch of calls must be a text.');
  const inHex = /^0x(?:[0-9a-fA-F]{2})*$/.test(value);
  if (value.length > 2 + 2 * LONGEST_ID || (inHex ? value.length / 2 - 1 : utf8(value).length) > LONGEST_ID)
    throw invalidParams(`The id of a batch of calls may have at most ${LONGEST_ID} bytes.`);
  return value;
}

const isGiven = (value: unknown): boolean => value !== undefined && value !== null;

function parseCalls(value: unknown): CallsRequest['calls'] {
  if (!Array.isArray(value)) throw invalidParams('The field calls must be a list.');
  if (value.length > MOST_CALLS) throw tooLarge(`At most ${MOST_CALLS} calls can be sent together.`);
  const [first, ...others] = value.map(parseCall);
  if (!first) throw invalidParams('The field calls is empty.');
  const bytes = [first, ...others].reduce((sum, { data }) => sum + (data.length - 2) / 2, 0);
  if (bytes > MOST_DATA) throw tooLarge(`The data of the calls is larger than ${MOST_DATA / 1000} kB.`);
  return [first, ...others];
}

const tooLarge = (message: string): ProviderRpcError => new ProviderRpcError(PROVIDER_CODES.bundleTooLarge, message);

function parseCall(value: unknown): BatchCall {
  const fields = firstObject([value]);
  for (const key of Object.keys(fields))
    if (!CALL_KEYS.has(key)) throw invalidParams(`A call has an unknown field, ${JSON.stringify(key.slice(0, 40))}.`);
  const data = isGiven(fields.data) ? parseData(fields.data, 'data') : '0x';
  if (!isGiven(fields.to) && data === '0x') throw invalidParams('A call has neither the field to nor data.');
  return {
    to: isGiven(fields.to) ? parseAddress(fields.to, 'to') : null,
    value: (isGiven(fields.value) ? parsePaddedQuantity(fields.value, 'value') : 0n).toString(),
    data,
  };
}

/** This wallet knows no other capability that a site could ask for, so each must be optional. */
export function ensureOptional(capabilities: unknown): void {
  if (!isGiven(capabilities)) return;
  for (const [name, value] of Object.entries(firstObject([capabilities])))
    if (firstObject([value]).optional !== true)
      throw new ProviderRpcError(
        PROVIDER_CODES.unsupportedCapability,
        `This wallet does not have the capability ${JSON.stringify(name.slice(0, 60))}.`,
      );
}
