/** An invitation belongs to one key server: to the address with which it was pasted, or beside which it was typed. No other one sees it. */
import { splitInvitation } from '../../messaging/key-server/invitation.ts';
import type { ServerAnswer } from '../../messaging/server-view.ts';
import { addressWith, parseServerAddress } from './server-address.ts';

export interface TypedInvitation {
  /** As typed or pasted; empty: none. */
  code: string;
  /** Of the server that it is for; `null` without an address. */
  origin: string | null;
}

export const NO_INVITATION: TypedInvitation = { code: '', origin: null };

const originOf = (text: string): string | null => {
  const typed = parseServerAddress(text);
  return typed.kind === 'address' ? typed.origin : null;
};

/** @param address that stands in the field of the address */
export const invitationFor = (address: string, code: string): TypedInvitation => ({ code, origin: originOf(address) });

/** Takes a pasted address apart. The invitation of before stays as long as the address is that of the same server. */
export function takeAddress(
  pasted: string,
  before: TypedInvitation,
): { address: string; invitation: TypedInvitation; isSame: boolean } {
  const { address, invitation: code } = splitInvitation(pasted);
  if (code !== null) return { address, invitation: invitationFor(address, code), isSame: false };
  const isSame = originOf(address) === before.origin;
  return { address, invitation: isSame ? before : NO_INVITATION, isSame };
}

/** The code for this server, if it wants one; empty: none. */
export const codeFor = (
  { origin, takes }: Pick<ServerAnswer, 'origin' | 'takes'>,
  { code, origin: own }: TypedInvitation,
): string => (takes === 'invited' && origin === own ? code.trim() : '');

/** The server's address, with the invitation if the server wants one. */
export const addressOf = (server: Pick<ServerAnswer, 'origin' | 'takes'>, invitation: TypedInvitation): string =>
  addressWith(server.origin, codeFor(server, invitation));
