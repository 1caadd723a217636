/** The printed sheet and the saved file of a recovery key: the eight groups, the identity's fingerprint, how to use them. Seen on paper only. */
import { createPortal } from 'preact/compat';
import { HouseMark } from '../../components/mask.tsx';
import type { DraftKey } from './use-draft-key.ts';

/** What to do with it, by where the sealed copy is kept. */
const toUse = (server: string | null): string[] => [
  'This key opens everything in this identity. Whoever reads it can do the same: keep it where you keep a passport.',
  `To use it: install Dramatis, choose “I already have an identity”, ${
    server === null ? 'pick your backup file' : 'then “Recovery key”'
  } and type the eight groups. Spaces, dashes and small letters do not matter.`,
  'No site, no help desk and no person ever needs it. Type it nowhere but in Dramatis itself.',
];

/** Drawn always, shown by the print stylesheet. */
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
          <dt>Made on</dt>
          <dd>{day}</dd>
        </div>
      </dl>
    </section>,
    document.body,
  );
}

/** The same as a text file. */
export function toSheetText({ recoveryKey, fingerprint, server }: DraftKey, day: string): string {
  const groups = recoveryKey.map((group, at) => `${at + 1}  ${group}`);
  const facts = [`Identity: ${fingerprint}`, ...(server === null ? [] : [`Key server: ${server}`]), `Made on:  ${day}`];
  return `${['Dramatis: recovery key', '', ...groups, '', recoveryKey.join(' '), '', ...toUse(server), '', ...facts].join('\r\n')}\r\n`;
}
