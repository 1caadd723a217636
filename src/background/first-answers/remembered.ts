/** Names of what session memory has of the sites: the wallet writes it, and the first script reads it, too. */
export const REMEMBERED = {
  /** Of each identity. */
  grants: 'grants',
  blocked: 'blocked',
  watches: 'watches',
  /** Of all identities. */
  holders: 'site-holders',
  wishes: 'wished-networks',
} as const;
