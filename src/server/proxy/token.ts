/** Tokens with which this server asks itself through its proxy. Only a process with the server's secrets can make one; a stranger cannot. */

import { toBase64Url } from '../../lib/bytes.ts';
import { createChallenge, isChallenge } from '../challenges.ts';
import { bytesInPath } from '../http/body.ts';
import { refused } from '../http/errors.ts';
import type { Parts } from '../parts.ts';

type TokenParts = Pick<Parts, 'secrets' | 'epoch' | 'now'>;

const TOKEN_LENGTH = 32;
/** Most used tokens that a process remembers; a probe uses five. */
const MOST_USED = 1000;

/** A token as the `authorization` of one request of a probe, valid for two minutes at any process of this server. */
export const probeAuthorization = (parts: TokenParts): string =>
  `Probe ${toBase64Url(createChallenge(parts, 'probe'))}`;

/** @returns a function that accepts a token once in this process @throws ServerError refused, malformed */
export function probeTokens(parts: TokenParts): (authorization: string | undefined) => void {
  const used = new Set<string>();
  return (authorization) => {
    const text = /^Probe ([\w-]+)$/.exec(authorization ?? '')?.[1];
    if (text === undefined || used.has(text) || !isChallenge(parts, 'probe', bytesInPath(text, TOKEN_LENGTH)))
      throw refused();
    if (used.size >= MOST_USED) used.clear();
    used.add(text);
  };
}
