/** Shows a secret, hidden until the user reveals it. Has no copy button. */
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
        {shown ? 'Hide' : `Show ${name}`}
      </Button>
    </div>
  );
}
