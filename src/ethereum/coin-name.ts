/** What people call a network's own coin: *Ether*; other coins go by their symbol. */
export const coinName = (symbol: string): string => (symbol === 'ETH' ? 'Ether' : symbol);
