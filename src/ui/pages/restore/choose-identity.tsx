/** A login method that opens several identities was found: the person chooses which to bring to this computer, or all of them. */

import { restore as t } from '../../../locales/en/ui/pages/restore.tsx';
import { Button } from '../../components/button.tsx';
import { CircleUserRound } from '../../components/icon.tsx';
import { MethodChoice, MethodRows } from '../../methods/method-list.tsx';
import { toServerName } from '../../server-picker/server-address.ts';
import { useAct } from '../../wallet.tsx';
import { StageLayout } from '../stage-layout.tsx';
import type { SeveralFound } from './source.tsx';

export function ChooseIdentity({ several }: { several: SeveralFound }) {
  const { busy, problem, run } = useAct();
  const { found, open, cancel } = several;
  const ids = found.map(({ identityId }) => identityId);
  return (
    <StageLayout title={t.whichIdentity} lede={t.whichIdentityLede(found.length)} lit="all">
      <div class="work-body">
        {problem !== null && (
          <p class="small bad" role="alert">
            {problem}
          </p>
        )}
        <MethodRows>
          {found.map(({ identityId, server, name }, at) => (
            <MethodChoice
              key={identityId}
              icon={CircleUserRound}
              said={{
                title: name === '' ? t.unnamedIdentity(at + 1) : name,
                detail: detailOf(server, `${identityId.slice(0, 4)} ${identityId.slice(4, 8)}`),
              }}
              testid="bring-identity"
              onClick={() => {
                if (!busy) void run(() => open([identityId]));
              }}
            />
          ))}
        </MethodRows>
        <div class="work-acts">
          {several.mayOpenAll && (
            <Button weight="primary" busy={busy} testid="bring-all" onClick={() => run(() => open([...ids].reverse()))}>
              {t.restoreAll(found.length)}
            </Button>
          )}
          <Button weight="quiet" disabled={busy} onClick={cancel}>
            {t.chooseAnother}
          </Button>
        </div>
      </div>
    </StageLayout>
  );
}

const detailOf = (server: string, fingerprint: string): string =>
  server.startsWith('http') ? t.identityAt(toServerName(server), fingerprint) : t.identityBegins(fingerprint);
