/** The page of one kit: `/?ethers5` loads ethers 5 and nothing of the others. It knows nothing of the wallet. */

const pages: Record<string, () => Promise<{ start(root: HTMLElement): void | Promise<void> }>> = {
  appkit: () => import('./pages/appkit.tsx'),
  connectkit: () => import('./pages/connectkit.tsx'),
  ethers5: () => import('./pages/ethers5.ts'),
  multichain: () => import('./pages/multichain.ts'),
  onboard: () => import('./pages/onboard.ts'),
  rainbowkit: () => import('./pages/rainbowkit.tsx'),
  viem: () => import('./pages/viem.ts'),
  wagmi: () => import('./pages/wagmi.tsx'),
  web3: () => import('./pages/web3.ts'),
};

const root = document.getElementById('root');
const page = pages[location.search.slice(1)];
if (root) void page?.().then(({ start }) => start(root));
