/** The choice of a wallet (EIP-6963) for libraries that have none of their own: a button for each, with its name and icon. Remembers it. */

export interface Provider {
  request(args: { method: string; params?: unknown }): Promise<unknown>;
  on(name: string, listener: (value: never) => void): unknown;
  removeListener(name: string, listener: (value: never) => void): unknown;
}

export interface Announced {
  info: { rdns: string; name: string; icon: string };
  provider: Provider;
}

type Use = (provider: Provider) => unknown;

const CHOSEN = 'chosen-wallet';

const requestAccounts: Use = (provider) => provider.request({ method: 'eth_requestAccounts' });

/** A button for each wallet that announces itself. @param connect what a click does first */
export function offerWallets(root: HTMLElement, use: Use, connect: Use = requestAccounts): void {
  const seen = new Set<string>();
  addEventListener('eip6963:announceProvider', (event) => {
    const { detail } = event as CustomEvent<Announced>;
    if (seen.has(detail.info.rdns)) return;
    seen.add(detail.info.rdns);
    offerWallet(root, detail, use, connect);
  });
  dispatchEvent(new Event('eip6963:requestProvider'));
}

/** A click connects. The wallet that was chosen before a reload is used at once, if it still gives accounts. */
export function offerWallet(
  root: HTMLElement,
  { info, provider }: Announced,
  use: Use,
  connect = requestAccounts,
): void {
  if (localStorage.getItem(CHOSEN) === info.rdns) void resume(provider, use);
  const button = document.createElement('button');
  const icon = new Image(32, 32);
  icon.src = info.icon;
  icon.alt = '';
  button.append(icon, info.name);
  button.addEventListener('click', async () => {
    await connect(provider);
    localStorage.setItem(CHOSEN, info.rdns);
    await use(provider);
  });
  root.append(button);
}

async function resume(provider: Provider, use: Use): Promise<void> {
  const accounts = (await provider.request({ method: 'eth_accounts' })) as string[];
  if (accounts.length > 0) await use(provider);
}

/** Forgets the choice. */
export const forget = (): void => localStorage.removeItem(CHOSEN);

/** Gives up the accounts, and forgets the choice. */
export async function giveUp(provider: Provider): Promise<void> {
  forget();
  await provider.request({ method: 'wallet_revokePermissions', params: [{ eth_accounts: {} }] });
}

/** Accounts and network of a provider, followed by its events. */
export async function follow(provider: Provider): Promise<{ accounts: string[]; chainId: number }> {
  const state = {
    accounts: (await provider.request({ method: 'eth_accounts' })) as string[],
    chainId: Number(await provider.request({ method: 'eth_chainId' })),
  };
  provider.on('accountsChanged', (accounts: string[]) => {
    state.accounts = accounts;
  });
  provider.on('chainChanged', (chainId: string) => {
    state.chainId = Number(chainId);
  });
  return state;
}
