/** Every example of MetaMask's API specification (OpenRPC), asked by a page. What this wallet answers otherwise stands in a table, with the reason. */
import multichain from '@metamask/api-specs/dist/build/multichain-openrpc.json' with { type: 'json' };
import specification from '@metamask/api-specs/dist/build/openrpc.json' with { type: 'json' };
import { describe, expect, it } from 'vitest';
import { createFakeChain } from '../chain/testing/fake-chain.ts';
import type { Hex } from '../lib/bytes.ts';
import { ALICE, createWorld, SITE } from '../rpc/testing/world.ts';
import { type Answer, openPage } from './page.ts';

interface Example {
  name: string;
  params: { value: unknown }[];
  result?: { value: unknown };
}

const examples = (specification.methods as unknown as { name: string; examples?: Example[] }[]).flatMap(
  ({ name, examples = [] }) => examples.map((example, at) => ({ method: name, example, at })),
);

/** Accounts of the examples that sign or send. */
const SIGNERS: Hex[] = [
  '0x4b0897b0513fdbeec7c469d9af4fa6c0752abea7',
  '0x0000000000000000000000000000000000000000',
  '0xdeadbeefdeadbeefdeadbeefdeadbeefdeadbeef',
  '0xd46e8dd67c5d32be8058bb8eb970870f07244567',
];

/** What differs, and why. */
const DIFFERS: Record<string, { code?: number; result?: unknown; why: string }> = {
  wallet_registerOnboarding: { code: -32601, why: 'It brings a person back from the installation of MetaMask.' },
  wallet_requestExecutionPermissions: {
    code: -32601,
    why: 'No delegated permissions (ERC-7715): a site cannot spend later.',
  },
  wallet_getGrantedExecutionPermissions: { code: -32601, why: 'No delegated permissions (ERC-7715).' },
  wallet_getSupportedExecutionPermissions: { code: -32601, why: 'No delegated permissions (ERC-7715).' },
  eth_decrypt: { code: 4200, why: 'The answer would be the secret itself; no standard says what the person is shown.' },
  eth_getEncryptionPublicKey: { code: 4200, why: 'As eth_decrypt.' },
  wallet_sendCalls: {
    code: 5760,
    why: 'It wants all or nothing, and the code that the account could be delegated to is not on that chain here.',
  },
  'wallet_watchAsset 1': { code: -32602, why: 'No account of the site holds the ERC-721 token of the example.' },
  'wallet_watchAsset 2': { code: -32602, why: 'Nor its ERC-1155 token.' },
  wallet_getCallsStatus: { code: 5730, why: 'Nobody sent the batch of the example.' },
  eth_getFilterChanges: { code: -32000, why: 'Nobody made the filter 0x01. Ids cannot be guessed.' },
  eth_getFilterLogs: { code: -32000, why: 'As eth_getFilterChanges.' },
  eth_uninstallFilter: { result: false, why: 'As eth_getFilterChanges.' },
  eth_unsubscribe: { result: false, why: 'Nobody made the subscription of the example.' },
  eth_newFilter: { result: expect.stringMatching(/^0x[0-9a-f]{32}$/), why: 'Ids cannot be guessed.' },
  eth_newBlockFilter: { result: expect.stringMatching(/^0x[0-9a-f]{32}$/), why: 'As eth_newFilter.' },
  eth_newPendingTransactionFilter: { result: expect.stringMatching(/^0x[0-9a-f]{32}$/), why: 'As eth_newFilter.' },
  eth_subscribe: { result: expect.stringMatching(/^0x[0-9a-f]{32}$/), why: 'Ids cannot be guessed.' },
  web3_clientVersion: { result: 'Dramatis/v1.2.3', why: 'Another wallet.' },
  wallet_getPermissions: {
    result: [
      expect.objectContaining({ parentCapability: 'eth_accounts' }),
      expect.objectContaining({ parentCapability: 'endowment:permitted-chains' }),
    ],
    why: 'EIP-2255 has a list of permissions; the example is an object that MetaMask does not answer either.',
  },
  wallet_requestPermissions: {
    result: [
      expect.objectContaining({ parentCapability: 'eth_accounts' }),
      expect.objectContaining({ parentCapability: 'endowment:permitted-chains' }),
    ],
    why: 'As wallet_getPermissions.',
  },
  eth_requestAccounts: { result: SIGNERS, why: 'The accounts of the person.' },
  eth_accounts: { result: SIGNERS, why: 'The accounts of the person.' },
  eth_coinbase: { result: SIGNERS[0], why: 'The accounts of the person.' },
  personal_sign: { result: '0x51', why: 'Signed with another key.' },
  eth_signTypedData_v4: { result: '0x52', why: 'Signed with another key.' },
  eth_sendTransaction: { result: '0xab', why: 'Signed with another key.' },
  wallet_getCapabilities: { result: { '0xaa36a7': expect.anything() }, why: 'What this wallet can do.' },
};

/** Filters ask these of the node themselves. */
const OF_FILTERS = ['eth_newFilter', 'eth_newBlockFilter', 'eth_newPendingTransactionFilter', 'eth_subscribe'];

/** The site is connected on Ethereum, and its node says what the specification says. The person approves whatever is asked. */
async function answerTo(method: string, { params, result }: Example): Promise<Answer> {
  const world = createWorld();
  const known = [1, 10, 11155111, ...(method === 'wallet_switchEthereumChain' ? [100] : [])];
  world.chain.chainIds = async () => known;
  world.chain.probe = async () => 100;
  world.chain.token = async (_characterId, _chainId, address) => ({
    address,
    symbol: 'FOO',
    name: 'Foo',
    decimals: 18,
    resembles: false,
  });
  const { ask } = createFakeChain();
  world.chain.request = async (_characterId, _chainId, asked, all) =>
    OF_FILTERS.includes(method) ? ask(asked, all) : result?.value;
  await world.connect(undefined, 'c1', SIGNERS);
  const page = await openPage(world);
  const asking = page.ask(
    method,
    params.map(({ value }) => value),
  );
  if ((await world.waiting()).length > 0) await world.approveFirst();
  return asking;
}

describe('MetaMask’s API specification', () => {
  it.each(examples)('$method, example $at', async ({ method, at, example }) => {
    const answer = await answerTo(method, example);
    const differs = DIFFERS[`${method} ${at}`] ?? DIFFERS[method];
    if (differs)
      expect(answer, differs.why).toMatchObject(
        'code' in differs ? { code: differs.code } : { result: differs.result },
      );
    else if (example.result?.value === 'null') expect(answer).toEqual({ result: null });
    else expect(answer).toEqual({ result: example.result?.value });
  });

  it('has nothing in the table that it does not ask', () => {
    const asked = new Set(examples.map(({ method }) => method));
    expect(Object.keys(DIFFERS).filter((key) => !asked.has(key.split(' ')[0] ?? ''))).toEqual([]);
  });
});

interface Named {
  name: string;
  examples?: { params: { name: string; value: unknown }[]; result?: { value: unknown } }[];
}

const multichainExamples = (multichain.methods as unknown as Named[]).flatMap(({ name, examples = [] }) =>
  examples.map(({ params, result }, at) => ({
    method: name,
    at,
    result: result?.value,
    params: Object.fromEntries(params.map(({ name, value }) => [name, value])),
  })),
);

/** Whoever the examples are about. */
const ACCOUNT = '0x5cfe73b6021e818b776b421b1c4db2474086a7e1';

/** What the wallet tells pages, and pages do not ask. */
const TOLD = ['wallet_sessionChanged', 'wallet_notify'];

/** Scopes with the accounts of the example, on the networks of it. Those of MetaMask alone (`wallet`) are missing. */
const scopesOf = (value: unknown) => {
  const { sessionScopes } = value as { sessionScopes: Record<string, { accounts: string[] }> };
  return Object.fromEntries(
    Object.entries(sessionScopes)
      .filter(([scope]) => scope.startsWith('eip155:'))
      .map(([scope, { accounts }]) => [scope, accounts]),
  );
};

describe('MetaMask’s multichain API specification', () => {
  it.each(multichainExamples.filter(({ method }) => !TOLD.includes(method)))(
    '$method, example $at',
    async ({ method, params, result }) => {
      const world = createWorld();
      world.chain.chainIds = world.chain.builtInChainIds = async () => [1, 1337];
      world.chain.request = async () => result;
      const chainId = method === 'wallet_invokeMethod' ? 1 : 1337;
      const isNew = method === 'wallet_createSession';
      if (!isNew) await world.permissions.connect({ origin: SITE, characterId: 'c1', accounts: [ALICE], chainId });
      const page = await openPage(world);
      const asking = page.ask(method, params);
      if (isNew) await world.approveFirst();
      const answer = await asking;
      if (typeof result !== 'object') return expect(answer).toEqual({ result });
      expect(answer.code).toBeUndefined();
      const ours = JSON.stringify(result).replaceAll(ACCOUNT, ALICE);
      expect(scopesOf(answer.result)).toEqual(scopesOf(JSON.parse(ours)));
      if (isNew) expect(answer.result).toMatchObject({ sessionProperties: {} });
    },
  );

  it('has examples of every method of sessions', () => {
    expect([...new Set(multichainExamples.map(({ method }) => method))].sort()).toEqual([
      'wallet_createSession',
      'wallet_getSession',
      'wallet_invokeMethod',
      'wallet_revokeSession',
      'wallet_sessionChanged',
    ]);
  });
});
