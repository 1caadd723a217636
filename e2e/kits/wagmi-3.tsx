/** `window.kit` of the pages that are made of wagmi 3 and React: every hook that a wallet answers. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { anvil, mainnet } from 'viem/chains';
import {
  type Config,
  http,
  useCapabilities,
  useConnection,
  useDisconnect,
  usePublicClient,
  useSendCalls,
  useSendTransaction,
  useSignMessage,
  useSignTypedData,
  useSwitchChain,
  useWaitForCallsStatus,
  useWatchAsset,
  WagmiProvider,
} from 'wagmi-3';
import { type Hex, MAIL } from './kit.ts';

export const CHAINS = [mainnet, anvil] as const;
/** No node of Ethereum answers here. */
export const TRANSPORTS = { [mainnet.id]: http('http://127.0.0.1:9'), [anvil.id]: http('http://127.0.0.1:8545') };

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
  const { addresses, chainId, status } = useConnection();
  const { mutateAsync: switchChain } = useSwitchChain();
  const { mutateAsync: signMessage } = useSignMessage();
  const { mutateAsync: signTypedData } = useSignTypedData();
  const { mutateAsync: sendTransaction } = useSendTransaction();
  const { mutateAsync: disconnect } = useDisconnect();
  const client = usePublicClient({ chainId: anvil.id });
  const more = useMore();
  useEffect(() => {
    window.kit = {
      accounts: () => (status === 'connected' ? [...(addresses ?? [])] : []),
      chainId: () => chainId ?? null,
      switchTo: (id) => switchChain({ chainId: id }),
      signMessage: (message) => signMessage({ message }),
      signTyped: () => signTypedData(MAIL),
      async send(to, wei) {
        const hash = await sendTransaction({ to, value: BigInt(wei) });
        const receipt = await client?.waitForTransactionReceipt({ hash, pollingInterval: 100 });
        return receipt?.status === 'success';
      },
      disconnect: () => disconnect(),
      more,
    };
  });
  return null;
}

/** Calls (EIP-5792) and tokens (EIP-747). */
function useMore(): NonNullable<Window['kit']['more']> {
  const { data: able } = useCapabilities({ chainId: anvil.id });
  const { mutateAsync: sendCalls, data: calls } = useSendCalls();
  const { data: outcome } = useWaitForCallsStatus({
    id: calls?.id ?? '',
    pollingInterval: 100,
    query: { enabled: calls !== undefined },
  });
  const { mutateAsync: watchAsset } = useWatchAsset();
  return {
    able: async () => able?.atomic?.status,
    sendCalls: (to: Hex) => sendCalls({ calls: [3n, 4n].map((value) => ({ to, value })) }),
    outcome: async () => (outcome ? [outcome.status, outcome.atomic, outcome.receipts?.length] : null),
    watchAsset: (address: Hex) => watchAsset({ type: 'ERC20', options: { address, symbol: 'TST', decimals: 6 } }),
  };
}
