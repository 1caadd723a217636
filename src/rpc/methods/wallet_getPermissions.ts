/** wallet_getPermissions (EIP-2255): what this site was given; an empty list when nothing. */
import { toPermissions } from '../../permissions/eip2255.ts';
import { plain } from '../method.ts';

export const walletGetPermissions = plain('nothing', ({ grant }) => toPermissions(grant));
