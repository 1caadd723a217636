/** The person's own IPFS gateway: with one, pictures of items that are on IPFS can be shown. */
import { useState } from 'preact/hooks';
import { Button } from '../../../components/button.tsx';
import { Field } from '../../../components/field.tsx';
import { useToast } from '../../../components/toast.tsx';
import { useAct, useCommand } from '../../../wallet.tsx';

export function IpfsGateway({ gateway }: { gateway: string }) {
  const command = useCommand();
  const say = useToast();
  const { busy, problem, run, clear } = useAct();
  const [typed, setTyped] = useState(gateway);
  const save = async () => {
    if (!(await run(() => command('change-settings', { ipfsGateway: typed })))) return;
    say(typed.trim() === '' ? 'No gateway is asked' : 'Gateway saved');
  };
  return (
    <div class="stack tight">
      <Field
        label="Your IPFS gateway"
        value={typed}
        onValue={(text) => {
          clear();
          setTyped(text);
        }}
        onEnter={save}
        type="url"
        inputMode="url"
        placeholder="None"
        testid="ipfs-gateway"
        problem={problem}
        help="Use a node of your own. On this computer, it is usually at http://localhost:8080. Dramatis asks it only when you open a picture that is on IPFS. Leave it empty to ask none."
      />
      <div class="hstack">
        <Button testid="save-gateway" busy={busy} disabled={typed.trim() === gateway} onClick={save}>
          Save
        </Button>
      </div>
    </div>
  );
}
