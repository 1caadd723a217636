/** wallet_getPermissions (EIP-2255): what this site was given; an empty list when nothing. */
import { toPermissions } from '../../permissions/eip2255.ts';
import type { Known } from '../known.ts';

export const walletGetPermissions = ({ grant }: Known): unknown => toPermissions(grant);
