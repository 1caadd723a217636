/** The type of a folder's routes. The application itself is in app.ts. */
import type { Router } from './http/router.ts';
import type { Parts } from './parts.ts';

export type App = Router;
/** Adds the routes of one folder. */
export type Routes = (app: App, parts: Parts) => void;
