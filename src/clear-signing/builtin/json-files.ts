/** The files of this folder. Imported on demand only: the worker reads them as one file of the package (scripts/lib/worker-build.mjs). */
import oneInch from './1inch-v6.json';
import aave from './aave-v3.json';
import compound from './compound-v3.json';
import cow from './cow-settlement.json';
import ens from './ens-registrar.json';
import lidoSteth from './lido-steth.json';
import lidoWithdrawals from './lido-withdrawals.json';
import lidoWsteth from './lido-wsteth.json';
import uniswapRouter2 from './uniswap-router-2.json';
import universalRouter from './uniswap-universal-router.json';
import universalRouter21 from './uniswap-universal-router-2-1.json';
import uniswapV2 from './uniswap-v2.json';
import uniswapV3 from './uniswap-v3.json';

export default {
  oneInch,
  aave,
  compound,
  cow,
  ens,
  lidoSteth,
  lidoWithdrawals,
  lidoWsteth,
  uniswapRouter2,
  universalRouter,
  universalRouter21,
  uniswapV2,
  uniswapV3,
};
