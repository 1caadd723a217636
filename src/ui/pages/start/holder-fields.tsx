/** The name of an organisation, and that of the person who begins it. */

import { start as t } from '../../../locales/en/ui/pages/start.tsx';
import { Field } from '../../components/field.tsx';

export interface HolderNames {
  name: string;
  person: string;
}

/** In characters, as in the settings. */
const LONGEST = 40;

/** `missing`: a login method was chosen before both names were typed. */
export function HolderFields(props: {
  holder: HolderNames;
  onHolder: (holder: HolderNames) => void;
  missing: boolean;
}) {
  const { holder, onHolder, missing } = props;
  const problem = (text: string, sentence: string) => (missing && text.trim() === '' ? sentence : null);
  return (
    <div class="two holder-fields">
      <Field
        label={t.organisationName}
        value={holder.name}
        onValue={(name) => onHolder({ ...holder, name })}
        maxLength={LONGEST}
        problem={problem(holder.name, t.giveName)}
        placeholder={t.organisationExample}
        testid="organisation-name"
      />
      <Field
        label={t.founderName}
        value={holder.person}
        onValue={(person) => onHolder({ ...holder, person })}
        maxLength={LONGEST}
        problem={problem(holder.person, t.giveFounderName)}
        placeholder={t.founderExample}
        testid="founder-name"
      />
    </div>
  );
}
