/** Which rows of a long list are drawn where some are chosen already: nobody agrees to a choice that was not shown. */

/** The first rows, and as many more as it takes to draw the last chosen one. @param most how many at least */
export const firstRows = <Row>(rows: readonly Row[], most: number, isChosen: (row: Row) => boolean): Row[] =>
  rows.slice(0, Math.max(most, rows.findLastIndex(isChosen) + 1));
