/** The person's own IPFS gateway: with one, pictures of items that are on IPFS can be shown. */
import { useState } from 'preact/hooks';
import { preferences as t } from '../../../../locales/en/ui/pages/settings/preferences.ts';
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
    say(typed.trim() === '' ? t.noGateway : t.gatewaySaved);
  };
  return (
    <div class="stack tight">
      <Field
        label={t.gateway}
        value={typed}
        onValue={(text) => {
          clear();
          setTyped(text);
        }}
        onEnter={save}
        type="url"
        inputMode="url"
        placeholder={t.none}
        testid="ipfs-gateway"
        problem={problem}
        help={t.gatewayHelp}
      />
      <div class="hstack">
        <Button testid="save-gateway" busy={busy} disabled={typed.trim() === gateway} onClick={save}>
          {t.save}
        </Button>
      </div>
    </div>
  );
}
