/** What is unlocked, as the rest of the worker sees it: opens, closes and asks; secrets stay behind this door. */
export { createSessionCore as createSession, type SessionCore as Session, type SessionState } from './session-core.ts';
