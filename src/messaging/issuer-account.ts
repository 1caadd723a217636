/** Accounts at OpenID Connect issuers as they cross between our own pages and the worker. Bytes as base64url. */

/** An issuer of accounts, as the key server names it. */
export interface IssuerName {
  /** Its `id` at the key server. */
  id: string;
  name: string;
}

/** An account at an issuer after a login there, for the OPAQUE messages of the next minutes. */
export interface IssuerAccount {
  issuer: IssuerName;
  /** Name of the account's row at the key server, 32 bytes. */
  row: string;
  /** Of the key server, for ten minutes. */
  accountTicket: string;
  /** Ed25519 seed (32 bytes) of the key that was made for this login at the issuer. */
  seed: string;
}
