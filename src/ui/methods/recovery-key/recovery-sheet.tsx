/** The printed sheet and the text file of a recovery key: its name, the eight groups, the identity's fingerprint and how to use them. */
import { writeDate } from '../../../lib/language.ts';
import { PrintedSheet } from '../../components/printed-sheet.tsx';

/** What a sheet says of a key. */
export interface SheetKey {
  /** `null`: the first key of an identity, which has no name of its own. */
  name: string | null;
  recoveryKey: readonly string[];
  fingerprint: string;
  /** Origin of the key server; `null`: there is none. */
  server: string | null;
  /** The key also asks for something that only the person knows. */
  personal: boolean;
  /** ms since 1970. */
  madeAt: number;
  /** One of several sheets: `recoveryKey` is its groups. Absent: the whole key. */
  sheet?: { number: number; count: number; needed: number; holder: string } | undefined;
}

/** Instructions, depending on where the encrypted copy is stored. */
const toUse = ({ server, personal, sheet }: SheetKey): string[] => [
  sheet === undefined
    ? 'This key opens everything in this identity, for anyone who has it: keep it where you keep your passport.'
    : `Any ${sheet.needed} of the ${sheet.count} sheets together open everything in this identity. This sheet alone opens nothing. Keep the sheets apart.`,
  `To use it: install Dramatis, choose “I already have an identity”, ${
    server === null ? 'pick your backup file' : 'then “Recovery key”'
  } and type the ${sheet === undefined ? 'eight groups' : 'twelve groups of each sheet, one sheet after the other'}. Spaces, dashes and lower case don’t matter.`,
  ...(personal
    ? ['This key also asks for something that only you know. It is not on this sheet and can’t be reset.']
    : []),
  sheet === undefined
    ? 'No site, support team or other person ever needs it. Type it only into Dramatis itself.'
    : 'If you keep this sheet for somebody, give it to nobody else, and make sure it’s really them asking. Type it only into Dramatis itself.',
];

type Fact = readonly [name: string, value: string];

const factsOf = ({ name, fingerprint, server, madeAt, sheet }: SheetKey): Fact[] => [
  ...(sheet === undefined ? [] : [['Held by', sheet.holder] as const]),
  ...(name === null ? [] : [['Name', name] as const]),
  ['Identity', fingerprint],
  ...(server === null ? [] : [['Key server', server] as const]),
  ['Created on', writeDate(madeAt, { year: true })],
];

const toTitle = ({ sheet }: SheetKey): string =>
  sheet === undefined ? 'Recovery key' : `Recovery sheet ${sheet.number} of ${sheet.count}`;

export const RecoverySheet = ({ of }: { of: SheetKey }) => (
  <PrintedSheet
    title={toTitle(of)}
    groups={of.recoveryKey}
    instructions={toUse(of)}
    facts={factsOf(of)}
    qr={of.sheet === undefined ? undefined : of.recoveryKey.join(' ')}
  />
);

/** The sheet as a text file. */
export function toSheetText(key: SheetKey): string {
  const { recoveryKey } = key;
  const groups = recoveryKey.map((group, at) => `${at + 1}  ${group}`);
  const facts = factsOf(key).map(([name, value]) => `${name}: ${value}`);
  return `${[`Dramatis: ${toTitle(key).toLowerCase()}`, '', ...groups, '', recoveryKey.join(' '), '', ...toUse(key), '', ...facts].join('\r\n')}\r\n`;
}
