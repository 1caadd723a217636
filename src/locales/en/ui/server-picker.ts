/** Choosing a key server, and news of it. */
import { room, type Text } from '../../room.ts';
import { plural } from '../grammar.ts';

export const serverPicker = room('ui/server-picker', {
  // server-address.ts
  noValidAddress: 'This isn’t a valid address. It should look like keys.example.org.',
  noUserName: 'Remove the user name and password from the address.',
  httpOnlyHere: 'A key server needs https. Only a server on this computer can use http.',
  needsHttps: 'A key server needs https: the address must begin with https://.',
  noPath: (host: Text) => `A key server address has no path. Remove everything after ${host}.`,
  // server-news.ts
  notTrusted: 'The key server can’t be trusted right now',
  wrongAnswer: 'It sent an answer that can’t be correct. Nothing is sent to it until you have checked.',
  offline: 'Key server offline',
  offlineWithUnsent: (count: number) =>
    `Key server offline, ${count} ${plural(count, { one: 'unsent change', other: 'unsent changes' })}`,
  offlineSentence: 'The key server isn’t responding. You can still log in, sign and send.',
  check: 'Check',
  away: 'Away',
  waiting: (count: number) => `${count} ${plural(count, { one: 'waits', other: 'wait' })}`,
  // use-server-check.ts
  enterAddress: 'Enter the address of the key server.',
  // place-choice.tsx
  change: 'Change',
  defaultDetail: 'The default key server. It stores only encrypted data; only your login methods can open it.',
  ownServer: 'Another key server',
  ownServerDetail: 'One run by you or by somebody you trust.',
  thisDeviceOnly: 'This device only',
  thisDeviceOnlyDetail: 'No server. You save a backup file at the end; without it, this device has the only copy.',
  notResponding: 'The key server isn’t responding',
  // server-chip.tsx
  noCopyAfterLock: 'No copy is kept here after you lock',
  // server-field.tsx
  addressLabel: 'Address of the key server',
  connected: 'Connected. This is the server’s fingerprint; its operator can tell you whether it is correct.',
});
