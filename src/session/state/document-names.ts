/** Names of the documents that an identity writes: they are bound into each document's signature and its encryption. */

/** The only document of a character: its profile. */
export const PROFILE = 'profile';

/** The only document of the identity itself: the names of login methods, levels and characters. */
export const IDENTITY_DOCUMENT_NAME = 'identity';
