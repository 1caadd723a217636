/**
 * Real contracts on a local chain: tokens of OpenZeppelin (contracts.json, see scripts/contracts.mjs), Permit2, and Uniswap's routers from
 * their npm packages. Used by tests only.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { encodeAbi, encodeCall } from '../../ethereum/abi.ts';
import { encodeApprove } from '../../ethereum/encode-call.ts';
import { selectorOf } from '../../ethereum/selector.ts';
import { bareHex, type Hex } from '../../lib/bytes.ts';
import { type Anvil, deploy, FUNDED } from './anvil.ts';
import { deployPermit2 } from './permit2.ts';

type Name =
  | 'PermitToken'
  | 'FeeToken'
  | 'SilentToken'
  | 'Collection'
  | 'Pieces'
  | 'Refusing'
  | 'Proxy'
  | 'Portal'
  | 'Paymaster';

const compiled = JSON.parse(readFileSync(join(import.meta.dirname, 'contracts.json'), 'utf8')) as {
  code: Record<Name, Hex>;
};
const require = createRequire(import.meta.url);

/** Deploys a contract of contracts/Tokens.sol from the first funded account, which gets the whole supply of a token. */
export const deployReal = (anvil: Pick<Anvil, 'rpc'>, name: Name, types = '', values: unknown[] = []): Promise<Hex> =>
  deploy(anvil, withArguments(compiled.code[name], types, values));

const withArguments = (code: Hex, types: string, values: unknown[]): Hex =>
  types === '' ? code : `${code}${bareHex(encodeAbi(types, values as never))}`;

function deployFrom(anvil: Pick<Anvil, 'rpc'>, artifact: string, types = '', values: unknown[] = []): Promise<Hex> {
  const { bytecode } = require(artifact) as { bytecode: string };
  return deploy(anvil, withArguments(bytecode.startsWith('0x') ? (bytecode as Hex) : `0x${bytecode}`, types, values));
}

/** A call from the first funded account, mined. @throws Error where it reverts */
export async function call(anvil: Pick<Anvil, 'rpc'>, to: Hex, signature: string, values: unknown[], value = 0n) {
  const types = signature.slice(signature.indexOf('(') + 1, -1);
  await send(anvil, { to, data: encodeCall(selectorOf(signature), types, values as never), value });
}

async function send(anvil: Pick<Anvil, 'rpc'>, { to, data, value = 0n }: { to: Hex; data: Hex; value?: bigint }) {
  const transaction = { from: FUNDED.address, to, data, value: `0x${value.toString(16)}`, gas: '0x800000' };
  const hash = await anvil.rpc('eth_sendTransaction', transaction);
  await anvil.rpc('evm_mine');
  const receipt = (await anvil.rpc('eth_getTransactionReceipt', hash)) as { status: string };
  if (receipt.status !== '0x1') throw new Error('A call of the set-up failed.');
}

export interface Exchange {
  permit2: Hex;
  weth: Hex;
  /** Router 2 of Uniswap v2. */
  router: Hex;
  /** Version 2.1 of the Universal Router, over the same pools. */
  universalRouter: Hex;
}

/** keccak-256 of the creation code of a pair, which is part of the routers. */
const PAIR_HASH = '0x96e8ac4277198ff8b6f785478aa9a39f403cb768dd02cbee326c3e7da348845f';
const NOBODY: Hex = `0x${'00'.repeat(20)}`;

/** Uniswap v2 with Permit2 and both routers. */
export async function deployExchange(anvil: Pick<Anvil, 'rpc'>): Promise<Exchange> {
  const permit2 = await deployPermit2(anvil);
  const weth = await deployFrom(anvil, '@uniswap/v2-periphery/build/WETH9.json');
  const factory = await deployFrom(anvil, '@uniswap/v2-core/build/UniswapV2Factory.json', 'address', [FUNDED.address]);
  const router = await deployFrom(anvil, '@uniswap/v2-periphery/build/UniswapV2Router02.json', 'address,address', [
    factory,
    weth,
  ]);
  const universalRouter = await deployFrom(
    anvil,
    '@uniswap/universal-router/artifacts/contracts/UniversalRouter.sol/UniversalRouter.json',
    '(address,address,address,address,bytes32,bytes32,address,address,address,address)',
    [[permit2, weth, factory, NOBODY, PAIR_HASH, PAIR_HASH, NOBODY, NOBODY, NOBODY, NOBODY]],
  );
  return { permit2, weth, router, universalRouter };
}

/**
 * Makes a market of a token and the coin. The second half comes later: a pair notes its prices when the time has moved on, and the first
 * note costs more gas than a node foresees for whoever would make it.
 * @param token of which the first funded account has enough
 */
export async function addLiquidity(
  anvil: Pick<Anvil, 'rpc'>,
  { router }: Exchange,
  token: Hex,
  tokens: bigint,
  coins: bigint,
) {
  await send(anvil, { to: token, data: encodeApprove(router, tokens) });
  for (let half = 0; half < 2; half++) {
    await anvil.rpc('evm_increaseTime', 60);
    await call(
      anvil,
      router,
      'addLiquidityETH(address,uint256,uint256,uint256,address,uint256)',
      [token, tokens / 2n, 0n, 0n, FUNDED.address, 10n ** 12n],
      coins / 2n,
    );
  }
}
