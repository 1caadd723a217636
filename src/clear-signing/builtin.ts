/** The wallet's own descriptions of protocols that many use, as files of ERC-7730 in builtin/. Read when the first call needs them. */

import oneInch from './builtin/1inch-v6.json';
import aave from './builtin/aave-v3.json';
import compound from './builtin/compound-v3.json';
import cow from './builtin/cow-settlement.json';
import ens from './builtin/ens-registrar.json';
import lidoSteth from './builtin/lido-steth.json';
import lidoWithdrawals from './builtin/lido-withdrawals.json';
import lidoWsteth from './builtin/lido-wsteth.json';
import uniswapRouter2 from './builtin/uniswap-router-2.json';
import uniswapV2 from './builtin/uniswap-v2.json';
import uniswapV3 from './builtin/uniswap-v3.json';
import type { Descriptor } from './descriptor.ts';
import { readDescriptorJson } from './read-descriptor.ts';

const FILES: readonly object[] = [
  aave,
  compound,
  cow,
  ens,
  lidoSteth,
  lidoWithdrawals,
  lidoWsteth,
  oneInch,
  uniswapRouter2,
  uniswapV2,
  uniswapV3,
];

let read: Descriptor[] | null = null;

export function ownDescriptors(): readonly Descriptor[] {
  read ??= FILES.map((file) => readDescriptorJson(file));
  return read;
}
