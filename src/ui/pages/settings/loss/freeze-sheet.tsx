/** The printed sheet of a freeze code: the groups, for which login method, where to use it. Seen on paper only. */
import { createPortal } from 'preact/compat';
import { HouseMark } from '../../../components/mask.tsx';
import '../../../style/sheet.css';

const USE = [
  'This code freezes one login method, and does nothing else: it opens nothing, and shows nothing of what you hold.',
  'To use it: install Dramatis on any computer, choose “Something is lost”, and type the address of the key server and this code. Spaces, dashes and small letters do not matter.',
  'Afterwards the login method opens nothing at the key server. A computer that is offline still opens what it held, until its next contact.',
  'Another login method or the recovery key unfreezes it.',
];

/** Drawn always, shown by the print stylesheet. */
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
          <dt>Server</dt>
          <dd>{props.server}</dd>
        </div>
        <div>
          <dt>Identity</dt>
          <dd>{props.fingerprint}</dd>
        </div>
        <div>
          <dt>Made on</dt>
          <dd>{day}</dd>
        </div>
      </dl>
    </section>,
    document.body,
  );
}
