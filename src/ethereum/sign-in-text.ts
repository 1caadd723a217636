/** Writes ERC-4361 messages for sites that only name the fields (ERC-7846). */
import type { Hex } from '../lib/bytes.ts';
import { toChecksumAddress } from './address.ts';

/** As the site wrote them; times are texts, because the message must have them unchanged. `null`: the message does not have it. */
export interface SignInFields {
  scheme: string | null;
  domain: string;
  statement: string | null;
  uri: string;
  chainId: number;
  nonce: string;
  issuedAt: string;
  expirationTime: string | null;
  notBefore: string | null;
  requestId: string | null;
  /** Empty: the message has none. */
  resources: string[];
}

/** Not checked: the caller reads the text again with `parseSignIn`. */
export function writeSignIn(fields: SignInFields, account: Hex): string {
  const optional = (name: string, value: string | null): string[] => (value === null ? [] : [`${name}: ${value}`]);
  const { scheme, domain, statement, resources } = fields;
  return [
    `${scheme === null ? '' : `${scheme}://`}${domain} wants you to sign in with your Ethereum account:`,
    toChecksumAddress(account),
    '',
    ...(statement === null ? [] : [statement]),
    '',
    `URI: ${fields.uri}`,
    'Version: 1',
    `Chain ID: ${fields.chainId}`,
    `Nonce: ${fields.nonce}`,
    `Issued At: ${fields.issuedAt}`,
    ...optional('Expiration Time', fields.expirationTime),
    ...optional('Not Before', fields.notBefore),
    ...optional('Request ID', fields.requestId),
    ...(resources.length === 0 ? [] : ['Resources:', ...resources.map((resource) => `- ${resource}`)]),
  ].join('\n');
}
