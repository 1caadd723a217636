/** The card of a connection: the accounts the site will see, last a new account for this site, and its network. */
import type { Hex } from '../../../lib/bytes.ts';
import type { ApprovalView, ConnectReview } from '../../../messaging/approval.ts';
import { ShortAddress } from '../../components/address.tsx';
import { Amount } from '../../components/amount.tsx';
import { CheckBox } from '../../components/field.tsx';
import { Rows, Tag } from '../../components/row.tsx';
import { ShowMore } from '../../components/show-more.tsx';
import { SiteNetwork } from '../../components/site-network.tsx';
import { useGrowing } from '../../components/use-growing.ts';
import type { RequestEdits } from '../request-edits.ts';
import { ReviewRows } from '../review-rows.tsx';

/** How many rows are drawn at first, and whenever the end comes near. */
const ROWS = 20;

export interface Connected {
  accounts: Hex[];
  newAccount: boolean;
}

/** The chosen accounts: the review's proposal until the user changes it. */
export const connectedBy = (body: ConnectReview, draft: Pick<RequestEdits, 'edits'>): Connected => ({
  accounts: draft.edits.accounts ?? body.accounts.filter((account) => account.ticked).map((account) => account.address),
  newAccount: draft.edits.newAccount ?? body.newAccountTicked,
});

export function ConnectCard(props: { approval: ApprovalView; body: ConnectReview; draft: RequestEdits }) {
  const { body, draft } = props;
  const { accounts, newAccount } = connectedBy(body, draft);
  const growing = useGrowing(ROWS, '');
  const toggle = (address: Hex, on: boolean) =>
    draft.setForDecision({
      accounts: on ? [...accounts, address] : accounts.filter((each) => each !== address),
      newAccount,
    });
  return (
    <>
      <fieldset class="bare" data-testid="request-accounts">
        <legend class="vh">Accounts the site will see</legend>
        <Rows>
          {body.accounts.slice(0, growing.most).map((account) => (
            <CheckBox
              key={account.address}
              class="row"
              checked={accounts.includes(account.address)}
              onChange={(on) => toggle(account.address, on)}
            >
              <span class="grow">
                <span class="t clip">{account.name}</span>
                <span class="d">
                  <ShortAddress address={account.address} />
                </span>
              </span>
              <span class="v">
                {account.balance !== null && <Balance balance={account.balance} />}
                {account.viewOnly && <Tag>View only</Tag>}
              </span>
            </CheckBox>
          ))}
          <ShowMore growing={growing} of={body.accounts.length} />
          {body.newAccountName !== '' && (
            <CheckBox
              class="row"
              testid="new-account-for-site"
              checked={newAccount}
              onChange={(on) => draft.setForDecision({ accounts, newAccount: on })}
            >
              <span class="grow">
                <span class="t">New account for this site</span>
                <span class="d">
                  {body.newAccountName}, empty. Not linked to your others until you move funds between them.
                </span>
              </span>
            </CheckBox>
          )}
        </Rows>
      </fieldset>
      <SiteNetwork
        networks={body.networks}
        chainId={props.approval.chainId}
        onChoose={(chainId) => draft.review({ accounts, newAccount, chainId })}
      />
      <ReviewRows rows={props.approval.review.rows} />
    </>
  );
}

/** `1.2042 ETH`, as formatted by the review. */
function Balance({ balance }: { balance: string }) {
  const [, number, symbol] = /^([\d.,]+) (.+)$/.exec(balance) ?? [];
  return number === undefined || symbol === undefined ? (
    <span>{balance}</span>
  ) : (
    <Amount decimal={number.replaceAll(',', '')} symbol={symbol} />
  );
}
