/** web3_clientVersion (EIP-1474): name and version of the wallet, nothing of the computer. */
import type { Known } from '../known.ts';

export const web3ClientVersion = ({ version }: Known): unknown => `Dramatis/v${version}`;
