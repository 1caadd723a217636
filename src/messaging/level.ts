/** What a permission level may do with the characters that it opens. */

/** Less than owning. `use`: sign, but not export keys. `view`: read, but not sign. */
export type Limit = 'use' | 'view';

export interface OpenedCharacters {
  /** Ids in hex. A managing level owns every character. */
  characterIds: string[];
  /** Of these the ones that the level does not own, by id. */
  limits: Record<string, Limit>;
}
