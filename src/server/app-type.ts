/** The types of the Hono application and of a folder's routes. The application itself is in app.ts. */
import type { Hono } from 'hono';
import type { Parts } from './parts.ts';

/** The address of a request, as the listener knows it. Used for limits alone. */
export interface From {
  address: string;
  /** Behind proxies: the request came from one whose X-Forwarded-For counts. */
  isBelieved?: boolean;
}

/** The environment of each request. */
export type Environment = { Bindings: From };
export type App = Hono<Environment>;
/** Adds the routes of one folder. */
export type Routes = (app: App, parts: Parts) => void;
