/**
 * The account: a choice among the issuers of the key server, the login there, and then which one it was. The caller keeps the account, so
 * that what was typed below outlives a second login.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import { isWalletError, type WalletErrorCode } from '../../../lib/errors.ts';
import type { CommandAnswer } from '../../../messaging/commands.ts';
import type { IssuerAccount } from '../../../messaging/login.ts';
import { Button } from '../../components/button.tsx';
import { Building2, CircleUserRound, Icon, type IconNode, Smartphone } from '../../components/icon.tsx';
import { WarningBox } from '../../components/warning.tsx';
import { toSentence, useCommand } from '../../wallet.tsx';
import { MethodChoice, MethodRows } from '../method-list.tsx';
import { TouchCard } from '../passkey/touch-card.tsx';
import type { AccountPlace } from './log-in-at-issuer.ts';
import { logInAtIssuer } from './log-in-at-issuer.ts';
import '../../style/oidc.css';
import { oidc as t } from '../../../locales/en/ui/methods/oidc.ts';

type Issuer = CommandAnswer<'oidc-issuers'>[number];

const ICONS: Readonly<Record<Issuer['kind'], IconNode>> = {
  account: CircleUserRound,
  company: Building2,
  phone: Smartphone,
};
export interface AccountChoiceProps {
  /** `null`: not known yet (a key server must be chosen first). Called before anything is asked. */
  place: () => Promise<AccountPlace | null>;
  /** Changes when `place` gives another server. */
  placeKey: string;
  account: IssuerAccount | null;
  onAccount: (account: IssuerAccount | null) => void;
  /** The issuer of the login method, where it is known: only this one is offered. */
  issuerId?: string | null | undefined;
  /** Why the login has to be repeated. */
  failure: unknown;
  verb?: string | undefined;
}

export function AccountChoice(props: AccountChoiceProps) {
  const { place, placeKey, account, onAccount, issuerId } = props;
  const command = useCommand();
  const [issuers, setIssuers] = useState<Issuer[] | null>(null);
  const [running, setRunning] = useState<Issuer | null>(null);
  const [failed, setFailed] = useState<unknown>(null);
  const [tries, setTries] = useState(0);
  const turn = useRef(0);

  useEffect(() => {
    let wanted = true;
    setIssuers(null);
    setFailed(null);
    const load = async () => {
      const at = await place();
      if (at !== null) return command('oidc-issuers', { server: at.server, methodId: at.methodId });
      return null;
    };
    load()
      .then((found) => wanted && setIssuers(found))
      .catch((error: unknown) => wanted && setFailed(error));
    return () => {
      wanted = false;
    };
  }, [placeKey, tries]);
  // A login that is left behind has no effect.
  useEffect(
    () => () => {
      turn.current += 1;
    },
    [],
  );

  async function logIn(issuer: Issuer) {
    turn.current += 1;
    const mine = turn.current;
    setRunning(issuer);
    setFailed(null);
    try {
      const at = await place();
      if (at === null) return;
      const made = await logInAtIssuer(command, at, issuer.id);
      if (mine === turn.current) onAccount(made);
    } catch (error) {
      if (mine === turn.current) setFailed(error);
    } finally {
      if (mine === turn.current) setRunning(null);
    }
  }

  if (account !== null)
    return (
      <div class="account-chosen" data-testid="account-chosen">
        <Icon node={CircleUserRound} size={22} />
        <span class="grow">
          <span class="t">{t.loggedInAt(account.issuer.name)}</span>
          <span class="d small">{t.goodForTenMinutes}</span>
        </span>
        <Button weight="quiet" small testid="another-account" onClick={() => onAccount(null)}>
          {t.useAnother}
        </Button>
      </div>
    );
  const failure = failed ?? props.failure;
  return (
    <div class="stack" data-testid="account-choice">
      {failure !== null && running === null && <AccountFailure error={failure} />}
      {running !== null ? (
        <TouchCard
          icon={ICONS[running.kind]}
          said={{
            title: t.logInAt(running.name),
            detail: t.windowIsOpen(running.host),
          }}
        >
          <Button
            onClick={() => {
              turn.current += 1;
              setRunning(null);
            }}
          >
            {t.stopWaiting}
          </Button>
        </TouchCard>
      ) : (
        <Issuers
          issuers={issuers}
          only={issuerId ?? null}
          onChoose={logIn}
          onAgain={failed !== null && issuers === null ? () => setTries(tries + 1) : null}
        />
      )}
    </div>
  );
}

function Issuers(props: {
  issuers: Issuer[] | null;
  only: string | null;
  onChoose: (issuer: Issuer) => void;
  /** Asks for the list again. */
  onAgain: (() => void) | null;
}) {
  const { issuers, only, onChoose, onAgain } = props;
  if (onAgain !== null)
    return (
      <div>
        <Button testid="try-again" onClick={onAgain}>
          {t.tryAgain}
        </Button>
      </div>
    );
  if (issuers === null) return null;
  if (issuers.length === 0)
    return (
      <WarningBox severity="note" title={t.noIssuers} rule="no-issuers">
        <p>{t.noIssuersDetail}</p>
      </WarningBox>
    );
  const known = issuers.filter(({ id }) => id === only);
  const offered = known.length === 0 ? issuers : known;
  return (
    <MethodRows>
      {offered.map((issuer) => (
        <MethodChoice
          key={issuer.id}
          icon={ICONS[issuer.kind]}
          said={{ title: issuer.name, detail: t.details[issuer.kind](issuer.host) }}
          testid={`issuer-${issuer.id}`}
          onClick={() => onChoose(issuer)}
        />
      ))}
    </MethodRows>
  );
}

function failureTitle(error: unknown): string {
  const titles: Partial<Record<WalletErrorCode, string>> = t.failures;
  return (isWalletError(error) ? titles[error.code] : undefined) ?? t.didNotWork;
}

const AccountFailure = ({ error }: { error: unknown }) => (
  <WarningBox severity="caution" title={failureTitle(error)} rule="account-failed">
    <p>{toSentence(error)}</p>
  </WarningBox>
);
