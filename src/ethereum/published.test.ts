/** Tests this folder's exports with published vectors: phrases, keys at paths, signatures, messages and transactions. */
import { createHash } from 'node:crypto';
import { HDNodeWallet } from 'ethers';
import { parseEther, recoverTransactionAddress } from 'viem';
import { privateKeyToAccount } from 'viem/accounts';
import { describe, expect, it } from 'vitest';
import { bareHex, fromHex, type Hex, toHex, utf8 } from '../lib/bytes.ts';
import { WalletError } from '../lib/errors.ts';
import { derivePrivateKey, privateKeyOfSeed } from './hd.ts';
import { keccak } from './keccak.ts';
import { loginPath } from './login-path.ts';
import { hashPersonalMessage, recoverPersonalMessage, signPersonalMessage } from './message.ts';
import { signDigest } from './micro.ts';
import { entropyToPhrase, phraseSeed } from './phrase.ts';
import { recoverAddress } from './signature.ts';
import { decodeTransaction, serializeUnsigned } from './transaction.ts';
import bip32 from './vectors/bip32.json' with { type: 'json' };
import bip39 from './vectors/bip39.json' with { type: 'json' };
import secp256k1 from './vectors/secp256k1.json' with { type: 'json' };

const sha256 = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(bytes).digest());

describe('BIP-39', () => {
  it.each(bip39.tests)('its own list: $phrase', ({ entropy, phrase, seed, xprv }) => {
    expect(entropyToPhrase(fromHex(entropy))).toBe(phrase);
    expect(bareHex(phraseSeed(fromHex(entropy), bip39.passphrase))).toBe(seed);
    const account = HDNodeWallet.fromExtendedKey(xprv).derivePath("44'/60'/0'/0/3") as HDNodeWallet;
    expect(toHex(derivePrivateKey(fromHex(entropy), "m/44'/60'/0'/0/3", bip39.passphrase))).toBe(account.privateKey);
  });
});

describe('BIP-32', () => {
  it.each(bip32.tests)('vector $vector, $path', ({ seed, path, xprv }) => {
    const published = (HDNodeWallet.fromExtendedKey(xprv) as HDNodeWallet).privateKey;
    expect(toHex(privateKeyOfSeed(fromHex(seed), path))).toBe(published);
  });
});

/** Address of an uncompressed public key. */
const addressOf = (publicKey: string): Hex => toHex(keccak(fromHex(publicKey).slice(1)).slice(12));

/** The addresses recovered from a 64-byte signature with both values of v. */
function namedBy(digest: Uint8Array, compact: string): Hex[] {
  return ['1b', '1c'].flatMap((v) => {
    try {
      return [recoverAddress(digest, `0x${compact}${v}`)];
    } catch (error) {
      expect(error).toBeInstanceOf(WalletError);
      return [];
    }
  });
}

describe('secp256k1', () => {
  /** The x coordinate of r exceeds the group order: recovery would need v 29 or 30, which Ethereum does not allow. */
  const NAMELESS = 115;

  it.each(secp256k1.tests)('Wycheproof $tcId: $comment $flags', (test) => {
    const names = namedBy(sha256(fromHex(test.msg)), test.sig).includes(addressOf(test.publicKey));
    expect(names).toBe(test.result === 'valid' && test.tcId !== NAMELESS);
  });

  /** RFC 6979 with this curve and SHA-256: vectors shared by wallet libraries (trezor-crypto, bitcoinjs, python-ecdsa). */
  it.each([
    [
      '0000000000000000000000000000000000000000000000000000000000000001',
      'Satoshi Nakamoto',
      '934b1ea10a4b3c1757e2b0c017d0b6143ce3c9a7e6a4a49860d7a6ab210ee3d82442ce9d2b916064108014783e923ec36b49743e2ffa1c4496f01a512aafd9e5',
    ],
    [
      '0000000000000000000000000000000000000000000000000000000000000001',
      'All those moments will be lost in time, like tears in rain. Time to die...',
      '8600dbd41e348fe5c9465ab92d23e3db8b98b873beecd930736488696438cb6b547fe64427496db33bf66019dacbf0039c04199abb0122918601db38a72cfc21',
    ],
    [
      'fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364140',
      'Satoshi Nakamoto',
      'fd567d121db66e382991534ada77a6bd3106f0a1098c231e47993447cd6af2d06b39cd0eb1bc8603e159ef5c20a5c8ad685a45b06ce9bebed3f153d10d93bed5',
    ],
    [
      'f8b8af8ce3c7cca5e300d33939540c10d45ce001b8f252bfbc57ba0342904181',
      'Alan Turing',
      '7063ae83e7f62bbb171798131b4a0564b956930092b33b07b395615d9ec7e15c58dfcc1e00a35e1572f366ffe34ba0fc47db1e7189759b9fb233c5b05ab388ea',
    ],
  ])('RFC 6979: %s signs %s', (key, message, signature) => {
    expect(signDigest(sha256(utf8(message)), fromHex(key)).slice(2, -2)).toBe(signature);
  });
});

/** The key and address in the documentation of web3.js (`accounts.sign`). */
const DOCUMENTED = fromHex('4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318');

it('EIP-191, version 0x45: the example of web3.js', () => {
  const message = utf8('Some data');
  const signature =
    '0xb91467e570a6466aa9e9876cbcd013baba02900b8979d43fe208a4a4f339f5fd6007e74cd82e037b800186422fc2da167c747ef045e5d18a5f5d4300f8e1a0291c';
  expect(toHex(hashPersonalMessage(message))).toBe(
    '0x1da44b586eb0729ff70a73c326926f6ed5a25f5b056e7f47fbc6e58d86871655',
  );
  expect(signPersonalMessage(DOCUMENTED, message)).toBe(signature);
  expect(recoverPersonalMessage(message, signature)).toBe('0x2c7536e3605d9c16a7a3d7b1898e529396a65c23');
});

it('EIP-2930: the transaction of go-ethereum (core/types/transaction_test.go), read and hashed', async () => {
  const raw =
    '0x01f8630103018261a894b94f5374fce5edbc8e2a8697c15331677e6ebf0b0a825544c001a0c9519f4f2b30335884581971573fadf60c6204f59a911df35ee8a540456b2660a032f1e8e2c5dd761f9e4f88f41c8310aeaba26a8bfcdacfedfa12ec3862d37521';
  const decoded = decodeTransaction(raw);
  expect(decoded).toMatchObject({
    raw,
    r: '0xc9519f4f2b30335884581971573fadf60c6204f59a911df35ee8a540456b2660',
    s: '0x32f1e8e2c5dd761f9e4f88f41c8310aeaba26a8bfcdacfedfa12ec3862d37521',
    yParity: 1,
  });
  expect(decoded.transaction).toEqual({
    type: 'eip2930',
    chainId: 1,
    from: (await recoverTransactionAddress({ serializedTransaction: raw })).toLowerCase(),
    to: '0xb94f5374fce5edbc8e2a8697c15331677e6ebf0b',
    value: '10',
    data: '0x5544',
    nonce: 3,
    gasLimit: '25000',
    gasPrice: '1',
    accessList: [],
  });
  expect(toHex(keccak(serializeUnsigned(decoded.transaction)))).toBe(
    '0x49b486f0ec0a60dfbbca2d30cb07c9e8ffb2a2ff41f29a1ab6737475f6ff69f3',
  );
});

describe('what is not read as a signed transaction', () => {
  const account = privateKeyToAccount(toHex(DOCUMENTED));
  const fields = { chainId: 1, nonce: 0, to: account.address, gas: 21000n, value: parseEther('1') };
  const fees = { maxFeePerGas: 2n, maxPriorityFeePerGas: 1n };

  it.each([
    ['for every network', { chainId: 0, nonce: 1 }],
    ['for another network', { chainId: 10, nonce: 1 }],
    ['of another nonce', { chainId: 1, nonce: 0 }],
  ])('EIP-7702: one that sets code %s', async (_name, fieldsOfIt) => {
    const authorization = await account.signAuthorization({ ...fieldsOfIt, address: account.address });
    const authorizationList = [authorization];
    const raw = await account.signTransaction({ ...fields, ...fees, type: 'eip7702', authorizationList });
    expect(raw).toMatch(/^0x04/);
    expect(() => decodeTransaction(raw)).toThrow(WalletError);
  });

  it('EIP-2: the second signature that follows from the first', async () => {
    const raw = await account.signTransaction({ ...fields, ...fees, type: 'eip1559' });
    const { r, s, yParity } = decodeTransaction(raw);
    const order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;
    const high = (order - BigInt(s)).toString(16).padStart(64, '0');
    const end = (parity: number, value: string) => `${parity === 0 ? '80' : '01'}a0${bare(r)}a0${value}`;
    expect(raw.endsWith(end(yParity, bare(s)))).toBe(true);
    const other = raw.slice(0, -end(yParity, high).length) + end(1 - yParity, high);
    expect(() => decodeTransaction(other as Hex)).toThrow(WalletError);
  });
});

const bare = (quantity: Hex): string => quantity.slice(2).padStart(64, '0');

// The test vector of SLIP-0013, whose steps have the bit that hardens them.
it('SLIP-0013: the path of a key that logs in', () => {
  const steps = [2637750992, 2845082444, 3761103859, 4005495825].map((step) => `${step - 2 ** 31}'`);
  expect(loginPath('https://satoshi@bitcoin.org/login', 0)).toBe(`m/13'/${steps.join('/')}`);
  expect(loginPath('https://satoshi@bitcoin.org/login', 1)).not.toBe(loginPath('https://satoshi@bitcoin.org/login', 0));
});
