/** Choosing a key server. */
import { room, type Text } from '../../room.ts';

export const serverPicker = room('ui/server-picker', {
  // server-address.ts
  noValidAddress: 'This isn’t a valid address. It should look like keys.example.org.',
  noUserName: 'Remove the user name and password from the address.',
  httpOnlyHere: 'A key server needs https. Only a server on this computer can use http.',
  needsHttps: 'A key server needs https: the address must begin with https://.',
  noPath: (host: Text) => `A key server address has no path. Remove everything after ${host}.`,
  // use-server-check.ts
  enterAddress: 'Enter the address of the key server.',
  enterInvitation: 'This key server accepts new identities by invitation only. Enter your invitation code.',
  notInvited:
    'This invitation isn’t valid: it may be mistyped, used already, or expired. Check it, or ask the server’s operator for a new one.',
  takesNobody: 'This key server accepts no new identities right now. Ask its operator, or choose another server.',
  // place-choice.tsx
  change: 'Change',
  defaultDetail: 'The default key server. It stores only encrypted data; only your login methods can open it.',
  ownServer: 'Another key server',
  ownServerDetail: 'One run by you or by somebody you trust.',
  thisComputerOnly: 'This computer only',
  thisComputerOnlyDetail: 'No server. You save a backup file at the end; without it, this computer has the only copy.',
  notResponding: 'The key server isn’t responding',
  // server-field.tsx
  addressLabel: 'Address of the key server',
  invitationLabel: 'Invitation code',
  invitationHelp: 'This key server accepts new identities by invitation only. Its operator gives you the code.',
  connected: 'Connected. This is the server’s fingerprint; its operator can tell you whether it is correct.',
});
