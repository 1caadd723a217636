/** ConnectKit: its button and its modal. */
import { ConnectKitButton, ConnectKitProvider } from 'connectkit';
import { plainConfig, render } from '../wagmi-2.tsx';

export function start(root: HTMLElement): void {
  render(
    root,
    plainConfig(),
    <ConnectKitProvider options={{ enforceSupportedChains: false }}>
      <ConnectKitButton />
    </ConnectKitProvider>,
  );
}
