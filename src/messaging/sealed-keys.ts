/** Commands about what others put into a character: taking it in, removing it, and deleting what nothing uses. */
import type { Hex } from '../lib/bytes.ts';

export interface SealedKeyCommands {
  /** The person has looked at a contact that another login method changed. */
  'keep-contact': { args: { characterId: string; address: Hex }; answer: null };
  /** The person has looked at a site or a network's nodes that another login method changed; `key`: its origin, or its chain id. */
  'settle-changed': {
    args: { characterId: string; what: 'site' | 'route'; key: string; keep: boolean };
    answer: null;
  };
  /** Takes in an account that a login method put into a character which it does not hold. */
  'accept-offered': { args: { characterId: string; targetId: string; name: string }; answer: { address: Hex } };
  'remove-offered': { args: { characterId: string; targetId: string }; answer: null };
  /** Sealed keys of an open character that nothing uses, by the name of the login method that signed them. */
  'list-unused-keys': {
    args: { characterId: string };
    answer: { groups: { method: string | null; targetIds: string[] }[] };
  };
  'delete-unused-keys': { args: { characterId: string; targetIds: string[] }; answer: null };
}
