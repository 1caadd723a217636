/** Reown AppKit with its adapter for wagmi: its button and its modal. Without its service, which this browser cannot reach. */
import { createAppKit } from '@reown/appkit/react';
import { WagmiAdapter } from '@reown/appkit-adapter-wagmi';
import { createElement } from 'react';
import { CHAINS, render, TRANSPORTS } from '../wagmi-2.tsx';

export function start(root: HTMLElement): void {
  const projectId = '0'.repeat(32);
  const networks = [...CHAINS] as [(typeof CHAINS)[number], ...(typeof CHAINS)[number][]];
  const adapter = new WagmiAdapter({ projectId, networks, transports: TRANSPORTS });
  createAppKit({
    adapters: [adapter],
    projectId,
    networks,
    metadata: { name: 'A site', description: 'A site', url: location.origin, icons: [] },
    features: { analytics: false, email: false, socials: false, swaps: false, onramp: false },
    enableWalletConnect: false,
    enableCoinbase: false,
  });
  render(root, adapter.wagmiConfig, createElement('appkit-button'));
}
