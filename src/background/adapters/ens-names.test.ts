/** ENS names: only Ethereum's node of the acting character is asked, a typed name is remembered, and an error says what to do. */
import { encodeAbiParameters, parseAbiParameters } from 'viem';
import { describe, expect, it } from 'vitest';
import { NodeError } from '../../chain/node-error.ts';
import type { Hex } from '../../lib/bytes.ts';
import { WalletError } from '../../lib/errors.ts';
import type { ChainClients } from './chain-clients.ts';
import { createEnsNames } from './ens-names.ts';

const ALICE: Hex = `0x${'a1'.repeat(20)}`;
const OTHER: Hex = `0x${'b2'.repeat(20)}`;

/** `answers`: what the node says to each call, one after the other. */
function world(answers: (Hex | Error)[]) {
  const asked: string[] = [];
  let now = 0;
  const client = (characterId: string | null, chainId: number) => ({
    request: async () => {
      asked.push(`${characterId}/${chainId}`);
      const answer = answers.shift();
      if (answer instanceof Error || answer === undefined) throw answer ?? new NodeError(3, 'execution reverted');
      return answer;
    },
  });
  const names = createEnsNames({ client } as unknown as Pick<ChainClients, 'client'>, () => now);
  return { names, asked, pass: (time: number) => (now += time) };
}

const address = (found: Hex): Hex =>
  encodeAbiParameters(parseAbiParameters('bytes,address'), [
    encodeAbiParameters(parseAbiParameters('address'), [found]),
    OTHER,
  ]);
const reverse = (name: string): Hex =>
  encodeAbiParameters(parseAbiParameters('string,address,address'), [name, OTHER, OTHER]);

describe('ENS names', () => {
  it('are resolved along the character’s route to Ethereum, and remembered for some minutes', async () => {
    const { names, asked, pass } = world([address(ALICE)]);
    expect(await names.resolve('everyday', 1, ' Alice.eth ')).toBe(ALICE);
    expect(await names.nameOf('everyday', 1, ALICE)).toBe('alice.eth');
    expect(asked).toEqual(['everyday/1']);
    expect(await names.nameOf('savings', 10, ALICE)).toBeNull();
    expect(asked).toEqual(['everyday/1']);
    pass(6 * 60_000);
    expect(await names.nameOf('everyday', 1, ALICE)).toBeNull();
    expect(asked).toEqual(['everyday/1', 'everyday/1']);
  });

  it('of an address count only if they lead back, and no other network than Ethereum asks for them', async () => {
    const { names, asked } = world([reverse('alice.eth'), address(ALICE), reverse('alice.eth'), address(ALICE)]);
    expect(await names.nameOf('everyday', 1, ALICE)).toBe('alice.eth');
    expect(await names.nameOf('everyday', 1, OTHER)).toBeNull();
    expect(await names.nameOf('everyday', 8453, OTHER)).toBeNull();
    expect(asked).toHaveLength(4);
  });

  it('that lead nowhere, or cannot be looked up, say so', async () => {
    await expect(world([]).names.resolve('everyday', 1, 'nobody.eth')).rejects.toThrow('There is no address for');
    const silent = world([new WalletError('no-network', 'No answer.')]);
    await expect(silent.names.resolve('everyday', 1, 'alice.eth')).rejects.toThrow('Enter the address.');
    await expect(world([]).names.resolve('everyday', 1, 'аlice.eth')).rejects.toThrow('letters a to z');
  });
});
