/**
 * What the first script needs for its answers, beside what session memory has of the sites anyway: which identity is in use, with the
 * settings that a page can tell. Kept in session memory.
 */
import type { PageSettings } from '../page-state.ts';

/** Its name in session memory. */
export const BASIS = 'answer-basis';

export interface Basis {
  /** Version of the extension that wrote it. */
  version: string;
  /** Compartment of the identity in use, which is not a hidden one. */
  inUse: string;
  /** Compartments of the other identities that may be named. */
  others: string[];
  settings: PageSettings;
}

/** @returns `null` for everything but a basis of this version */
export function parseBasis(stored: unknown, version: string): Basis | null {
  const basis = stored as Partial<Basis> | null | undefined;
  if (typeof basis !== 'object' || basis === null || basis.version !== version) return null;
  const { inUse, others, settings } = basis;
  if (typeof inUse !== 'string' || !areTexts(others)) return null;
  if (typeof settings !== 'object' || settings === null) return null;
  const { windowEthereum, windowNostr, httpSites } = settings;
  if (![windowEthereum, windowNostr, httpSites].every((value) => typeof value === 'boolean')) return null;
  return { version, inUse, others, settings: { windowEthereum, windowNostr, httpSites } };
}

const areTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'string');
