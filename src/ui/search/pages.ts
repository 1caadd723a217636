/** The pages of the settings as the search knows them: those of the rail, with the words of what is on each. */
import type { UnlockedSnapshot } from '../../messaging/snapshot.ts';
import { characterPages, identityPages, type SettingsRoute } from '../pages/settings/settings-routes.ts';
import type { PageWords } from './findable.ts';

const ALSO: Record<SettingsRoute, string> = {
  characters: 'masks cloth colour name order delete',
  'login-methods': 'passkey security key password certificate company account storage recovery key check',
  members: 'persons organisation invite roles managers',
  levels: 'rights permissions what a login opens rotate keys',
  opens: 'picture drawing map overview connections threads which login opens which character',
  devices: 'computers pairing',
  lost: 'freeze stolen theft security history exposed accounts freeze code help',
  server: 'synchronise sync address move delete identity',
  backup: 'file save export restore',
  networks: 'chains rpc nodes relay test networks',
  identities: 'switch remove another identity',
  preferences:
    'settings auto-lock minutes window.ethereum window.nostr http blind signing side panel prices currency fiat notifications pictures ipfs gateway keyboard shortcuts identity name fingerprint',
  accounts: 'addresses private key recovery phrase export watch import',
  history: 'activity transactions signatures csv export',
  sites: 'connected dapps disconnect blocked sign-ins login keys nostr descriptions clear signing',
  approvals: 'allowances revoke tokens spend delegation',
  limits: 'signing policy amount a day sites',
  'address-book': 'contacts names recipients',
  logins: 'passwords two-step codes notes import bitwarden chrome',
};

export function pagesFor(snapshot: UnlockedSnapshot): PageWords[] {
  const hasCharacter = snapshot.characters.some(({ id }) => id === snapshot.active?.id);
  return [...(hasCharacter ? characterPages() : []), ...identityPages(snapshot)].map(({ route, name }) => ({
    route,
    name,
    also: ALSO[route],
  }));
}
