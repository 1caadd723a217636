/** Shows a secret, hidden until the user reveals it. Has no copy button. */
import { useState } from 'preact/hooks';
import { accounts as t } from '../../../../locales/en/ui/pages/settings/accounts.tsx';
import { Button } from '../../../components/button.tsx';
import { Eye, EyeOff } from '../../../components/icon.tsx';

export function SecretText(props: { text: string; show: string; testid: string }) {
  const [shown, setShown] = useState(false);
  return (
    <div class="secret">
      <p class="mono secret-text" data-testid={props.testid}>
        {shown ? props.text : '•'.repeat(32)}
      </p>
      <Button small icon={shown ? EyeOff : Eye} onClick={() => setShown(!shown)} testid="uncover">
        {shown ? t.hide : props.show}
      </Button>
    </div>
  );
}
