/** The printed sheet and the text file of a recovery key: its name, the eight groups, the identity's fingerprint and how to use them. */
import { writeDate } from '../../../lib/language.ts';
import { recoveryKey as t } from '../../../locales/en/ui/methods/recovery-key.ts';
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
  sheet === undefined ? t.opensEverything : t.sheetsOpenEverything(sheet.needed, sheet.count),
  (sheet === undefined ? t.toUseKey : t.toUseSheets)[server === null ? 'backup' : 'server'],
  ...(personal ? [t.keyAsksPersonal] : []),
  sheet === undefined ? t.nobodyNeedsIt : t.ifYouKeepSheet,
];

type Fact = readonly [name: string, value: string];

const factsOf = ({ name, fingerprint, server, madeAt, sheet }: SheetKey): Fact[] => [
  ...(sheet === undefined ? [] : [[t.facts.heldBy, sheet.holder] as const]),
  ...(name === null ? [] : [[t.facts.name, name] as const]),
  [t.facts.identity, fingerprint],
  ...(server === null ? [] : [[t.facts.keyServer, server] as const]),
  [t.facts.createdOn, writeDate(madeAt, { year: true })],
];

const toTitle = ({ sheet }: SheetKey): string =>
  sheet === undefined ? t.keyTitle : t.sheetTitle(sheet.number, sheet.count);

const fileTitle = ({ sheet }: SheetKey): string =>
  sheet === undefined ? t.fileTitleOfKey : t.fileTitleOfSheet(sheet.number, sheet.count);

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
  const facts = factsOf(key).map(([name, value]) => t.factInFile(name, value));
  return `${[fileTitle(key), '', ...groups, '', recoveryKey.join(' '), '', ...toUse(key), '', ...facts].join('\r\n')}\r\n`;
}
