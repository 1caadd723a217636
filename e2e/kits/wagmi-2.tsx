/** `window.kit` of the kits that are made of wagmi 2 and React: everything through its hooks. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { anvil, mainnet } from 'viem/chains';
import {
  type Config,
  createConfig,
  http,
  useAccount,
  useDisconnect,
  usePublicClient,
  useSendTransaction,
  useSignMessage,
  useSignTypedData,
  useSwitchChain,
  WagmiProvider,
} from 'wagmi';
import { MAIL } from './kit.ts';

export const CHAINS = [mainnet, anvil] as const;
/** No node of Ethereum answers here. */
export const TRANSPORTS = { [mainnet.id]: http('http://127.0.0.1:9'), [anvil.id]: http('http://127.0.0.1:8545') };

/** Without connectors of its own: the wallets are those that announce themselves. */
export const plainConfig = (): Config => createConfig({ chains: CHAINS, transports: TRANSPORTS, connectors: [] });

export function render(root: HTMLElement, config: Config, kit: ReactNode): void {
  createRoot(root).render(
    <WagmiProvider config={config}>
      <QueryClientProvider client={new QueryClient()}>
        {kit}
        <Bridge />
      </QueryClientProvider>
    </WagmiProvider>,
  );
}

function Bridge() {
  const { addresses, chainId, status } = useAccount();
  const { switchChainAsync } = useSwitchChain();
  const { signMessageAsync } = useSignMessage();
  const { signTypedDataAsync } = useSignTypedData();
  const { sendTransactionAsync } = useSendTransaction();
  const { disconnectAsync } = useDisconnect();
  const client = usePublicClient({ chainId: anvil.id });
  useEffect(() => {
    window.kit = {
      accounts: () => (status === 'connected' ? [...(addresses ?? [])] : []),
      chainId: () => chainId ?? null,
      switchTo: (id) => switchChainAsync({ chainId: id }),
      signMessage: (message) => signMessageAsync({ message }),
      signTyped: () => signTypedDataAsync(MAIL),
      async send(to, wei) {
        const hash = await sendTransactionAsync({ to, value: BigInt(wei) });
        const receipt = await client?.waitForTransactionReceipt({ hash, pollingInterval: 100 });
        return receipt?.status === 'success';
      },
      disconnect: () => disconnectAsync(),
    };
  });
  return null;
}
