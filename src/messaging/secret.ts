/** Site logins and secret notes as they cross between the wallet's pages and the worker. A list never carries a secret. */

/** One entry of the list: nothing of it is secret to whoever opens the character. */
export interface SecretView {
  targetId: string;
  kind: 'login' | 'note';
  /** Exact origin of the site; `null`: a login without a site, or a note. */
  site: string | null;
  user: string;
  /** Name of the login, title of the note. */
  name: string;
  changedAt: number;
  /** Since when somebody else may know it; `null`: nobody. */
  exposedSince: number | null;
  /** Name of the login method that put it in without opening this character; `null`: the person's own. */
  offeredBy: string | null;
}

/** What a person saves. A part that is `null` stays as it is. */
export type SecretDraft =
  | {
      kind: 'login';
      /** Origin or address as typed; `null`: no site. */
      site: string | null;
      user: string;
      /** Empty: the host of the site. */
      name: string;
      password: string | null;
      /** `otpauth:` URI or base32; empty: none. */
      totp: string | null;
      note: string | null;
    }
  | { kind: 'note'; name: string; text: string | null };

/** The parts of a secret that can be shown or copied, one at a time. */
export type SecretPart = 'password' | 'note' | 'totp' | 'former';

/** A code for two-step login, and when it ends (ms since 1970). */
export interface TotpCode {
  code: string;
  /** Seconds that each code is valid. */
  period: number;
  until: number;
}

/** How a row of an import compares with what the character has. */
export type Comparison = 'new' | 'same' | 'other-password';

/** Longest texts, in UTF-16 units. */
export const SECRET_LIMITS = { user: 256, password: 1024, note: 16 * 1024, site: 256, totp: 2048 } as const;

/** How many drafts one command saves. */
export const DRAFTS_AT_ONCE = 100;
