/** The names of the settings pages, by their routes. */
import { room } from '../../../../room.ts';

export const settingsPages = room('ui/pages/settings/pages', {
  names: {
    characters: 'Characters',
    'login-methods': 'Login methods',
    levels: 'Levels',
    opens: 'What opens what',
    devices: 'Computers',
    lost: 'Lost something?',
    server: 'Key server',
    backup: 'Backup',
    networks: 'Networks',
    identities: 'Identities',
    preferences: 'Preferences',
    accounts: 'Accounts',
    history: 'History',
    sites: 'Sites',
    approvals: 'Approvals',
    limits: 'Limits',
    'address-book': 'Address book',
    logins: 'Logins and notes',
  },
});
