/** web3_clientVersion (EIP-1474): name and version of the wallet, nothing of the computer. */
import { plain } from '../method.ts';

export const web3ClientVersion = plain('nothing', ({ deps }) => `Dramatis/v${deps.version}`);
