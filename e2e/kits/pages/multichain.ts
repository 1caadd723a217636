/**
 * MetaMask's client of the multichain API (CAIP-25), with a transport to the wallet that the person chose: its own transports speak to
 * MetaMask alone, by the id of its extension or by messages to its content script.
 */
import { getMultichainClient, type SessionData, type Transport } from '@metamask/multichain-api-client';
import { forget, offerWallets, type Provider } from '../announced.ts';
import { type Hex, MAIL_V4 } from '../kit.ts';

const LOCAL = 31337;

type Chain = `eip155:${number}`;
const scopeOf = (chainId: number): Chain => `eip155:${chainId}`;

export function start(root: HTMLElement): void {
  offerWallets(root, use, connect);
}

function transportOver(provider: Provider): Transport {
  return {
    connect: async () => undefined,
    disconnect: async () => undefined,
    isConnected: () => true,
    request: ({ method, params }) =>
      provider.request({ method, ...(params === undefined ? {} : { params }) }).then(
        (result) => ({ result }) as never,
        ({ code, message }) => ({ error: { code, message } }) as never,
      ),
    onNotification(callback) {
      const listener = (params: unknown) => callback({ method: 'wallet_sessionChanged', params });
      provider.on('wallet_sessionChanged', listener);
      return () => void provider.removeListener('wallet_sessionChanged', listener);
    },
  };
}

const clientOf = (provider: Provider) => getMultichainClient({ transport: transportOver(provider) });

/** The scopes that a page of these networks asks for. */
const scopes = (...chainIds: number[]) => ({
  optionalScopes: Object.fromEntries(chainIds.map((id) => [scopeOf(id), { methods: [], notifications: [] }])),
});

const connect = async (provider: Provider): Promise<unknown> => clientOf(provider).createSession(scopes(1));

async function use(provider: Provider): Promise<void> {
  const client = clientOf(provider);
  let session: SessionData['sessionScopes'] = {};
  const take = (changed: { sessionScopes?: SessionData['sessionScopes'] } | undefined): void => {
    session = changed?.sessionScopes ?? {};
  };
  client.onNotification((news) => take((news as { params: SessionData }).params));
  take(await client.getSession());
  /** The network that this page works on: the local one as soon as it is in the session. */
  const chainId = () => (session[scopeOf(LOCAL)] ? LOCAL : 1);
  const accounts = () =>
    (session[scopeOf(chainId())]?.accounts ?? []).map((account) => account.split(':')[2] ?? '') as Hex[];
  const invoke = (method: string, params: unknown): Promise<unknown> =>
    client.invokeMethod({ scope: scopeOf(chainId()), request: { method, params } as never });

  window.kit = {
    accounts,
    chainId,
    switchTo: async (id) => take(await client.createSession(scopes(1, id))),
    signMessage: async (message) => (await invoke('personal_sign', [hexOf(message), accounts()[0]])) as string,
    signTyped: async () => (await invoke('eth_signTypedData_v4', [accounts()[0], JSON.stringify(MAIL_V4)])) as string,
    async send(to, wei) {
      const hash = await invoke('eth_sendTransaction', [{ from: accounts()[0], to, value: `0x${wei.toString(16)}` }]);
      for (;;) {
        const receipt = (await invoke('eth_getTransactionReceipt', [hash])) as { status: string } | null;
        if (receipt !== null) return receipt.status === '0x1';
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    },
    async disconnect() {
      forget();
      await client.revokeSession({});
    },
    more: {
      /** A network that is not in the session. @returns the code of the error */
      beyond: () =>
        client
          .invokeMethod({ scope: scopeOf(10), request: { method: 'eth_chainId', params: [] } as never })
          .catch(({ cause }) => cause.code),
    },
  };
}

const hexOf = (text: string): string =>
  `0x${[...new TextEncoder().encode(text)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
