/** The printed sheet of a freeze code: its groups, its login method and where to use it. */
import { createPortal } from 'preact/compat';
import { HouseMark } from '../../../components/mask.tsx';
import '../../../style/sheet.css';

const USE = [
  'This code freezes one login method and does nothing else: it opens nothing, and reveals nothing about your accounts.',
  'To use it: install Dramatis on any computer, choose “Something is lost”, and enter the address of the key server and this code. Spaces, dashes and lower case don’t matter.',
  'Afterwards the login method no longer works at the key server. An offline computer can still open its copy until it connects again.',
  'Another login method or the recovery key unfreezes it.',
];

/** Always rendered, visible only in print. */
export function FreezeSheet(props: { groups: readonly string[]; method: string; server: string; fingerprint: string }) {
  const [mark, ...groups] = props.groups;
  const day = new Date().toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
  return createPortal(
    <section class="sheet-print" aria-hidden="true">
      <p class="sheet-brand">
        <HouseMark size={36} /> Dramatis
      </p>
      <p class="sheet-title">Freeze code</p>
      <p>
        Begins with <b>{mark}</b>
      </p>
      <ol>
        {groups.map((group) => (
          <li key={group}>
            <b>{group}</b>
          </li>
        ))}
      </ol>
      {USE.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <dl>
        <div>
          <dt>Freezes</dt>
          <dd>{props.method}</dd>
        </div>
        <div>
          <dt>Key server</dt>
          <dd>{props.server}</dd>
        </div>
        <div>
          <dt>Identity</dt>
          <dd>{props.fingerprint}</dd>
        </div>
        <div>
          <dt>Created on</dt>
          <dd>{day}</dd>
        </div>
      </dl>
    </section>,
    document.body,
  );
}
