/** Passwords, what guessing one costs, and what only the person knows. */
import { room, type Text } from '../../../room.ts';
import { plural } from '../../grammar.ts';

export const password = room('ui/methods/password', {
  // What guessing takes.
  lessThanAMinute: 'Less than a minute',
  aboutAMinute: 'About a minute',
  moreThanYears: (count: Text) => `More than ${count} years`,
  // `written`: the count as it is written, rounded.
  about: {
    year: (count: number, written: Text) => plural(count, { one: 'About a year', other: `About ${written} years` }),
    month: (count: number, written: Text) => plural(count, { one: 'About a month', other: `About ${written} months` }),
    day: (count: number, written: Text) => plural(count, { one: 'About a day', other: `About ${written} days` }),
    hour: (count: number, written: Text) => plural(count, { one: 'About an hour', other: `About ${written} hours` }),
    minute: (count: number, written: Text) =>
      plural(count, { one: 'About a minute', other: `About ${written} minutes` }),
  },
  // By what somebody has who guesses.
  hardToGuess: {
    server: (time: Text) => `${time} to guess for somebody who has the server’s data.`,
    serverOrComputer: (time: Text) => `${time} to guess for somebody who has the server’s data or this computer.`,
    loginFile: (time: Text) => `${time} to guess for somebody who has your login file.`,
    loginFileOrComputer: (time: Text) => `${time} to guess for somebody who has your login file or this computer.`,
    file: (time: Text) => `${time} to guess for somebody who has the file.`,
  },
  easyToGuess: {
    server: (time: Text) =>
      `${time} to guess for somebody who has the server’s data: too easy. Make it longer. Four unrelated words work well.`,
    serverOrComputer: (time: Text) =>
      `${time} to guess for somebody who has the server’s data or this computer: too easy. Make it longer. Four unrelated words work well.`,
    loginFile: (time: Text) =>
      `${time} to guess for somebody who has your login file: too easy. Make it longer. Four unrelated words work well.`,
    loginFileOrComputer: (time: Text) =>
      `${time} to guess for somebody who has your login file or this computer: too easy. Make it longer. Four unrelated words work well.`,
    file: (time: Text) =>
      `${time} to guess for somebody who has the file: too easy. Make it longer. Four unrelated words work well.`,
  },
  // opaque.ts
  wrongNameOrPassword: 'Wrong account name or password. Check both.',
  wrongAnswer: 'The key server sent an answer that can’t be correct. Nothing more was sent to it.',
  // create-password.tsx
  chooseAccountName: 'Choose an account name.',
  choosePassword: 'Choose a password.',
  tooEasy: 'This password is too easy to guess. Make it longer.',
  enterPersonal: 'Enter what only you know, or untick the box.',
  accountNameHelp: 'Any name that nobody else uses on the key server. You need it to log in on another computer.',
  opensHere: 'Open on this computer without the server',
  opensHereDetail:
    'Quick, and works offline. Anyone who takes this computer can try to guess the password, at the cost shown above.',
  asksServerDetail:
    'Each login asks the server, which allows only a few attempts. Without a connection you can’t log in.',
  rememberName: 'Remember the account name on this computer',
  rememberNameDetail: 'Anyone can read it while the wallet is locked. Otherwise you enter it at each login.',
  // password-field.tsx
  capsLockIsOn: 'Caps Lock is on.',
  password: 'Password',
  hide: (field: Text) => `Hide “${field}”`,
  show: (field: Text) => `Show “${field}”`,
  accountName: 'Account name',
  // password-form.tsx
  enterPassword: 'Enter the password.',
  enterAccountName: 'Enter the account name.',
  checkedByServer: 'The key server checks the password but never sees it.',
  checkedHere: 'This computer checks it by itself. Nothing is sent.',
  changedElsewhere: 'I changed it on another computer',
  // personal.tsx
  personalHelp:
    'A name, a place or a sentence. You need it at every login with this method. Capitals, and spaces before or after it, don’t matter. It can’t be reset.',
  personal: 'Something only you know',
  personalAskedHelp:
    'What you set together with this login method. Capitals, and spaces before or after it, don’t matter.',
  alsoAskPersonal: 'Also ask for something only I know',
  // strength-meter.tsx
  strengthEmpty: 'How hard it would be to guess appears here.',
});
