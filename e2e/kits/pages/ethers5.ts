/** ethers 5: `Web3Provider` over the provider that the person chose. */
import { ethers } from 'ethers';
import { follow, giveUp, offerWallets, type Provider } from '../announced.ts';
import { MAIL } from '../kit.ts';

export function start(root: HTMLElement): void {
  offerWallets(root, use);
}

async function use(provider: Provider): Promise<void> {
  const web3 = new ethers.providers.Web3Provider(provider as ethers.providers.ExternalProvider, 'any');
  web3.pollingInterval = 100;
  const state = await follow(provider);
  window.kit = {
    accounts: () => state.accounts,
    chainId: () => state.chainId,
    switchTo: (id) => web3.send('wallet_switchEthereumChain', [{ chainId: ethers.utils.hexValue(id) }]),
    signMessage: (message) => web3.getSigner().signMessage(message),
    signTyped: () => web3.getSigner()._signTypedData(MAIL.domain, { Mail: [...MAIL.types.Mail] }, MAIL.message),
    async send(to, wei) {
      const sent = await web3.getSigner().sendTransaction({ to, value: wei });
      return (await sent.wait()).status === 1;
    },
    disconnect: () => giveUp(provider),
  };
}
