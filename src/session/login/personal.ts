/** Personal information, an optional factor of a login method. Tells whether any was given; normalises nothing. */

/** Tells whether personal information was given. Spaces alone do not count. */
export const isGiven = (personal: string | null | undefined): personal is string => (personal ?? '').trim() !== '';

/** The field of a stored credential: only whether the method asks for personal information, never the text. */
export const asksPersonal = (personal: string | undefined): { personal?: true } =>
  isGiven(personal) ? { personal: true } : {};
