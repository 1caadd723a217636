/** JSON keystores: published ones open, ours open in ethers, and damaged, hostile and foreign files are refused before they cost anything. */
import { createCipheriv, scryptSync } from 'node:crypto';
import { createRequire } from 'node:module';
import { encryptKeystoreJson, Wallet } from 'ethers';
import { describe, expect, it } from 'vitest';
import { bareHex, concatBytes, fromHex, type Hex, toHex } from '../lib/bytes.ts';
import { keccak } from './keccak.ts';
import { LONGEST_KEYSTORE, openKeystore, readKeystore, writeKeystore } from './keystore.ts';
import published from './vectors/keystore.json' with { type: 'json' };

interface WalletCase {
  type: string;
  name: string;
  json: string;
  password?: string;
  privateKey: Hex;
}
const { loadTests } = createRequire(import.meta.url)('@ethersproject/testcases') as {
  loadTests(tag: string): WalletCase[];
};
const cases = loadTests('wallets');
const LIGHT = { kind: 'scrypt', n: 2, r: 8, p: 1 } as const;
const KEY: Hex = `0x${'4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318'}`;

const light = async (password = 'pass') => JSON.parse(await writeKeystore(fromHex(KEY), password, undefined, LIGHT));
const open = (file: unknown, password = 'pass') => openKeystore(readKeystore(JSON.stringify(file)), password);

describe('a keystore', () => {
  it.each(published.tests)('of the definition: $name', async ({ json, password, privateKey }) => {
    const done: number[] = [];
    const key = await openKeystore(readKeystore(JSON.stringify(json)), password, (part) => done.push(part));
    expect(toHex(key)).toBe(privateKey);
    if (json.crypto.kdf === 'scrypt') expect(done.at(-1)).toBe(1);
  });

  const ethers = cases.filter(({ type }) => type === 'secret-storage');
  it.each(ethers)('of ethers: $name', async ({ json, password, privateKey }) => {
    expect(toHex(await openKeystore(readKeystore(json), password ?? ''))).toBe(privateKey);
  });

  it('that is written here opens in ethers and here, under a password of any letters', async () => {
    for (const password of ['', 'pass', 'Å ﬁ 密码 🔑']) {
      const text = await writeKeystore(fromHex(KEY), password, undefined, LIGHT);
      expect(toHex(await openKeystore(readKeystore(text), password))).toBe(KEY);
      // ethers uses the form NFKC, geth the bytes as typed.
      if (password === password.normalize('NFKC'))
        expect((await Wallet.fromEncryptedJson(text, password)).privateKey).toBe(KEY);
    }
    const options = { scrypt: { N: 2, r: 8, p: 1 } };
    const text = await encryptKeystoreJson(new Wallet(KEY), 'Å ﬁ', options);
    expect(toHex(await openKeystore(readKeystore(text), 'Å ﬁ'))).toBe(KEY);
  });

  it('with a key that an early program cut opens where the file names the address', async () => {
    const file = cutKeystore();
    const address = new Wallet(`0x${'00'.repeat(2)}${'11'.repeat(30)}`).address;
    expect(toHex(await open({ ...file, address }))).toBe(`0x0000${'11'.repeat(30)}`);
    await expect(open(file)).rejects.toThrow(/shorter than 32 bytes/);
    await expect(open({ ...file, address: `0x${'ab'.repeat(20)}` })).rejects.toThrow(/doesn’t belong to the address/);
  });
});

/** Without the two zeros at the start of its key. */
function cutKeystore() {
  const [salt, iv] = [new Uint8Array(32).fill(1), new Uint8Array(16).fill(2)];
  const derived = scryptSync('pass', salt, 32, { N: 2, r: 8, p: 1 });
  const cipher = createCipheriv('aes-128-ctr', derived.subarray(0, 16), iv);
  const ciphertext = Buffer.concat([cipher.update(new Uint8Array(30).fill(0x11)), cipher.final()]);
  return {
    version: 3,
    crypto: {
      cipher: 'aes-128-ctr',
      cipherparams: { iv: bareHex(iv) },
      ciphertext: bareHex(ciphertext),
      kdf: 'scrypt',
      kdfparams: { dklen: 32, n: 2, r: 8, p: 1, salt: bareHex(salt) },
      mac: bareHex(keccak(concatBytes(derived.subarray(16), ciphertext))),
    },
  };
}

describe('is refused:', () => {
  it('another password', async () => {
    await expect(open(await light(), 'Pass')).rejects.toMatchObject({ code: 'wrong-credential' });
  });

  it('a ciphertext, mac or address that was changed', async () => {
    const file = await light();
    const flipped = (hex: string) => (hex.startsWith('0') ? '1' : '0') + hex.slice(1);
    const { crypto } = file;
    for (const part of ['ciphertext', 'mac'])
      await expect(open({ ...file, crypto: { ...crypto, [part]: flipped(crypto[part]) } })).rejects.toMatchObject({
        code: 'wrong-credential',
      });
    const other = { ...file, address: flipped(file.address) };
    await expect(open(other)).rejects.toThrow(/doesn’t belong to the address/);
    expect(toHex(await open({ ...file, address: undefined }))).toBe(KEY);
    expect(toHex(await open({ ...file, crypto: undefined, Crypto: crypto, address: `0x${file.address}` }))).toBe(KEY);
  });

  it.each([
    ['n too large', { n: 2 ** 31 }, /more computing/],
    ['n beyond memory', { n: 2 ** 20, r: 8, p: 1 }, /more computing/],
    ['r too large', { n: 2, r: 2 ** 30 }, /more computing/],
    ['p too large', { p: 2 ** 30 }, /more computing/],
    ['all of them', { n: 262_144, r: 8, p: 5 }, /more computing/],
    ['n not a power of two', { n: 3 }, /aren’t valid|isn’t valid/],
    ['n of one', { n: 1 }, /aren’t valid|isn’t valid/],
    ['n as text', { n: '262144' }, /aren’t valid|isn’t valid/],
    ['n below zero', { n: -2 }, /aren’t valid|isn’t valid/],
    ['r as fraction', { r: 1.5 }, /aren’t valid|isn’t valid/],
    ['no p', { p: undefined }, /aren’t valid|isn’t valid/],
    ['another length', { dklen: 64 }, /32 bytes/],
    ['no salt', { salt: undefined }, /salt/],
  ])('scrypt with %s', async (_name, params, why) => {
    const file = await light();
    const { crypto } = file;
    const text = JSON.stringify({ ...file, crypto: { ...crypto, kdfparams: { ...crypto.kdfparams, ...params } } });
    expect(() => readKeystore(text)).toThrow(
      expect.objectContaining({ code: 'bad-input', message: expect.stringMatching(why) }),
    );
  });

  it.each([
    ['rounds beyond measure', { c: 1e9, prf: 'hmac-sha256' }, /more computing/],
    ['no rounds', { c: 0, prf: 'hmac-sha256' }, /rounds/],
    ['another function', { c: 1, prf: 'hmac-sha1' }, /PBKDF2/],
  ])('PBKDF2 with %s', async (_name, params, why) => {
    const file = await light();
    const kdfparams = { dklen: 32, salt: '00'.repeat(32), ...params };
    const text = JSON.stringify({ ...file, crypto: { ...file.crypto, kdf: 'pbkdf2', kdfparams } });
    expect(() => readKeystore(text)).toThrow(why);
  });

  it.each([
    ['no JSON', 'hello', /isn’t a keystore/],
    ['a list', '[]', /isn’t a keystore/],
    ['null', 'null', /isn’t a keystore/],
    ['something else', '{"mnemonic":"x"}', /isn’t a keystore/],
    ['a text without end', ' '.repeat(LONGEST_KEYSTORE + 1), /too large/],
    ['the presale', cases.find(({ type }) => type === 'crowdsale')?.json ?? '', /presale/],
  ])('%s', (_name, text, why) => {
    expect(() => readKeystore(text)).toThrow(why);
  });

  it('another version, cipher, iv or length', async () => {
    const file = await light();
    const { crypto } = file;
    const without = (part: object) => () => readKeystore(JSON.stringify({ ...file, ...part }));
    expect(without({ version: 1 })).toThrow(/version/);
    expect(without({ crypto: { ...crypto, cipher: 'aes-128-cbc' } })).toThrow(/aes-128-ctr/);
    expect(without({ crypto: { ...crypto, cipherparams: { iv: '00' } } })).toThrow(/wrong length/);
    expect(without({ crypto: { ...crypto, mac: crypto.mac.slice(2) } })).toThrow(/wrong length/);
    expect(without({ crypto: { ...crypto, ciphertext: `${crypto.ciphertext}00` } })).toThrow(
      /other than a private key/,
    );
    expect(without({ crypto: { ...crypto, kdf: 'argon2' } })).toThrow(/in a way/);
    expect(without({ address: 'cafe' })).toThrow(/address/);
  });
});
