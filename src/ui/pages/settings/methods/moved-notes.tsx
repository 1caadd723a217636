/** What is still to be done after a move to another key server: methods that must be enrolled there, and account names that are not free yet at the old one. */
import { methods as t } from '../../../../locales/en/ui/pages/settings/methods.tsx';
import type { MethodView, UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { Button } from '../../../components/button.tsx';
import { WarningBox } from '../../../components/warning.tsx';
import { toServerName } from '../../../server-picker/server-address.ts';
import { useAct, useCommand } from '../../../wallet.tsx';
import { Problem } from '../frame.tsx';

/** Methods in use whose account row is at another key server than the identity. */
export const toBeEnrolled = ({ methods }: Pick<UnlockedSnapshot, 'methods'>): MethodView[] =>
  methods.filter(({ enrolledAt, state }) => enrolledAt !== undefined && state !== 'revoked');

export function MovedNotes(props: { snapshot: UnlockedSnapshot; onEnrol: (method: MethodView) => void }) {
  const { snapshot, onEnrol } = props;
  const waiting = toBeEnrolled(snapshot);
  const left = snapshot.methods.flatMap((method) => (method.leftAt ?? []).map((server) => ({ method, server })));
  const now = toServerName(snapshot.server?.origin ?? '');
  if (waiting.length === 0 && left.length === 0) return null;
  return (
    <section class="narrow stack" data-testid="moved-notes">
      {waiting.map((method) => (
        <WarningBox
          key={method.id}
          severity="caution"
          rule="enrol-again"
          title={t.stillBelongsTo(method.name, toServerName(method.enrolledAt ?? ''))}
        >
          <p>{method.kind === 'oidc' ? t.untilAccountEnrolled(now) : t.untilPasswordEnrolled(now)}</p>
          <div class="in-warning">
            <Button small onClick={() => onEnrol(method)} testid="enrol-again">
              {t.enrolItAt(now)}
            </Button>
          </div>
        </WarningBox>
      ))}
      {left.map(({ method, server }) => (
        <LeftRow key={`${method.id} ${server}`} method={method} server={server} />
      ))}
    </section>
  );
}

function LeftRow({ method, server }: { method: MethodView; server: string }) {
  const command = useCommand();
  const { busy, problem, run } = useAct();
  const name = toServerName(server);
  return (
    <WarningBox
      severity="note"
      rule="row-left"
      title={method.kind === 'oidc' ? t.accountNotFree(method.name, name) : t.accountNameNotFree(method.name, name)}
    >
      <p>{t.didNotAnswer(name)}</p>
      <div class="in-warning">
        <Button
          small
          busy={busy}
          testid="give-up-row"
          onClick={() => run(() => command('give-up-row', { methodId: method.id, server }))}
        >
          {t.stopTrying}
        </Button>
      </div>
      <Problem text={problem} />
    </WarningBox>
  );
}
