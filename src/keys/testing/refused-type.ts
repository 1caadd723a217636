/** How a box of vectors/refused-boxes.json is opened, and the boxes of one way of opening. */

/** How the reader opens a box; bytes in hex. */
export type Opening =
  | {
      kind: 'grant';
      of: 'character' | 'character-document';
      methodId: string;
      epoch: number;
      authenticationSeed: string;
    }
  | { kind: 'character-document'; epoch: number; name: string; key: string; notOlderThan: number }
  | { kind: 'identity-document'; epoch: number; name: string; key: string; notOlderThan: number }
  | {
      kind: 'target';
      targetId: string;
      epoch: number;
      characterSeed: string;
      sealedBy: 'holder' | 'anyone';
      /** An address: the reader expects a private key. */
      publicPart: string;
    }
  | { kind: 'method-blob'; key: string }
  | { kind: 'local-copy' | 'first-storage-key'; key: string; methodId: string; deviceId: string };

export type Boxes = Record<string, Uint8Array>;
/** One way of opening, and what it opens and does not. */
export interface Kind {
  open: Opening;
  opened: Boxes;
  refused: Boxes;
}
