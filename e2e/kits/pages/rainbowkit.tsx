/** RainbowKit: its button and its modal. */
import { ConnectButton, RainbowKitProvider } from '@rainbow-me/rainbowkit';
import '@rainbow-me/rainbowkit/styles.css';
import { plainConfig, render } from '../wagmi-2.tsx';

export function start(root: HTMLElement): void {
  render(
    root,
    plainConfig(),
    <RainbowKitProvider>
      <ConnectButton />
    </RainbowKitProvider>,
  );
}
