/** viem alone, with what it has of EIP-5792 and EIP-7702. */
import { BaseError, createPublicClient, createWalletClient, custom } from 'viem';
import { anvil } from 'viem/chains';
import { follow, giveUp, offerWallets, type Provider } from '../announced.ts';
import { type Hex, MAIL } from '../kit.ts';

const SIGNED = {
  chainId: anvil.id,
  nonce: 0,
  r: `0x${'1'.repeat(64)}`,
  s: `0x${'2'.repeat(64)}`,
  yParity: 0,
} as const;

/** The name of the innermost error of viem. */
const nameOf = (error: BaseError): string => (error.cause instanceof BaseError ? nameOf(error.cause) : error.name);

export function start(root: HTMLElement): void {
  offerWallets(root, use);
}

async function use(provider: Provider): Promise<void> {
  const transport = custom(provider);
  const reader = createPublicClient({ chain: anvil, transport, pollingInterval: 100 });
  const state = await follow(provider);
  const client = () => createWalletClient({ account: state.accounts[0] as Hex, chain: anvil, transport });
  window.kit = {
    accounts: () => state.accounts,
    chainId: () => state.chainId,
    switchTo: (id) => client().switchChain({ id }),
    signMessage: (message) => client().signMessage({ message }),
    signTyped: () => client().signTypedData(MAIL),
    async send(to, wei) {
      const hash = await client().sendTransaction({ to, value: BigInt(wei) });
      return (await reader.waitForTransactionReceipt({ hash })).status === 'success';
    },
    disconnect: () => giveUp(provider),
    more: {
      async able() {
        return (await client().getCapabilities({ chainId: anvil.id })).atomic?.status;
      },
      async sendCalls(to: Hex) {
        const calls = [3n, 4n].map((value) => ({ to, value }));
        const { id } = await client().sendCalls({ calls, forceAtomic: true });
        const { status, atomic, receipts } = await client().waitForCallsStatus({ id, pollingInterval: 100 });
        return [status, atomic, receipts?.length];
      },
      /** A signature on a delegation, without a transaction. @returns the name of the error */
      signAuthorization: (contractAddress: Hex) => client().signAuthorization({ contractAddress }).catch(nameOf),
      /** A transaction with a delegation that was signed before. @returns the name of the error */
      sendSigned: (address: Hex) =>
        client()
          .sendTransaction({ to: address, authorizationList: [{ address, ...SIGNED }] })
          .catch(nameOf),
    },
  };
}
