/** Asks for another invitation, where the key server of a finished draft refused the first one: it was used or ended meanwhile. */
import { useState } from 'preact/hooks';
import { start as t } from '../../../locales/en/ui/pages/start.tsx';
import '../../style/server.css';
import { serverPicker } from '../../../locales/en/ui/server-picker.ts';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { useAct, useCommand } from '../../wallet.tsx';

/** `onInvited`: the draft has an invitation that the server takes. */
export function InviteDraft({ onInvited }: { onInvited: () => void }) {
  const command = useCommand();
  const { busy, problem, run, clear } = useAct();
  const [code, setCode] = useState('');
  const invite = () => run(() => command('invite-draft', { code })).then((done) => done && onInvited());
  return (
    <div class="told invitation">
      <Field
        label={serverPicker.invitationLabel}
        value={code}
        onValue={(typed) => {
          setCode(typed);
          clear();
        }}
        mono
        focused
        problem={problem}
        onEnter={invite}
        testid="invitation"
      />
      <Button busy={busy} disabled={code.trim() === ''} onClick={invite} testid="use-invitation">
        {t.useInvitation}
      </Button>
    </div>
  );
}
