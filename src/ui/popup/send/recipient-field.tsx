/** The field for a recipient: suggestions while a name is typed, then the whole address and what is known of it. */
import { toChecksumAddress } from '../../../ethereum/address.ts';
import { popupSend as t } from '../../../locales/en/ui/popup/send.ts';
import { WholeAddress } from '../../components/address.tsx';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { LookAlike } from '../../components/look-alike.tsx';
import { Spinner } from '../../components/spinner.tsx';
import { Status } from '../../components/status.tsx';
import { recipientWords, writtenAs } from './recipient.ts';
import { Suggestions } from './suggestions.tsx';
import type { TypedRecipient } from './use-recipient.ts';

export function RecipientField(props: {
  typed: string;
  change: (text: string) => void;
  recipient: TypedRecipient;
  onEnter: () => void;
}) {
  const { typed, change } = props;
  const { candidates, suggested, checked, problem, checking } = props.recipient;
  const useKnown = () => checked?.lookAlike && change(toChecksumAddress(checked.lookAlike.address));
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
        onEnter={props.onEnter}
        {...(checking ? { after: <Spinner /> } : {})}
      />
      <Suggestions candidates={suggested} choose={(one) => change(writtenAs(one, candidates))} />
      {checked !== null &&
        (checked.lookAlike === null ? (
          <div class="to-whom">
            <WholeAddress address={checked.address} testid="recipient-address" />
            <Status class="small">{recipientWords(typed, checked)}</Status>
          </div>
        ) : (
          // The prompt asks again, with a tick.
          <div class="to-whom">
            <LookAlike label={t.entered} address={checked.address} double={checked.lookAlike}>
              {checked.lookAlike.isChosen && (
                <Button small onClick={useKnown} testid="use-known">
                  {t.useKnown}
                </Button>
              )}
            </LookAlike>
          </div>
        ))}
    </div>
  );
}
