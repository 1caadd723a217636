/** The field for a recipient: suggestions while a name is typed, then the whole address and what is known of it. */
import { toChecksumAddress } from '../../../ethereum/address.ts';
import type { Hex } from '../../../lib/bytes.ts';
import { popupSend as t } from '../../../locales/en/ui/popup/send.ts';
import { WholeAddress } from '../../components/address.tsx';
import { Button } from '../../components/button.tsx';
import { ComparedAddresses } from '../../components/compared-addresses.tsx';
import { Field } from '../../components/field.tsx';
import { Spinner } from '../../components/spinner.tsx';
import { WarningBox } from '../../components/warning.tsx';
import { recipientWords, writtenAs } from './recipient.ts';
import { Suggestions } from './suggestions.tsx';
import type { CheckedRecipient, TypedRecipient } from './use-recipient.ts';

export function RecipientField(props: { typed: string; change: (text: string) => void; recipient: TypedRecipient }) {
  const { typed, change } = props;
  const { candidates, suggested, checked, problem, checking } = props.recipient;
  return (
    <div>
      <Field
        label={t.to}
        value={typed}
        onValue={change}
        placeholder={t.recipientHint}
        testid="send-to"
        focused={typed === ''}
        problem={problem}
        {...(checking ? { after: <Spinner /> } : {})}
      />
      <Suggestions candidates={suggested} choose={(one) => change(writtenAs(one, candidates))} />
      {checked !== null &&
        (checked.lookAlike === null ? (
          <div class="to-whom">
            <WholeAddress address={checked.address} testid="recipient-address" />
            <p class="small">{recipientWords(typed, checked)}</p>
          </div>
        ) : (
          <LookAlike address={checked.address} double={checked.lookAlike} change={change} />
        ))}
    </div>
  );
}

/** The typed address beside the one that it could be mistaken for. The prompt asks again, with a tick. */
const LookAlike = (props: {
  address: Hex;
  double: NonNullable<CheckedRecipient['lookAlike']>;
  change: (text: string) => void;
}) => (
  <div class="to-whom">
    <WarningBox severity="danger" title={props.double.warning} rule="look-alike">
      <ComparedAddresses label={t.entered} address={props.address} other={props.double} testid="recipient-address" />
      <div class="hstack">
        <Button small onClick={() => props.change(toChecksumAddress(props.double.address))} testid="use-known">
          {t.useKnown}
        </Button>
      </div>
    </WarningBox>
  </div>
);
