/**
 * The mailbox through which two computers of one person pair. It holds a few small messages for ten minutes, each written
 * once; its name follows from the code that one shows and the other types. What lies in it is wrapped under a key of the
 * code, and believed only after both screens showed the same words.
 *
 *   PUT /v1/mailbox/:box/:slot   mail -> 204; the same again 204; another 409 exists; no room 429 too-many
 *   GET /v1/mailbox/:box/:slot   -> mail; 404 not-found while nothing is there (ask again)
 *   DELETE /v1/mailbox/:box      -> 204
 *
 * :box is 32 bytes in base64url, :slot one of SLOTS.
 */
import * as v from 'valibot';
import { bytesUpTo, LIMITS } from './wire.ts';

/** In the order of their writing; odd ones by the new computer. */
export const SLOTS = ['invite', 'commit', 'reply', 'offer', 'entry', 'possession', 'done'] as const;
export type Slot = (typeof SLOTS)[number];

/** How long a mailbox lasts (ms). */
export const MAILBOX_LIFE = 10 * 60 * 1000;

export const mailSchema = v.object({ mail: bytesUpTo(LIMITS.mail) });
