/** The part of a review that depends on the kind of request; the reviewer adds the rest. Types only. */
import type { Review } from '../../messaging/approval.ts';

export type ReviewPart = Omit<Review, 'refused'>;
