/** The card of a connection: the accounts the site will see, last a new account for this site, and its network. */
import type { Hex } from '../../../lib/bytes.ts';
import { requests as t } from '../../../locales/en/ui/prompt/requests.tsx';
import type { ApprovalView, ConnectReview } from '../../../messaging/approval.ts';
import { partsOf } from '../../amount.ts';
import { ShortAddress } from '../../components/address.tsx';
import { Amount } from '../../components/amount.tsx';
import { Avatar } from '../../components/avatar.tsx';
import { CheckBox } from '../../components/field.tsx';
import { firstRows } from '../../components/first-rows.ts';
import { Rows, Tag } from '../../components/row.tsx';
import { ShowMore } from '../../components/show-more.tsx';
import { SiteNetwork } from '../../components/site-network.tsx';
import { useGrowing } from '../../components/use-growing.ts';
import type { RequestEdits } from '../request-edits.ts';
import { ReviewRows } from '../review-rows.tsx';
import { Said } from './message.tsx';
import { SignInAgainChoice } from './sign-in-again.tsx';

/** How many rows are drawn at first, and whenever the end comes near. */
const ROWS = 20;

export interface Connected {
  accounts: Hex[];
  newAccount: boolean;
  /** The site gets its login key, and no account. */
  loginKey: boolean;
}

/** The chosen accounts: the review's proposal until the user changes it. */
export const connectedBy = (body: ConnectReview, draft: Pick<RequestEdits, 'edits'>): Connected => ({
  accounts: draft.edits.accounts ?? body.accounts.filter((account) => account.ticked).map((account) => account.address),
  newAccount: draft.edits.newAccount ?? body.newAccountTicked,
  loginKey: draft.edits.loginKey ?? body.loginKey.ticked,
});

/** Who signs in: the first choice that can sign. */
function signerName(body: ConnectReview, { accounts, newAccount, loginKey }: Connected): string | null {
  if (loginKey) return t.itsLoginKey;
  if (newAccount) return body.newAccountName;
  const signing = body.accounts.filter(({ viewOnly }) => !viewOnly);
  const first = accounts.find((address) => signing.some((account) => account.address === address));
  return signing.find(({ address }) => address === first)?.name ?? null;
}

export function ConnectCard(props: { approval: ApprovalView; body: ConnectReview; draft: RequestEdits }) {
  const { body, draft } = props;
  const connected = connectedBy(body, draft);
  const { accounts, newAccount, loginKey } = connected;
  // What the site can see and ask for is worded anew when a login key takes the place of accounts, or they of it.
  const choose = (next: Connected) =>
    next.loginKey === loginKey ? draft.setForDecision(next) : draft.review({ ...next });
  const growing = useGrowing(ROWS, '');
  const drawn = firstRows(body.accounts, growing.most, ({ ticked }) => ticked);
  const toggle = (address: Hex, on: boolean) =>
    choose({
      accounts: on ? [...accounts, address] : accounts.filter((each) => each !== address),
      newAccount,
      loginKey: loginKey && !on,
    });
  const signer = signerName(body, connected);
  const signRows = signer === null ? [] : [{ name: t.signsInWith, value: signer }];
  return (
    <>
      {body.signIn !== null && body.signIn.text !== '' && (
        <Said text={t.quoted(body.signIn.text)} mono={false} draft={draft} />
      )}
      <fieldset class="bare" data-testid="request-accounts">
        <legend class="vh">{t.accounts}</legend>
        <Rows>
          {drawn.map((account) => (
            <CheckBox
              key={account.address}
              class="row"
              checked={accounts.includes(account.address)}
              onChange={(on) => toggle(account.address, on)}
            >
              <Avatar address={account.address} />
              <span class="grow">
                <span class="t clip">{account.name}</span>
                <span class="d">
                  <ShortAddress address={account.address} />
                </span>
              </span>
              <span class="v">
                {account.balance !== null && <Balance balance={account.balance} />}
                {account.viewOnly && <Tag>{t.viewOnly}</Tag>}
              </span>
            </CheckBox>
          ))}
          <ShowMore growing={{ ...growing, most: drawn.length }} of={body.accounts.length} />
          {body.newAccountName !== '' && (
            <CheckBox
              class="row"
              testid="new-account-for-site"
              checked={newAccount}
              onChange={(on) => choose({ accounts, newAccount: on, loginKey: loginKey && !on })}
            >
              <span class="grow">
                <span class="t">{t.newAccount}</span>
                <span class="d">{t.newAccountDetail(body.newAccountName)}</span>
              </span>
            </CheckBox>
          )}
        </Rows>
        <p class="small apart">{t.orNoAccount}</p>
        <Rows>
          <CheckBox
            class="row"
            testid="login-key-for-site"
            checked={loginKey}
            onChange={(on) => choose({ accounts: [], newAccount: false, loginKey: on })}
          >
            <span class="grow">
              <span class="t">{t.loginKey}</span>
              <span class="d">{body.loginKey.known ? t.knownLoginKeyDetail : t.loginKeyDetail}</span>
            </span>
          </CheckBox>
        </Rows>
      </fieldset>
      <SiteNetwork
        networks={body.networks}
        chainId={props.approval.chainId}
        onChoose={(chainId) => draft.review({ ...connected, chainId })}
      />
      <ReviewRows rows={[...(body.signIn === null ? [] : signRows), ...props.approval.review.rows]} />
      <SignInAgainChoice approval={props.approval} draft={draft} />
    </>
  );
}

/** Already rounded by the review. */
function Balance({ balance }: { balance: string }) {
  const parts = partsOf(balance);
  return parts === null ? <span>{balance}</span> : <Amount {...parts} />;
}
