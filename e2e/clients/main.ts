/** The client libraries that sites use, bundled into one script for a page. It knows nothing of the wallet. */
import * as wagmi from '@wagmi/core';
import * as ethers from 'ethers';
import * as nostr from 'nostr-tools';
import * as viem from 'viem';
import { anvil, mainnet } from 'viem/chains';

/** As NIP-07 has it. */
interface Nip07 {
  getPublicKey(): Promise<string>;
  signEvent(event: nostr.EventTemplate): Promise<nostr.VerifiedEvent>;
  getRelays(): Promise<object>;
  nip44: {
    encrypt(publicKey: string, text: string): Promise<string>;
    decrypt(publicKey: string, payload: string): Promise<string>;
  };
}

declare global {
  interface Window {
    nostr: Nip07;
    /** Set by the test of wagmi. */
    config: wagmi.Config;
    seen: unknown[];
    clients: {
      wagmi: typeof wagmi;
      ethers: typeof ethers;
      nostr: typeof nostr;
      viem: typeof viem;
      chains: { anvil: typeof anvil; mainnet: typeof mainnet };
    };
  }
}

window.clients = { wagmi, ethers, nostr, viem, chains: { anvil, mainnet } };
