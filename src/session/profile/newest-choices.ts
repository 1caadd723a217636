/** Choices of a person with the time of each: how those of two computers become one list, the same whichever of them merges. Pure. */

interface Choice {
  id: string;
  /** ms since 1970. */
  at: number;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The one that was changed; where both were, the later one. */
export function laterChoice<One extends Choice>(base: One | undefined, mine: One, theirs: One): One {
  if (base !== undefined && same(mine, base)) return theirs;
  if (base !== undefined && same(theirs, base)) return mine;
  if (mine.at !== theirs.at) return mine.at > theirs.at ? mine : theirs;
  return JSON.stringify(mine) > JSON.stringify(theirs) ? mine : theirs;
}

/** At most so many, oldest first: the oldest are left out. */
export const newestChoices = <One extends Choice>(choices: readonly One[], most: number): One[] =>
  [...choices].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)).slice(-most);
