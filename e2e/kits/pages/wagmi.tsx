/** wagmi 3 with React, without a kit: a button for each wallet that announces itself. */
import { createConfig, useConnect, useConnectors } from 'wagmi-3';
import { CHAINS, render, TRANSPORTS } from '../wagmi-3.tsx';

export function start(root: HTMLElement): void {
  render(root, createConfig({ chains: CHAINS, transports: TRANSPORTS }), <Wallets />);
}

function Wallets() {
  const connectors = useConnectors();
  const { mutate: connect } = useConnect();
  return connectors.map((connector) => (
    <button type="button" key={connector.uid} onClick={() => connect({ connector })}>
      <img src={connector.icon} alt="" width="32" height="32" />
      {connector.name}
    </button>
  ));
}
