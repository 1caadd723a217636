/** Chooses which entries of the history are shown: by kind, by account, and by who signed. */
import type { Hex } from '../../../../lib/bytes.ts';
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
    { value: 'all', name: 'Everything' },
    { value: 'sent', name: 'Sent' },
    { value: 'received', name: 'Received' },
    { value: 'signed', name: 'Signed messages' },
    ...(hidden === 0 ? [] : [{ value: 'hidden' as const, name: `Hidden (${hidden})` }]),
  ];
  return (
    <section class="narrow">
      <div class="filters">
        <Choice
          label="What"
          value={value.kind}
          options={kinds}
          onChange={(kind) => onChange({ ...value, kind: kind as ActKind })}
          testid="filter-kind"
        />
        {detail.accounts.length > 1 && (
          <Choice
            label="Account"
            value={value.account}
            options={[
              { value: '', name: 'All accounts' },
              ...detail.accounts.map(({ address, name }) => ({ value: address, name })),
            ]}
            onChange={(account) => onChange({ ...value, account: account as Hex | '' })}
            testid="filter-account"
          />
        )}
        {persons.length > 1 && (
          <Choice
            label="Who signed"
            value={value.personId}
            options={[{ value: '', name: 'Everybody' }, ...persons.map(({ id, name }) => ({ value: id, name }))]}
            onChange={(personId) => onChange({ ...value, personId })}
            testid="filter-signer"
          />
        )}
      </div>
      {value.kind === 'hidden' && (
        <p class="small">
          Tokens that you did not ask for, and what came from addresses that resemble ones you know. Don’t copy
          addresses from here.
        </p>
      )}
    </section>
  );
}
