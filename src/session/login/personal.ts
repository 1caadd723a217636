/** What only the person knows, where a login method asks for it. Says whether there is any; folds nothing. */

/** Is there personal information? Spaces alone are none. */
export const isGiven = (personal: string | null | undefined): personal is string => (personal ?? '').trim() !== '';

/** What the record of a credential says of it: that it asks, and nothing of the text. */
export const asksPersonal = (personal: string | undefined): { personal?: true } =>
  isGiven(personal) ? { personal: true } : {};
