/** A request and its answer as the routes see them. ../listen.ts makes them of node:http: building the platform's Request and Response takes longer than a small request. */

/** The address of a request, as the listener knows it. Used for limits alone. */
export interface From {
  address: string;
  /** Behind proxies: the request came from one whose X-Forwarded-For counts. */
  isBelieved?: boolean;
}

export interface Asked {
  method: string;
  /** As it was sent, without the query. */
  path: string;
  /** What stands behind the question mark; empty without one. */
  query: string;
  /** @param name in lower case */
  header(name: string): string | undefined;
  /**
   * Reads the body, once. Rejects with what `take` throws.
   * @throws BodyCutShort
   */
  body(take: (part: Uint8Array) => void): Promise<void>;
}

export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string | null;
}

export type Answering = (asked: Asked, from: From) => Promise<Answer> | Answer;

/** The client went away before it had sent its body. */
export class BodyCutShort extends Error {
  override readonly name = 'BodyCutShort';
}
