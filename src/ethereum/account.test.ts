/** Keys, phrases and paths against ethers' published accounts and HD nodes. */

import { createRequire } from 'node:module';
import { mnemonicToEntropy } from '@scure/bip39';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import fc from 'fast-check';
import { hexToBytes } from 'viem';
import { privateKeyToAddress as viemAddress } from 'viem/accounts';
import { describe, expect, it } from 'vitest';
import { bareHex, fromHex, type Hex, toHex } from '../lib/bytes.ts';
import { WalletError } from '../lib/errors.ts';
import { parsePrivateKey, privateKeyToAddress } from './account.ts';
import { deriveAccountKey, derivePrivateKey } from './hd.ts';
import { accountPath, parsePath } from './paths.ts';
import { entropyToPhrase } from './phrase.ts';

interface NodeCase {
  locale: string;
  entropy: Hex;
  mnemonic: string;
  password?: string;
  hdnodes: { path: string; address: Hex; privateKey: Hex }[];
}
const { loadTests } = createRequire(import.meta.url)('@ethersproject/testcases') as {
  loadTests(tag: string): unknown[];
};

const ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;

describe('private keys', () => {
  it("have the addresses of ethers' accounts and of viem", () => {
    const cases = (loadTests('accounts') as { address: Hex; privateKey?: Hex }[]).filter((test) => test.privateKey);
    for (const { address, privateKey } of cases)
      expect(privateKeyToAddress(fromHex(privateKey ?? ''))).toBe(address.toLowerCase());
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: ORDER - 1n }), (key) => {
        const hex = `0x${key.toString(16).padStart(64, '0')}` as const;
        expect(privateKeyToAddress(hexToBytes(hex))).toBe(viemAddress(hex).toLowerCase());
      }),
      { numRuns: 20 },
    );
  });

  it('are read with and without 0x, and refused outside the curve', () => {
    const key = '46'.repeat(32);
    expect(bareHex(parsePrivateKey(` 0x${key}\n`))).toBe(key);
    expect(bareHex(parsePrivateKey(key.toUpperCase()))).toBe(key);
    for (const wrong of ['', '0x', key.slice(1), `${key}00`, 'z'.repeat(64), '00'.repeat(32), ORDER.toString(16)])
      expect(() => parsePrivateKey(wrong)).toThrow(WalletError);
  });
});

describe('phrases and paths', () => {
  it("give the keys of ethers' HD nodes", () => {
    const cases = (loadTests('hdnode') as NodeCase[]).filter(({ locale }) => locale === 'en').slice(0, 130);
    let nodes = 0;
    for (const { entropy, mnemonic, password, hdnodes } of cases) {
      expect(entropyToPhrase(fromHex(entropy))).toBe(mnemonic);
      for (const { path, address, privateKey } of hdnodes.slice(-2)) {
        if (path === 'm') continue;
        const key = derivePrivateKey(fromHex(entropy), path, password ?? '');
        expect(toHex(key)).toBe(privateKey);
        expect(privateKeyToAddress(key)).toBe(address);
        nodes++;
      }
    }
    expect(nodes).toBeGreaterThan(50);
  });

  it('derives the accounts that every local chain funds', () => {
    const entropy = mnemonicToEntropy('test test test test test test test test test test test junk', wordlist);
    expect(privateKeyToAddress(deriveAccountKey(entropy, 0))).toBe('0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266');
    expect(privateKeyToAddress(deriveAccountKey(entropy, 1))).toBe('0x70997970c51812dc3a010c7d01b50e0d17dc79c8');
  });

  it('makes no phrase of any other number of bytes', () => {
    expect(() => entropyToPhrase(new Uint8Array(15))).toThrow(WalletError);
  });

  it('reads paths strictly', () => {
    expect(accountPath(7)).toBe("m/44'/60'/0'/0/7");
    expect(parsePath(" m/44h/60H/0'/3 ")).toBe("m/44'/60'/0'/3");
    for (const wrong of ['', 'm', 'm/', '44/60', 'm/x', 'm/2147483648', "m/44''/0", 'm/0/', 'm/-1'])
      expect(() => parsePath(wrong)).toThrow(WalletError);
    for (const wrong of [-1, 1.5, 2 ** 31, Number.NaN]) expect(() => accountPath(wrong)).toThrow(WalletError);
  });
});
