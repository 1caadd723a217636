/** Suggestions of known recipients below the field. */

import { popupSend as t } from '../../../locales/en/ui/popup/send.ts';
import { ShortAddress } from '../../components/address.tsx';
import { Avatar } from '../../components/avatar.tsx';
import { BookUser, Icon } from '../../components/icon.tsx';
import { Row, Rows } from '../../components/row.tsx';
import type { Candidate } from './recipient.ts';

const SHOWN = 4;

/** As wide as the picture of an account: an account of somebody else has none in the colour of this character. */
const ContactMark = () => (
  <span class="tile">
    <Icon node={BookUser} size={15} />
  </span>
);

export const Suggestions = (props: { candidates: readonly Candidate[]; choose: (candidate: Candidate) => void }) =>
  props.candidates.length === 0 ? null : (
    <div class="suggestions">
      <Rows>
        {props.candidates.slice(0, SHOWN).map((candidate) => (
          <Row
            key={candidate.kind + candidate.address}
            lead={candidate.kind === 'own' ? <Avatar address={candidate.address} /> : <ContactMark />}
            title={candidate.name}
            detail={<ShortAddress address={candidate.address} />}
            {...(candidate.kind === 'own' ? { value: <span class="u">{t.yours}</span> } : {})}
            testid="recipient-suggestion"
            onClick={() => props.choose(candidate)}
          />
        ))}
      </Rows>
    </div>
  );
