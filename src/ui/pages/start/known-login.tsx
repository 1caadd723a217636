/** Step 1 of the setup with a login method that opens another identity on this computer: one login, and the new identity has it too. */

import { methods } from '../../../locales/en/ui/methods.ts';
import { start as t } from '../../../locales/en/ui/pages/start.tsx';
import type { CommandArgs } from '../../../messaging/commands.ts';
import type { IdentityChoice, LoginOption } from '../../../messaging/snapshot.ts';
import { askToKeepStorage } from '../../browser-storage.ts';
import { Button } from '../../components/button.tsx';
import { AnswerCredential } from '../../methods/answer-credential.tsx';
import { useCommand } from '../../wallet.tsx';
import { StageLayout } from '../stage-layout.tsx';

/** A login method of another identity. */
export interface Known {
  from: IdentityChoice;
  option: LoginOption;
}

type Wanted = Pick<CommandArgs<'start-known-identity'>, 'identityType' | 'server' | 'holder'>;

export function KnownLogin({ known, wanted, onBack }: { known: Known; wanted: Wanted; onBack: () => void }) {
  const command = useCommand();
  const { name } = methods.kinds[known.option.kind];
  // That the other identity has frozen it says nothing of the new one.
  const { frozen: _frozen, ...option } = known.option;
  return (
    <StageLayout title={t.useMethod[known.option.kind]} lede={t.useMethodLede(known.from.label)} lit="all" act={1}>
      <div class="work-body">
        <AnswerCredential
          options={[option]}
          verb={t.use}
          byServer
          onAnswer={async (answer) => {
            await command('start-known-identity', { from: known.from.id, answer, name, ...wanted });
            await askToKeepStorage();
          }}
        />
        <div class="work-acts">
          <Button weight="quiet" onClick={onBack}>
            {t.chooseAnother}
          </Button>
        </div>
      </div>
    </StageLayout>
  );
}
