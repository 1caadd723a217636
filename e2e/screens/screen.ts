/** Describes one screen: which page, in which state, after which steps. Each folder of pages has its list in cases/. */
import type { Page } from 'playwright';
import type { Snapshot } from '../../src/messaging/snapshot.ts';
import type { StubParts } from './stub.ts';

export interface Screen extends StubParts {
  /** File name of the picture: `popup-home`. */
  name: string;
  /** Page with its hash: `popup.html`, `app.html#/start`. */
  path: string;
  width: number;
  height: number;
  /** Picture of the whole page instead of the window. */
  whole?: boolean;
  /** A second snapshot, sent after the first was drawn, to show how the page reacts to the change. */
  becomes?: Snapshot;
  /** Runs after the page has drawn its snapshots. */
  steps?: (page: Page) => Promise<void>;
}
