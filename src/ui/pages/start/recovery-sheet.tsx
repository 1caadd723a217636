/** The printed sheet and the text file of a recovery key: the eight groups, the identity's fingerprint and how to use them. */
import { createPortal } from 'preact/compat';
import { HouseMark } from '../../components/mask.tsx';
import type { DraftKey } from './use-draft-key.ts';

/** Instructions, depending on where the encrypted copy is stored. */
const toUse = (server: string | null): string[] => [
  'This key opens everything in this identity, for anyone who has it: keep it where you keep your passport.',
  `To use it: install Dramatis, choose “I already have an identity”, ${
    server === null ? 'pick your backup file' : 'then “Recovery key”'
  } and type the eight groups. Spaces, dashes and lower case don’t matter.`,
  'No site, support team or other person ever needs it. Type it only into Dramatis itself.',
];

/** Always rendered, visible only in print. */
export function RecoverySheet({ draft, day }: { draft: DraftKey; day: string }) {
  return createPortal(
    <section class="sheet-print" aria-hidden="true">
      <p class="sheet-brand">
        <HouseMark size={36} /> Dramatis
      </p>
      <p class="sheet-title">Recovery key</p>
      <ol>
        {draft.recoveryKey.map((group, at) => (
          <li key={at}>
            <b>{group}</b>
          </li>
        ))}
      </ol>
      {toUse(draft.server).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <dl>
        <div>
          <dt>Identity</dt>
          <dd>{draft.fingerprint}</dd>
        </div>
        {draft.server !== null && (
          <div>
            <dt>Key server</dt>
            <dd>{draft.server}</dd>
          </div>
        )}
        <div>
          <dt>Created on</dt>
          <dd>{day}</dd>
        </div>
      </dl>
    </section>,
    document.body,
  );
}

/** The sheet as a text file. */
export function toSheetText({ recoveryKey, fingerprint, server }: DraftKey, day: string): string {
  const groups = recoveryKey.map((group, at) => `${at + 1}  ${group}`);
  const facts = [
    `Identity: ${fingerprint}`,
    ...(server === null ? [] : [`Key server: ${server}`]),
    `Created on: ${day}`,
  ];
  return `${['Dramatis: recovery key', '', ...groups, '', recoveryKey.join(' '), '', ...toUse(server), '', ...facts].join('\r\n')}\r\n`;
}
