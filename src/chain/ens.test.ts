/** ENS: hashes and encoding as in viem, and names that lie are not believed. */
import {
  decodeFunctionData,
  encodeAbiParameters,
  getAddress,
  parseAbi,
  parseAbiParameters,
  toHex as viemHex,
} from 'viem';
import { mainnet } from 'viem/chains';
import { namehash, packetToBytes } from 'viem/ens';
import { describe, expect, it } from 'vitest';
import { type Hex, toHex } from '../lib/bytes.ts';
import type { Client } from './client-type.ts';
import { dnsEncode, isName, lookupName, nameHash, normaliseName, resolveName } from './ens.ts';
import { NodeError } from './node-error.ts';
import { fakeClient } from './testing/fake-client.ts';

const alice = `0x${'a1'.repeat(20)}` as const;
const bob = `0x${'b2'.repeat(20)}` as const;
const abi = parseAbi([
  'function resolve(bytes name, bytes data) view returns (bytes, address)',
  'function reverse(bytes lookupAddress, uint256 coinType) view returns (string, address, address)',
]);
const registry = parseAbi([
  'function addr(bytes32 node) view returns (address)',
  'function addr(bytes32 node, uint256 coinType) view returns (bytes)',
]);

/** A chain on which some names lead somewhere and some addresses claim names. */
function chain(forward: Record<string, Hex>, backward: Record<Hex, string>): Client {
  const request = async (method: string, params: readonly unknown[] = []) => {
    expect(method).toBe('eth_call');
    const { to, data } = params[0] as { to: Hex; data: Hex };
    expect(getAddress(to)).toBe(getAddress(mainnet.contracts.ensUniversalResolver.address));
    const call = decodeFunctionData({ abi, data });
    if (call.functionName === 'reverse') {
      const name = backward[call.args[0]];
      if (name === undefined) throw new NodeError(3, 'execution reverted');
      return encodeAbiParameters(parseAbiParameters('string,address,address'), [name, bob, bob]);
    }
    const inner = decodeFunctionData({ abi: registry, data: call.args[1] });
    const [node, coin] = inner.args as readonly [Hex, bigint?];
    // `alice.eth@10` is the address that the name has for chain 10.
    const wanted = (candidate: string) => (coin === undefined ? candidate : `${candidate}@${coin - 0x8000_0000n}`);
    const name = Object.keys(forward)
      .map((key) => key.split('@')[0] as string)
      .find((candidate) => namehash(candidate) === node && wanted(candidate) in forward);
    if (name === undefined) throw new NodeError(3, 'execution reverted');
    expect(call.args[0]).toBe(viemHex(packetToBytes(name)));
    const found = forward[wanted(name)] as Hex;
    const result =
      coin === undefined
        ? encodeAbiParameters(parseAbiParameters('address'), [found])
        : encodeAbiParameters(parseAbiParameters('bytes'), [found]);
    return encodeAbiParameters(parseAbiParameters('bytes,address'), [result, bob]);
  };
  return fakeClient(request);
}

describe('ens', () => {
  it('hashes and encodes as viem does', () => {
    for (const name of ['eth', 'vitalik.eth', 'a.b-c.d1.eth', '_x.eth']) {
      expect(toHex(nameHash(name))).toBe(namehash(name));
      expect(toHex(dnsEncode(name))).toBe(viemHex(packetToBytes(name)));
    }
  });

  it('takes names that nobody can mistake', () => {
    expect(normaliseName(' Vitalik.ETH ')).toBe('vitalik.eth');
    for (const wrong of [
      'vitalik',
      'vitаlik.eth',
      'a..eth',
      '.eth',
      'xn--a.eth',
      'a b.eth',
      'a_b.eth',
      `${'a'.repeat(64)}.eth`,
    ])
      expect(() => normaliseName(wrong)).toThrow('letters a to z');
    expect(isName('vitalik.eth')).toBe(true);
    expect(isName(alice)).toBe(false);
  });

  it('finds addresses', async () => {
    const client = chain({ 'alice.eth': alice, 'empty.eth': `0x${'00'.repeat(20)}` }, {});
    expect(await resolveName(client, 'Alice.eth')).toBe(alice);
    expect(await resolveName(client, 'nobody.eth')).toBeNull();
    expect(await resolveName(client, 'empty.eth')).toBeNull();
  });

  it('takes the address that a name has for the network before that for Ethereum', async () => {
    const client = chain({ 'alice.eth': alice, 'alice.eth@10': bob }, {});
    expect(await resolveName(client, 'alice.eth', 10)).toBe(bob);
    expect(await resolveName(client, 'alice.eth', 137)).toBe(alice);
    expect(await resolveName(client, 'alice.eth', 1)).toBe(alice);
  });

  it('believes a name only if it leads back', async () => {
    const client = chain({ 'alice.eth': alice }, { [alice]: 'alice.eth', [bob]: 'alice.eth' });
    expect(await lookupName(client, alice)).toBe('alice.eth');
    expect(await lookupName(client, bob)).toBeNull();
    expect(await lookupName(client, `0x${'c3'.repeat(20)}`)).toBeNull();
    const odd = chain({ 'alice.eth': alice }, { [alice]: 'Alice.eth' });
    expect(await lookupName(odd, alice)).toBeNull();
  });
});
