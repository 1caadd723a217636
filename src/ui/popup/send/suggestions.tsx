/** Suggestions of known recipients below the field. */

import { popupSend as t } from '../../../locales/en/ui/popup/send.ts';
import { ShortAddress } from '../../components/address.tsx';
import { Avatar } from '../../components/avatar.tsx';
import { Row, Rows } from '../../components/row.tsx';
import type { Candidate } from './recipient.ts';

const SHOWN = 4;

export const Suggestions = (props: { candidates: readonly Candidate[]; choose: (candidate: Candidate) => void }) =>
  props.candidates.length === 0 ? null : (
    <div class="suggestions">
      <Rows>
        {props.candidates.slice(0, SHOWN).map((candidate) => (
          <Row
            key={candidate.kind + candidate.address}
            lead={candidate.kind === 'own' ? <Avatar address={candidate.address} /> : undefined}
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
