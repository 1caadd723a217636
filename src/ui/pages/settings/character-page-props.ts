/** What a page of the acting character is given. */
import type { CharacterDetail, CharacterSummary, UnlockedSnapshot } from '../../../messaging/snapshot.ts';

export interface CharacterPageProps {
  snapshot: UnlockedSnapshot;
  character: CharacterSummary;
  detail: CharacterDetail;
}
