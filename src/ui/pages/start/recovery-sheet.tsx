/** The printed sheet and the text file of a recovery key: the eight groups, the identity's fingerprint and how to use them. */
import { PrintedSheet } from '../../components/printed-sheet.tsx';
import type { DraftKey } from './use-draft-key.ts';

/** Instructions, depending on where the encrypted copy is stored. */
const toUse = (server: string | null): string[] => [
  'This key opens everything in this identity, for anyone who has it: keep it where you keep your passport.',
  `To use it: install Dramatis, choose “I already have an identity”, ${
    server === null ? 'pick your backup file' : 'then “Recovery key”'
  } and type the eight groups. Spaces, dashes and lower case don’t matter.`,
  'No site, support team or other person ever needs it. Type it only into Dramatis itself.',
];

type Fact = readonly [name: string, value: string];

const factsOf = ({ fingerprint, server }: DraftKey, day: string): Fact[] => [
  ['Identity', fingerprint],
  ...(server === null ? [] : [['Key server', server] as const]),
  ['Created on', day],
];

export const RecoverySheet = ({ draft, day }: { draft: DraftKey; day: string }) => (
  <PrintedSheet
    title="Recovery key"
    groups={draft.recoveryKey}
    instructions={toUse(draft.server)}
    facts={factsOf(draft, day)}
  />
);

/** The sheet as a text file. */
export function toSheetText(draft: DraftKey, day: string): string {
  const { recoveryKey, server } = draft;
  const groups = recoveryKey.map((group, at) => `${at + 1}  ${group}`);
  const facts = factsOf(draft, day).map(([name, value]) => `${name}: ${value}`);
  return `${['Dramatis: recovery key', '', ...groups, '', recoveryKey.join(' '), '', ...toUse(server), '', ...facts].join('\r\n')}\r\n`;
}
