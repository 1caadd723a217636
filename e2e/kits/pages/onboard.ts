/** web3-onboard: its modal, and ethers 5 over the provider that it hands out, as its documents show it. */
import Onboard, { type WalletState } from '@web3-onboard/core';
import injectedModule from '@web3-onboard/injected-wallets';
import { ethers } from 'ethers';
import { MAIL } from '../kit.ts';

const onboard = Onboard({
  wallets: [injectedModule()],
  chains: [
    { id: 1, token: 'ETH', label: 'Ethereum', rpcUrl: 'http://127.0.0.1:9' },
    { id: 31337, token: 'ETH', label: 'Local', rpcUrl: 'http://127.0.0.1:8545' },
  ],
  appMetadata: { name: 'A site', description: 'A site' },
  connect: { autoConnectLastWallet: true },
  accountCenter: { desktop: { enabled: false }, mobile: { enabled: false } },
  notify: { enabled: false },
});

export function start(root: HTMLElement): void {
  const button = document.createElement('button');
  button.textContent = 'Connect';
  button.addEventListener('click', () => onboard.connectWallet());
  root.append(button);
  const wallet = (): WalletState | undefined => onboard.state.get().wallets[0];
  const signer = () => {
    const provider = wallet()?.provider;
    if (!provider) throw new Error('No wallet is connected.');
    const web3 = new ethers.providers.Web3Provider(provider as ethers.providers.ExternalProvider, 'any');
    web3.pollingInterval = 100;
    return web3.getSigner();
  };
  window.kit = {
    accounts: () => wallet()?.accounts.map(({ address }) => address) ?? [],
    chainId: () => (wallet()?.chains[0] ? Number(wallet()?.chains[0]?.id) : null),
    switchTo: (id) => onboard.setChain({ chainId: id }),
    signMessage: (message) => signer().signMessage(message),
    signTyped: () => signer()._signTypedData(MAIL.domain, { Mail: [...MAIL.types.Mail] }, MAIL.message),
    async send(to, wei) {
      const sent = await signer().sendTransaction({ to, value: wei });
      return (await sent.wait()).status === 1;
    },
    disconnect: () => onboard.disconnectWallet({ label: wallet()?.label ?? '' }),
  };
}
