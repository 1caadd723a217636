/** Shows a secret that was asked for: covered until the person uncovers it, gone with the dialog. Offers no copying by itself. */
import { useState } from 'preact/hooks';
import { Button } from '../../../components/button.tsx';
import { Eye, EyeOff } from '../../../components/icon.tsx';

export function SecretText({ text, name, testid }: { text: string; name: string; testid: string }) {
  const [shown, setShown] = useState(false);
  return (
    <div class="secret">
      <p class="mono secret-text" data-testid={testid}>
        {shown ? text : '•'.repeat(32)}
      </p>
      <Button small icon={shown ? EyeOff : Eye} onClick={() => setShown(!shown)} testid="uncover">
        {shown ? 'Cover' : `Show ${name}`}
      </Button>
    </div>
  );
}
