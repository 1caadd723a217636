/** A field for a key server address that shows the server's fingerprint, and one for an invitation. The only requests ask for that fingerprint and about the invitation. */

import { serverPicker as t } from '../../locales/en/ui/server-picker.ts';
import { Field } from '../components/field.tsx';
import { Check, Icon } from '../components/icon.tsx';
import { Spinner } from '../components/spinner.tsx';
import type { FoundServer, ServerCheck } from './use-server-check.ts';

export function ServerField(props: {
  check: ServerCheck;
  help?: string | undefined;
  testid?: string | undefined;
  focused?: boolean | undefined;
  /** A new identity is to be registered: an invitation is asked for where the server wants one. */
  registers?: boolean | undefined;
  onEnter?: () => void;
}) {
  const { text, setText, state, ask } = props.check;
  return (
    <div class="server-field">
      <Field
        label={t.addressLabel}
        value={text}
        onValue={setText}
        type="url"
        inputMode="url"
        help={props.help}
        placeholder="keys.example.org"
        problem={state.kind === 'failed' ? state.problem : null}
        focused={props.focused}
        onEnter={props.onEnter ?? (() => void ask())}
        after={state.kind === 'asking' ? <Spinner /> : state.kind === 'found' && <Icon node={Check} size={18} />}
        testid={props.testid ?? 'server-url'}
      />
      <div role="status">{state.kind === 'found' && <ServerFound server={state.server} />}</div>
      {props.registers === true && wantsInvitation(props.check) && (
        <InvitationField check={props.check} onEnter={props.onEnter} />
      )}
    </div>
  );
}

/** Was a server found that takes new identities by invitation? */
export const wantsInvitation = ({ state }: ServerCheck): boolean =>
  state.kind === 'found' && state.server.takes === 'invited';

/** Asks for an invitation to the server that was found. */
export function InvitationField({ check, onEnter }: { check: ServerCheck; onEnter?: (() => void) | undefined }) {
  const { code, setCode, codeProblem } = check;
  return (
    <div class="invitation">
      <Field
        label={t.invitationLabel}
        value={code}
        onValue={setCode}
        mono
        help={t.invitationHelp}
        problem={codeProblem}
        focused={codeProblem !== null}
        onEnter={onEnter}
        testid="invitation"
      />
    </div>
  );
}

/** The fingerprint of the server that answered. */
const ServerFound = ({ server }: { server: FoundServer }) => (
  <div class="server-found" data-testid="server-found">
    <p class="small">{t.connected}</p>
    <p class="mono" data-testid="server-fingerprint">
      {server.fingerprint}
    </p>
  </div>
);
