/** Tests of reading authenticator data: the flags, the AAGUID, and data that is cut short or is no data at all. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bareHex, fromHex, toBase64Url } from '../../../lib/bytes.ts';
import { readAuthenticatorData } from './authenticator-data.ts';

const data = (flags: number, rest: Uint8Array = new Uint8Array(0)): string =>
  toBase64Url(Uint8Array.from([...new Uint8Array(32), flags, 0, 0, 0, 1, ...rest]));
const yubikey = fromHex('2fc0579f811347eab116bb5a8db9202a');
const attested = Uint8Array.from([...yubikey, 0, 16, ...new Uint8Array(16)]);

describe('readAuthenticatorData', () => {
  it('reads the AAGUID where the flag for attested credential data is set', () => {
    expect(readAuthenticatorData(data(0x45, attested)).aaguid).toBe('2fc0579f-8113-47ea-b116-bb5a8db9202a');
    expect(readAuthenticatorData(data(0x05, attested)).aaguid).toBeNull();
  });
  it.each([
    [0x05, 'bound'],
    [0x0d, 'syncable'],
    [0x1d, 'synced'],
    // BS without BE is not allowed by the standard: such a credential does not say that it may leave its device.
    [0x15, 'bound'],
  ] as const)('flags %i are %s', (flags, sync) => {
    expect(readAuthenticatorData(data(flags))).toMatchObject({ sync, verified: true });
  });
  it('takes no user verification from data without it, too short, absent or not base64url', () => {
    for (const bad of [data(0x01), toBase64Url(new Uint8Array(32).fill(255)), '', undefined, '%%'])
      expect(readAuthenticatorData(bad)).toEqual({ verified: false, sync: 'bound', aaguid: null });
  });
  it('reads no AAGUID out of data that ends in the middle of it', () => {
    for (let end = 0; end < 18; end++)
      expect(readAuthenticatorData(data(0x45, attested.subarray(0, end))).aaguid).toBeNull();
  });
  it('never throws, and an AAGUID always has its one form', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.uint8Array({ maxLength: 90 }).map(toBase64Url)), (encoded) => {
        const { aaguid } = readAuthenticatorData(encoded);
        expect(aaguid ?? bareHex(new Uint8Array(16))).toMatch(/^[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}$/);
      }),
    );
  });
});
