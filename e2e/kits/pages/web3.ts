/** web3.js 4: its own discovery of wallets (EIP-6963), and a subscription. */
import { Web3 } from 'web3';
import { type Announced, follow, giveUp, offerWallet, type Provider } from '../announced.ts';
import { MAIL_V4 } from '../kit.ts';

export async function start(root: HTMLElement): Promise<void> {
  const wallets = (await Web3.requestEIP6963Providers()) as unknown as Map<string, Announced>;
  for (const wallet of wallets.values()) offerWallet(root, wallet, use);
}

async function use(provider: Provider): Promise<void> {
  const web3 = new Web3(provider as never);
  const state = await follow(provider);
  const own = (): string => state.accounts[0] ?? '';
  const heads: number[] = [];
  window.kit = {
    accounts: () => state.accounts,
    chainId: () => state.chainId,
    switchTo: (id) =>
      provider.request({ method: 'wallet_switchEthereumChain', params: [{ chainId: web3.utils.toHex(id) }] }),
    signMessage: (message) => web3.eth.personal.sign(web3.utils.utf8ToHex(message), own(), ''),
    signTyped: () => web3.eth.signTypedData(own(), MAIL_V4 as never),
    async send(to, wei) {
      const receipt = await web3.eth.sendTransaction({ from: own(), to, value: wei });
      return receipt.status === 1n;
    },
    disconnect: () => giveUp(provider),
    more: {
      async subscribe() {
        const subscription = await web3.eth.subscribe('newBlockHeaders');
        subscription.on('data', ({ number }) => void heads.push(Number(number)));
      },
      heads: async () => heads,
    },
  };
}
