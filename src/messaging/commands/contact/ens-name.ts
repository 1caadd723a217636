/** Looks up the ENS name of an address. Ethereum learns that the address is looked at. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import { address, chainId, characterId } from '../schemas.ts';

/** `null`: it has no name that leads back to it, or the network has no ENS. @throws WalletError no-network | locked | closed */
export const ensName = {
  input: v.object({ characterId, chainId, address }),
  answer: answers<string | null>(),
  silent: true,
};
