/** The built-in networks, with public RPC addresses. The person can set other addresses before the first request. */
import type { Hex } from '../lib/bytes.ts';
import { CORE_TOKENS } from './core-tokens.ts';
import { OP_STACK_ORACLE, SCROLL_ORACLE } from './data-fee.ts';
import type { Network } from './network.ts';

/** The same address on nearly every network that has it. */
const MULTICALL: Hex = '0xca11bde05977b3631167028862be2a173976ca11';
/** Multicall3 on networks whose contract addresses are derived in another way. */
const ZK_MULTICALL: Hex = '0xf9cda624fbc7e059355ce98a31693d299facd963';

const publicnode = (name: string): string => `https://${name}-rpc.publicnode.com`;
const drpc = (name: string): string => `https://${name}.drpc.org`;

type Rest = Partial<Pick<Network, 'symbol' | 'multicall' | 'l1FeeOracle' | 'dataFeeUnreadable' | 'test' | 'popular'>>;

const network = (
  chainId: number,
  name: string,
  explorerUrl: string | null,
  rpcUrls: string[],
  rest: Rest = {},
): Network => ({
  chainId,
  name,
  symbol: 'ETH',
  decimals: 18,
  rpcUrls,
  explorerUrl,
  multicall: MULTICALL,
  tokens: CORE_TOKENS[chainId] ?? [],
  builtIn: true,
  test: false,
  popular: false,
  ...rest,
});

const popular = true;
const test = true;
const opStack = { l1FeeOracle: OP_STACK_ORACLE };
const scroll = { l1FeeOracle: SCROLL_ORACLE };

/** Most used first: menus show them in this order. */
const MAIN_NETWORKS: readonly Network[] = [
  network(1, 'Ethereum', 'https://etherscan.io', [publicnode('ethereum'), drpc('eth'), 'https://eth.merkle.io'], {
    popular,
  }),
  network(8453, 'Base', 'https://basescan.org', ['https://mainnet.base.org', publicnode('base'), drpc('base')], {
    popular,
    ...opStack,
  }),
  network(
    42161,
    'Arbitrum One',
    'https://arbiscan.io',
    ['https://arb1.arbitrum.io/rpc', publicnode('arbitrum-one'), drpc('arbitrum')],
    { popular },
  ),
  network(
    10,
    'Optimism',
    'https://optimistic.etherscan.io',
    ['https://mainnet.optimism.io', publicnode('optimism'), drpc('optimism')],
    { popular, ...opStack },
  ),
  network(
    137,
    'Polygon',
    'https://polygonscan.com',
    [publicnode('polygon-bor'), drpc('polygon'), 'https://1rpc.io/matic'],
    { popular, symbol: 'POL' },
  ),
  network(
    56,
    'BNB Smart Chain',
    'https://bscscan.com',
    ['https://bsc-dataseed1.bnbchain.org', publicnode('bsc'), drpc('bsc')],
    { popular, symbol: 'BNB' },
  ),
  network(
    43114,
    'Avalanche',
    'https://snowtrace.io',
    ['https://api.avax.network/ext/bc/C/rpc', publicnode('avalanche-c-chain'), drpc('avalanche')],
    { popular, symbol: 'AVAX' },
  ),
  network(59144, 'Linea', 'https://lineascan.build', ['https://rpc.linea.build', publicnode('linea'), drpc('linea')], {
    popular,
  }),
  network(
    100,
    'Gnosis',
    'https://gnosisscan.io',
    ['https://rpc.gnosischain.com', publicnode('gnosis'), drpc('gnosis')],
    {
      symbol: 'XDAI',
    },
  ),
  network(
    534352,
    'Scroll',
    'https://scrollscan.com',
    ['https://rpc.scroll.io', publicnode('scroll'), drpc('scroll')],
    scroll,
  ),
  network(324, 'ZKsync Era', 'https://explorer.zksync.io', ['https://mainnet.era.zksync.io', drpc('zksync')], {
    multicall: ZK_MULTICALL,
  }),
  network(
    130,
    'Unichain',
    'https://uniscan.xyz',
    ['https://mainnet.unichain.org', publicnode('unichain'), drpc('unichain')],
    opStack,
  ),
  network(
    80094,
    'Berachain',
    'https://berascan.com',
    ['https://rpc.berachain.com', publicnode('berachain'), drpc('berachain')],
    { symbol: 'BERA' },
  ),
  network(146, 'Sonic', 'https://sonicscan.org', ['https://rpc.soniclabs.com', publicnode('sonic'), drpc('sonic')], {
    symbol: 'S',
  }),
  network(42220, 'Celo', 'https://celoscan.io', ['https://forno.celo.org', publicnode('celo'), drpc('celo')], {
    symbol: 'CELO',
  }),
  network(5000, 'Mantle', 'https://mantlescan.xyz', ['https://rpc.mantle.xyz', publicnode('mantle'), drpc('mantle')], {
    symbol: 'MNT',
    dataFeeUnreadable: true,
  }),
  network(
    81457,
    'Blast',
    'https://blastscan.io',
    ['https://rpc.blast.io', publicnode('blast'), drpc('blast')],
    opStack,
  ),
  network(
    480,
    'World Chain',
    'https://worldscan.org',
    ['https://worldchain-mainnet.g.alchemy.com/public', drpc('worldchain')],
    opStack,
  ),
  network(999, 'HyperEVM', 'https://hyperevmscan.io', ['https://rpc.hyperliquid.xyz/evm', drpc('hyperliquid')], {
    symbol: 'HYPE',
  }),
  network(
    57073,
    'Ink',
    'https://explorer.inkonchain.com',
    ['https://rpc-gel.inkonchain.com', 'https://rpc-qnd.inkonchain.com', drpc('ink')],
    opStack,
  ),
  network(143, 'Monad', 'https://monadscan.com', ['https://rpc.monad.xyz', 'https://rpc1.monad.xyz'], {
    symbol: 'MON',
  }),
  network(9745, 'Plasma', 'https://plasmascan.to', ['https://rpc.plasma.to', drpc('plasma')], { symbol: 'XPL' }),
];

const TEST_NETWORKS: readonly Network[] = [
  network(
    11155111,
    'Sepolia',
    'https://sepolia.etherscan.io',
    [publicnode('ethereum-sepolia'), drpc('sepolia'), 'https://1rpc.io/sepolia'],
    { popular },
  ),
  network(
    560048,
    'Hoodi',
    'https://hoodi.etherscan.io',
    ['https://rpc.hoodi.ethpandaops.io', publicnode('ethereum-hoodi'), drpc('hoodi')],
    { popular },
  ),
  network(
    84532,
    'Base Sepolia',
    'https://sepolia.basescan.org',
    ['https://sepolia.base.org', publicnode('base-sepolia'), drpc('base-sepolia')],
    { popular, ...opStack },
  ),
  network(
    421614,
    'Arbitrum Sepolia',
    'https://sepolia.arbiscan.io',
    ['https://sepolia-rollup.arbitrum.io/rpc', publicnode('arbitrum-sepolia'), drpc('arbitrum-sepolia')],
    { popular },
  ),
  network(
    11155420,
    'OP Sepolia',
    'https://optimism-sepolia.blockscout.com',
    ['https://sepolia.optimism.io', publicnode('optimism-sepolia'), drpc('optimism-sepolia')],
    { popular, ...opStack },
  ),
  network(
    80002,
    'Polygon Amoy',
    'https://amoy.polygonscan.com',
    ['https://rpc-amoy.polygon.technology', publicnode('polygon-amoy-bor'), drpc('polygon-amoy')],
    { popular, symbol: 'POL' },
  ),
  network(
    97,
    'BNB Smart Chain Testnet',
    'https://testnet.bscscan.com',
    ['https://data-seed-prebsc-1-s1.bnbchain.org:8545', publicnode('bsc-testnet'), drpc('bsc-testnet')],
    { symbol: 'tBNB' },
  ),
  network(
    43113,
    'Avalanche Fuji',
    'https://testnet.snowtrace.io',
    ['https://api.avax-test.network/ext/bc/C/rpc', publicnode('avalanche-fuji-c-chain'), drpc('avalanche-fuji')],
    { symbol: 'AVAX' },
  ),
  network(59141, 'Linea Sepolia', 'https://sepolia.lineascan.build', [
    'https://rpc.sepolia.linea.build',
    publicnode('linea-sepolia'),
    drpc('linea-sepolia'),
  ]),
  network(
    10200,
    'Gnosis Chiado',
    'https://blockscout.chiadochain.net',
    ['https://rpc.chiadochain.net', publicnode('gnosis-chiado'), drpc('gnosis-chiado')],
    { symbol: 'xDAI' },
  ),
  network(
    534351,
    'Scroll Sepolia',
    'https://sepolia.scrollscan.com',
    ['https://sepolia-rpc.scroll.io', publicnode('scroll-sepolia'), drpc('scroll-sepolia')],
    scroll,
  ),
  network(
    300,
    'ZKsync Sepolia',
    'https://sepolia.explorer.zksync.io',
    ['https://sepolia.era.zksync.dev', drpc('zksync-sepolia')],
    { multicall: ZK_MULTICALL },
  ),
  network(
    1301,
    'Unichain Sepolia',
    'https://sepolia.uniscan.xyz',
    ['https://sepolia.unichain.org', publicnode('unichain-sepolia'), drpc('unichain-sepolia')],
    opStack,
  ),
  network(
    80069,
    'Berachain Bepolia',
    'https://testnet.berascan.com',
    ['https://bepolia.rpc.berachain.com', publicnode('berachain-bepolia')],
    { symbol: 'BERA' },
  ),
  network(
    4801,
    'World Chain Sepolia',
    'https://sepolia.worldscan.org',
    ['https://worldchain-sepolia.g.alchemy.com/public', drpc('worldchain-sepolia')],
    opStack,
  ),
  network(
    763373,
    'Ink Sepolia',
    'https://explorer-sepolia.inkonchain.com',
    ['https://rpc-gel-sepolia.inkonchain.com', drpc('ink-sepolia')],
    opStack,
  ),
  network(
    10143,
    'Monad Testnet',
    'https://testnet.monadexplorer.com',
    ['https://testnet-rpc.monad.xyz', drpc('monad-testnet')],
    { symbol: 'MON' },
  ),
  network(31337, 'Local chain', null, ['http://127.0.0.1:8545'], { popular, multicall: null }),
].map((each) => ({ ...each, test }));

export const BUILT_IN_NETWORKS: readonly Network[] = [...MAIN_NETWORKS, ...TEST_NETWORKS];
