/**
 * Stateless challenges: random, dated, with the server's MAC. So asking for one writes no row, and every process of the server can
 * verify it. Each can be used once: spending one is an insert.
 */
import { timingSafeEqual } from 'node:crypto';
import { concatBytes, randomBytes, utf8 } from '../lib/bytes.ts';
import { createWriter } from '../lib/encoding.ts';
import { CLOCK_SLACK, latestEnd } from './clock.ts';
import { hmac } from './secrets.ts';
import type { Queries } from './store/store.ts';

/** How long a challenge can be answered (ms). */
export const CHALLENGE_LIFE = 2 * 60 * 1000;
/** The same for one that a person takes to an issuer's login page (ms). */
const OIDC_LIFE = 15 * 60 * 1000;

/** How long a spent challenge is remembered (ms): longer than any challenge that is still accepted. */
const KEPT_LONGER = OIDC_LIFE + 2 * CLOCK_SLACK;

const RANDOM_LENGTH = 8;
const MAC_LENGTH = 16;

/** The purpose of a challenge, which its MAC covers. */
export type ChallengePurpose = 'identity' | 'freeze-code' | 'key-row' | 'oidc' | 'probe';

const lifeOf = (purpose: ChallengePurpose): number => (purpose === 'oidc' ? OIDC_LIFE : CHALLENGE_LIFE);

interface Parts {
  secrets: { challengeKey: Uint8Array };
  /** The server's epoch. A restore forgets spent challenges, so the challenges of earlier epochs become invalid. */
  epoch: number;
  now(): number;
}

const macOf = ({ secrets, epoch }: Parts, purpose: ChallengePurpose, head: Uint8Array): Uint8Array =>
  hmac(secrets.challengeKey, utf8(`${purpose}\0${epoch}\0`), head).slice(0, MAC_LENGTH);

/** A challenge (32 bytes): expiry, randomness, MAC. */
export function createChallenge(parts: Parts, purpose: ChallengePurpose): Uint8Array {
  const ends = createWriter()
    .u64(parts.now() + lifeOf(purpose))
    .finish();
  const head = concatBytes(ends, randomBytes(RANDOM_LENGTH));
  return concatBytes(head, macOf(parts, purpose, head));
}

/** Did this server issue the challenge for this purpose, and is it still valid? Does not check whether it was spent. */
export function isChallenge(parts: Parts, purpose: ChallengePurpose, challenge: Uint8Array): boolean {
  const head = challenge.slice(0, 8 + RANDOM_LENGTH);
  const mac = challenge.slice(8 + RANDOM_LENGTH);
  if (mac.length !== MAC_LENGTH || !timingSafeEqual(mac, macOf(parts, purpose, head))) return false;
  const now = parts.now();
  return endOf(challenge) > now && endOf(challenge) <= latestEnd(now, lifeOf(purpose));
}

const endOf = (challenge: Uint8Array): number =>
  Number(new DataView(challenge.buffer, challenge.byteOffset, 8).getBigUint64(0));

/**
 * Spends a challenge that `isChallenge` accepted. @returns `false` when it was spent before
 * @param owner the identity or account number that the signature names, or the challenge itself; the row is stored under it
 */
export async function spendChallenge(queries: Queries, owner: Uint8Array, challenge: Uint8Array): Promise<boolean> {
  const sql = `INSERT INTO spent_challenges (owner, challenge, expires) VALUES (?, ?, ?)
    ON CONFLICT (owner, challenge) DO NOTHING`;
  return (await queries.run(sql, owner, challenge, endOf(challenge))) === 1;
}

/**
 * Removes spent challenges that have expired. They stay a while longer, because the clock may be set back; a challenge that is
 * dated further ahead is refused by its date.
 */
export const sweepChallenges = (queries: Queries, now: number): Promise<number> =>
  queries.run('DELETE FROM spent_challenges WHERE expires <= ?', now - KEPT_LONGER);
