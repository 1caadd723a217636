/** The printed sheet of a freeze code: its groups, its login method and where to use it. */
import { writeDate } from '../../../../lib/language.ts';
import { PrintedSheet } from '../../../components/printed-sheet.tsx';

const USE = [
  'This code freezes one login method and does nothing else: it opens nothing, and reveals nothing about your accounts.',
  'To use it: install Dramatis on any computer, choose “Lost something?”, and enter the address of the key server and this code. Spaces, dashes and lower case don’t matter.',
  'Afterwards the login method no longer works at the key server. An offline computer can still open its copy until it connects again.',
  'Another login method or the recovery key unfreezes it.',
];

export function FreezeSheet(props: { groups: readonly string[]; method: string; server: string; fingerprint: string }) {
  const [mark, ...groups] = props.groups;
  const day = writeDate(Date.now(), { year: true });
  return (
    <PrintedSheet
      title="Freeze code"
      groups={groups}
      instructions={USE}
      facts={[
        ['Freezes', props.method],
        ['Key server', props.server],
        ['Identity', props.fingerprint],
        ['Created on', day],
      ]}
    >
      <p>
        Begins with <b>{mark}</b>
      </p>
    </PrintedSheet>
  );
}
