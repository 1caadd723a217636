/** A local chain for tests: starts the anvil binary itself, so that ending it ends it. Used by tests only. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { encodeAbi } from '../../ethereum/abi.ts';
import { bareHex, type Hex } from '../../lib/bytes.ts';
import { createClient } from '../client.ts';
import type { Client } from '../client-type.ts';
import type { Network } from '../network.ts';

/** First funded account of every local chain, with its public private key. */
export const FUNDED: { address: Hex; privateKey: Hex } = {
  address: '0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266',
  privateKey: '0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80',
};
export const SECOND: { address: Hex; privateKey: Hex } = {
  address: '0x70997970c51812dc3a010c7d01b50e0d17dc79c8',
  privateKey: '0x59c6995e998f97a5a0044966f0945389dc9e86dae88c7a8412f4603b6b78690d',
};

export interface Anvil {
  url: string;
  client: Client;
  network: Network;
  /** A raw request, anvil's own methods among them. */
  rpc(method: string, ...params: unknown[]): Promise<unknown>;
  stop(): Promise<void>;
}

const BINARY = join(import.meta.dirname, '../../../node_modules/@foundry-rs/anvil-linux-amd64/bin/anvil');

/** @param args more arguments for anvil, such as `--no-mining` */
export async function startAnvil(...args: string[]): Promise<Anvil> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(existsSync(BINARY) ? BINARY : 'anvil', ['--port', String(port), '--silent', ...args], {
    stdio: 'ignore',
  });
  const ended = new Promise<void>((resolve, reject) => {
    child.once('exit', () => resolve());
    child.once('error', reject);
  });
  ended.catch(() => undefined);
  const given = args.indexOf('--chain-id');
  const chainId = given === -1 ? 31337 : Number(args[given + 1]);
  const client = createClient({ chainId, urls: [url], fetch, clock: Date.now });
  const rpc = (method: string, ...params: unknown[]) => client.request(method, params);
  for (let attempt = 0; ; attempt++) {
    try {
      await createClient({ chainId, urls: [url], fetch, clock: Date.now }).request('eth_blockNumber');
      break;
    } catch (error) {
      if (attempt > 100) throw error;
      await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 100))]);
    }
  }
  const network: Network = {
    chainId,
    name: 'Local chain',
    symbol: 'ETH',
    decimals: 18,
    rpcUrls: [url],
    explorerUrl: null,
    multicall: null,
    tokens: [],
    builtIn: true,
    test: true,
    popular: true,
  };
  return {
    url,
    client,
    network,
    rpc,
    async stop() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

const contracts = createRequire(import.meta.url)('@metamask/test-dapp/dist/constants.json') as Record<string, Hex>;

/** Deploys creation code from the first funded account. @returns the lower-case address */
export async function deploy(anvil: Pick<Anvil, 'rpc'>, code: Hex, from: Hex = FUNDED.address): Promise<Hex> {
  const hash = await anvil.rpc('eth_sendTransaction', { from, data: code, gas: '0x1000000' });
  await anvil.rpc('evm_mine');
  const receipt = (await anvil.rpc('eth_getTransactionReceipt', hash)) as { contractAddress: Hex; status: string };
  if (receipt.status !== '0x1') throw new Error('The contract was not deployed.');
  return receipt.contractAddress.toLowerCase() as Hex;
}

/** Creation code of an ERC-20, an ERC-721, an ERC-1155 and a contract that fails, from @metamask/test-dapp. */
export const CODE = {
  token: contracts.hstBytecode,
  collectible: contracts.nftsBytecode,
  several: contracts.erc1155Bytecode,
  failing: contracts.failingContractBytecode,
} as Record<'token' | 'collectible' | 'several' | 'failing', Hex>;

/** An ERC-20 with six decimals whose whole supply, a million, belongs to the first funded account. */
export const deployToken = (anvil: Pick<Anvil, 'rpc'>, symbol = 'TST'): Promise<Hex> =>
  deploy(
    anvil,
    `${CODE.token}${bareHex(encodeAbi('uint256,string,uint8,string', [1_000_000n, `Test ${symbol}`, 6n, symbol]))}`,
  );

/** Deploys Multicall3 from the bytes that viem carries. */
export async function deployMulticall(anvil: Anvil): Promise<Hex> {
  const path = join(import.meta.dirname, '../../../node_modules/viem/_esm/constants/contracts.js');
  const { multicall3Bytecode } = (await import(path)) as { multicall3Bytecode: Hex };
  return deploy(anvil, multicall3Bytecode);
}
