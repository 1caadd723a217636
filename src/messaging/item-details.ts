/** What an item says of itself, as far as it could be read without asking anybody whom the person did not name. */

export interface ItemDetails {
  /** In its own words; `null`: not read, or it says nothing. */
  name: string | null;
  description: string | null;
  /** A data: address of a picture, for an image element; `null`: there is none yet. */
  picture: string | null;
  /** What the person can do to read more; `null`: there is nothing more. `host`: it would learn the address of this computer. */
  needs: { kind: 'gateway' } | { kind: 'host'; host: string } | null;
  /** Why there is no picture, as a sentence; `null`: nothing is wrong. */
  problem: string | null;
}
