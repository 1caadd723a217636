/** Where the login file of own storage lies, from the account field of the names document: the address, and the file's id after a `#`. */

/** `null` for any other account. */
export function fileOf(account: string | undefined): { address: string; id: string } | null {
  const at = account?.lastIndexOf('#') ?? -1;
  if (account === undefined || at < 1 || !URL.canParse(account)) return null;
  return { address: account.slice(0, at), id: account.slice(at + 1) };
}
