/** The server's half of OPAQUE against the vectors of RFC 9807, as far as the library lets one reach: it makes all randomness itself. */
import { describe, expect, it } from 'vitest';
import { fromBase64Url, fromHex, toBase64Url } from '../../lib/bytes.ts';
import { createOpaque } from './opaque.ts';

/** RFC 9807, appendix C.1.1 (real) and C.1.2: ristretto255-SHA512; both have these values in common. */
const rfc9807 = {
  credentialIdentifier: '1234',
  oprfSeed:
    'f433d0227b0b9dd54f7c4422b600e764e47fb503f1f9a0f0a47c6606b054a7fdc65347f1a08f277e22358bbabe26f823fca82c7848e9a75661f4ec5d5c1989ef',
  serverPrivateKey: '47451a85372f8b3537e249d7b54188091fb18edde78094b43e2ba42b5eb89f0d',
  serverPublicKey: 'b2fe7af9f48cc502d016729d2fe25cdd433f2c4bc904660b2a382c9b79df1a78',
  registrationRequest: '5059ff249eb1551b7ce4991f3336205bde44a105a032e747d21bf382e75f7a71',
  registrationResponse:
    '7408a268083e03abc7097fc05b587834539065e86fb0c7b6342fcf5e01e5b019b2fe7af9f48cc502d016729d2fe25cdd433f2c4bc904660b2a382c9b79df1a78',
};

/** The library's setup: OPRF seed, private key, and a public key that stands in for names without a record. */
const setup = toBase64Url(fromHex(rfc9807.oprfSeed + rfc9807.serverPrivateKey + rfc9807.serverPublicKey));

describe('RFC 9807, registration', () => {
  /** The door writes names in base64url. */
  const name = fromBase64Url(rfc9807.credentialIdentifier);
  const request = toBase64Url(fromHex(rfc9807.registrationRequest));

  it('evaluates and answers as in the vectors', async () => {
    const response = await createOpaque().register(setup, name, request);
    expect(response).toBe(toBase64Url(fromHex(rfc9807.registrationResponse)));
  });

  it('answers another name with another element, and nothing that is no element', async () => {
    const opaque = createOpaque();
    const other = fromBase64Url(await opaque.register(setup, fromBase64Url('1235'), request));
    expect(other.slice(0, 32)).not.toEqual(fromHex(rfc9807.registrationResponse).slice(0, 32));
    expect(other.slice(32)).toEqual(fromHex(rfc9807.serverPublicKey));
    const identity = new Uint8Array(32);
    const notCanonical = new Uint8Array(32).fill(0xff);
    for (const bytes of [identity, notCanonical, new Uint8Array(31), new Uint8Array(33), new Uint8Array(0)])
      await expect(opaque.register(setup, name, toBase64Url(bytes))).rejects.toMatchObject({ code: 'malformed' });
  });
});
