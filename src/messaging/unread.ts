/** What a page is told of stored parts that cannot be read. */

/** A stored part that cannot be read, in words. `here`: it lies in this browser alone, and can be thrown away. */
export interface UnreadView {
  what: string;
  here: boolean;
}
