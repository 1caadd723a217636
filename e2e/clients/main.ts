/** The client libraries that sites use, bundled into one script for a page. It knows nothing of the wallet. */
import * as wagmi from '@wagmi/core';
import * as ethers from 'ethers';
import * as viem from 'viem';
import { anvil, mainnet } from 'viem/chains';

declare global {
  interface Window {
    /** Set by the test of wagmi. */
    config: wagmi.Config;
    seen: unknown[];
    clients: {
      wagmi: typeof wagmi;
      ethers: typeof ethers;
      viem: typeof viem;
      chains: { anvil: typeof anvil; mainnet: typeof mainnet };
    };
  }
}

window.clients = { wagmi, ethers, viem, chains: { anvil, mainnet } };
