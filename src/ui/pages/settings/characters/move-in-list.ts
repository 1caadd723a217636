/** Moves one entry of a list. Never loses or duplicates an entry. */

/** @param steps negative is towards the front; stops at either end */
export function moveBy<Id>(ids: readonly Id[], id: Id, steps: number): Id[] {
  const from = ids.indexOf(id);
  if (from < 0) return [...ids];
  const rest = ids.filter((_, at) => at !== from);
  const to = Math.min(Math.max(from + steps, 0), rest.length);
  return [...rest.slice(0, to), id, ...rest.slice(to)];
}
