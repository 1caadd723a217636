/** The props of a page of the active character. */
import type { CharacterDetail, CharacterSummary, UnlockedSnapshot } from '../../../messaging/snapshot.ts';

export interface CharacterPageProps {
  snapshot: UnlockedSnapshot;
  character: CharacterSummary;
  detail: CharacterDetail;
}
