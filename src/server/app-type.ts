/** What a folder's routes are added to. The application itself is in app.ts. */
import type { Hono } from 'hono';
import type { Parts } from './parts.ts';

/** Who asks, as the listener knows it: for limits alone. */
export interface From {
  address: string;
}

/** What each request brings along. */
export type Environment = { Bindings: From };
export type App = Hono<Environment>;
/** Adds the routes of one folder. */
export type Routes = (app: App, parts: Parts) => void;
