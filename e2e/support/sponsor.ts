/** A bundler of user operations (ERC-4337) and a service that pays their fee (ERC-7677), one server on this computer, before a local chain with the real entry point. */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { carryOut, deployEntryPoint, deployPaymaster } from '../../src/chain/testing/entry-point.ts';
import { deploySimpleAccount } from '../../src/chain/testing/simple-7702-account.ts';
import { ENTRY_POINT } from '../../src/ethereum/user-operation.ts';
import { askNode } from './node.ts';

export interface Sponsor {
  url: string;
  /** The methods that were called, in order. */
  asked: string[];
  stop(): Promise<void>;
}

const PAYMASTER_GAS = { paymasterVerificationGasLimit: '0x20000', paymasterPostOpGasLimit: '0x20000' };
const GAS = {
  callGasLimit: '0x80000',
  verificationGasLimit: '0x30000',
  preVerificationGas: '0xc350',
  ...PAYMASTER_GAS,
};

type Params = Record<string, unknown>[];

/** @param node URL of the local chain */
export async function startSponsor(node: string): Promise<Sponsor> {
  const chain = { url: node, rpc: (method: string, ...params: unknown[]) => askNode(node, method, params) };
  await deploySimpleAccount(chain);
  await deployEntryPoint(chain);
  const paymaster = await deployPaymaster(chain);
  const asked: string[] = [];
  const pays = { paymaster, paymasterData: '0x' };
  const answers: Record<string, (params: Params) => unknown> = {
    eth_chainId: () => '0x7a69',
    eth_supportedEntryPoints: () => [ENTRY_POINT],
    eth_estimateUserOperationGas: () => GAS,
    pm_getPaymasterStubData: () => pays,
    pm_getPaymasterData: () => pays,
    eth_sendUserOperation: ([operation = {}]) => carryOut(chain, operation),
  };
  const server = createServer(async (request, response) => {
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('access-control-allow-headers', 'content-type');
    if (request.method !== 'POST') return response.end();
    const { id, method, params } = JSON.parse(await bodyOf(request)) as { id: number; method: string; params: Params };
    asked.push(method);
    const answer = await Promise.resolve(answers[method]?.(params) ?? null).then(
      (result) => ({ result }),
      (error) => ({ error: { code: -32500, message: String(error) } }),
    );
    return response.end(JSON.stringify({ jsonrpc: '2.0', id, ...answer }));
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    asked,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const part of request) body += String(part);
  return body;
}
