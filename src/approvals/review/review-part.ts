/** What the file of one kind answers to the reviewer, which adds what holds for every kind. Types only. */
import type { Review } from '../../messaging/approval.ts';

export type ReviewPart = Omit<Review, 'refused'>;
