/** What the page of every kit can do, in the kit's own way. Tests call it; it imports nothing, so that they need no kit to be installed. */

export type Hex = `0x${string}`;

export interface Kit {
  /** Addresses that the kit takes for connected, the active one first; none while it still looks. */
  accounts(): string[];
  chainId(): number | null;
  switchTo(chainId: number): Promise<unknown>;
  signMessage(message: string): Promise<string>;
  /** Signs `MAIL`. */
  signTyped(): Promise<string>;
  /** Sends wei, and waits until the transaction is mined. @returns whether it succeeded */
  send(to: Hex, wei: number): Promise<boolean>;
  disconnect(): Promise<unknown>;
  /** What this kit alone has. */
  more?: Record<string, (...values: never[]) => Promise<unknown>>;
}

declare global {
  interface Window {
    kit: Kit;
  }
}

export const MAIL = {
  domain: { name: 'Post', version: '1', chainId: 31337 },
  types: {
    Mail: [
      { name: 'contents', type: 'string' },
      { name: 'to', type: 'address' },
      { name: 'count', type: 'uint256' },
    ],
  },
  primaryType: 'Mail',
  message: { contents: 'Hello', to: `0x${'55'.repeat(20)}`, count: 7n },
} as const;

/** The form that `eth_signTypedData_v4` takes, for libraries that do not build it. */
export const MAIL_V4 = {
  ...MAIL,
  types: {
    EIP712Domain: [
      { name: 'name', type: 'string' },
      { name: 'version', type: 'string' },
      { name: 'chainId', type: 'uint256' },
    ],
    ...MAIL.types,
  },
  message: { ...MAIL.message, count: '7' },
};
