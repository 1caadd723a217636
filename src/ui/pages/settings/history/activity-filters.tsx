/** Chooses which entries of the history are shown: by kind, by account, and by who signed. */
import type { Hex } from '../../../../lib/bytes.ts';
import { history as t } from '../../../../locales/en/ui/pages/settings/history.ts';
import type { CharacterDetail } from '../../../../messaging/snapshot.ts';
import { type Act, type ActKind, isHidden } from '../../../words/activity-filter.ts';
import { Choice } from '../loss/filter-history.tsx';

export interface Chosen {
  kind: ActKind;
  account: Hex | '';
  personId: string;
}

export function ActivityFilters(props: {
  detail: CharacterDetail;
  all: readonly Act[];
  /** Who signed something of it. */
  persons: readonly { id: string; name: string }[];
  value: Chosen;
  onChange: (value: Chosen) => void;
}) {
  const { detail, all, persons, value, onChange } = props;
  const hidden = all.filter(isHidden).length;
  const kinds: readonly { value: ActKind; name: string }[] = [
    { value: 'all', name: t.everything },
    { value: 'sent', name: t.sent },
    { value: 'received', name: t.received },
    { value: 'signed', name: t.signedMessages },
    ...(hidden === 0 ? [] : [{ value: 'hidden' as const, name: t.hiddenCount(hidden) }]),
  ];
  return (
    <section class="narrow">
      <div class="filters">
        <Choice
          label={t.what}
          value={value.kind}
          options={kinds}
          onChange={(kind) => onChange({ ...value, kind: kind as ActKind })}
          testid="filter-kind"
        />
        {detail.accounts.length > 1 && (
          <Choice
            label={t.account}
            value={value.account}
            options={[
              { value: '', name: t.allAccounts },
              ...detail.accounts.map(({ address, name }) => ({ value: address, name })),
            ]}
            onChange={(account) => onChange({ ...value, account: account as Hex | '' })}
            testid="filter-account"
          />
        )}
        {persons.length > 1 && (
          <Choice
            label={t.whoSigned}
            value={value.personId}
            options={[{ value: '', name: t.everybody }, ...persons.map(({ id, name }) => ({ value: id, name }))]}
            onChange={(personId) => onChange({ ...value, personId })}
            testid="filter-signer"
          />
        )}
      </div>
      {value.kind === 'hidden' && <p class="small">{t.hiddenText}</p>}
    </section>
  );
}
