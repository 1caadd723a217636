/** Parses the capability signInWithEthereum of wallet_connect (ERC-7846): the fields of an ERC-4361 message, signed as the site wrote them. */
import { ZERO_ADDRESS } from '../ethereum/address.ts';
import { parseChainId } from '../ethereum/quantity.ts';
import { parseSignIn } from '../ethereum/sign-in.ts';
import { type SignInFields, writeSignIn } from '../ethereum/sign-in-text.ts';
import { invalidParams } from './fault.ts';
import { firstObject } from './params.ts';

const TEXTS = [
  'nonce',
  'version',
  'scheme',
  'domain',
  'uri',
  'statement',
  'issuedAt',
  'expirationTime',
  'notBefore',
  'requestId',
] as const;
const KNOWN: ReadonlySet<string> = new Set([...TEXTS, 'chainId', 'resources', 'optional']);

/**
 * What the site leaves out is filled in when the request runs.
 * @throws ProviderRpcError -32602
 */
export function parseSignInRequest(value: unknown): (site: { origin: string; now: number }) => SignInFields {
  const fields = firstObject([value]);
  for (const name of Object.keys(fields))
    if (!KNOWN.has(name)) throw wrong(`has an unknown field, ${JSON.stringify(name.slice(0, 40))}`);
  const text = (name: (typeof TEXTS)[number]): string | null => {
    const given = fields[name];
    if (given === undefined || given === null) return null;
    if (typeof given !== 'string') throw wrong(`needs a text as its field ${name}`);
    return given;
  };
  for (const name of TEXTS) text(name);
  const { resources = [] } = fields;
  if (!Array.isArray(resources) || resources.some((resource) => typeof resource !== 'string'))
    throw wrong('needs a list of texts as its field resources');
  if ((text('version') ?? '1') !== '1') throw wrong('knows version 1 only');
  const nonce = text('nonce');
  if (nonce === null) throw wrong('needs the field nonce');
  const chainId = parseChainId(fields.chainId);
  return ({ origin, now }) => {
    const complete: SignInFields = {
      scheme: text('scheme'),
      domain: text('domain') ?? new URL(origin).host,
      statement: text('statement'),
      uri: text('uri') ?? origin,
      chainId,
      nonce,
      issuedAt: text('issuedAt') ?? new Date(now).toISOString(),
      expirationTime: text('expirationTime'),
      notBefore: text('notBefore'),
      requestId: text('requestId'),
      resources,
    };
    // Read back as the person will read it: a line break in a field would make it another message.
    const read = parseSignIn(writeSignIn(complete, ZERO_ADDRESS));
    const same =
      read.domain === complete.domain &&
      read.scheme === complete.scheme &&
      read.statement === complete.statement &&
      read.uri === complete.uri &&
      read.nonce === nonce &&
      read.requestId === complete.requestId &&
      read.resources.join('\n') === resources.join('\n');
    if (!same) throw wrong('has a field that does not fit into its message');
    return complete;
  };
}

const wrong = (what: string) => invalidParams(`The capability signInWithEthereum ${what}.`);
