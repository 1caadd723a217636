/** Test messages of the siwe library: read, refused, and written so that signatures of other wallets fit. */
import { createSiweMessage } from 'viem/siwe';
import { describe, expect, it } from 'vitest';
import { type Hex, utf8 } from '../lib/bytes.ts';
import { WalletError } from '../lib/errors.ts';
import { recoverPersonalMessage } from './message.ts';
import { parseSignIn } from './sign-in.ts';
import { type SignInFields, writeSignIn } from './sign-in-text.ts';
import vectors from './vectors/sign-in.json' with { type: 'json' };

const none = { scheme: null, expirationTime: null, notBefore: null, requestId: null, resources: [], chainId: 1 };

describe('test messages of the siwe library', () => {
  it.each(Object.entries(vectors.wellFormed))('reads: %s', (_name, text) => {
    expect(parseSignIn(text)).toMatchObject({ address: '0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2', chainId: 1 });
  });

  // A name before the host is how a foreign host is hidden.
  it.each(Object.entries({ ...vectors.malformed, ...vectors.withUserinfo }))('refuses: %s', (_name, text) => {
    expect(() => parseSignIn(text)).toThrow(WalletError);
  });

  it.each(Object.entries(vectors.signed))('writes what was signed: %s', (_name, { address, signature, ...fields }) => {
    const text = writeSignIn({ ...none, ...fields }, address as Hex);
    expect(recoverPersonalMessage(utf8(text), signature)).toBe(address.toLowerCase());
  });
});

it('writes every field as viem does', () => {
  const fields: SignInFields = {
    scheme: 'https',
    domain: 'example.org:8443',
    statement: null,
    uri: 'https://example.org:8443/a',
    chainId: 10,
    nonce: 'abcdefgh1',
    issuedAt: '2026-01-02T03:04:05.000Z',
    expirationTime: '2026-01-03T03:04:05.000Z',
    notBefore: '2026-01-01T03:04:05.000Z',
    requestId: 'r-1',
    resources: ['https://example.org/1', 'ipfs://2'],
  };
  const date = (text: string | null) => new Date(text ?? '');
  const { scheme, domain, uri, chainId, nonce, resources } = fields;
  expect(writeSignIn(fields, '0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2')).toBe(
    createSiweMessage({
      address: '0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2',
      version: '1',
      scheme: scheme ?? '',
      domain,
      uri,
      chainId,
      nonce,
      resources,
      requestId: 'r-1',
      issuedAt: date(fields.issuedAt),
      expirationTime: date(fields.expirationTime),
      notBefore: date(fields.notBefore),
    }),
  );
});
