/** Who may take tokens or items of the active character without asking again, on one network: looked for when the person asks, and taken back. */
import { useState } from 'preact/hooks';
import type { AllowanceChange } from '../../../../messaging/allowance-view.ts';
import { menuNetworks } from '../../../../messaging/network-view.ts';
import type { NetworkView } from '../../../../messaging/snapshot.ts';
import { Button } from '../../../components/button.tsx';
import { Empty } from '../../../components/empty.tsx';
import { RefreshCw, Search } from '../../../components/icon.tsx';
import { Mask } from '../../../components/mask.tsx';
import { useAct, useCommand } from '../../../wallet.tsx';
import type { CharacterPageProps } from '../character-page-props.ts';
import { Frame, Problem } from '../frame.tsx';
import { ApprovalList } from './approval-list.tsx';
import { SearchState } from './search-state.tsx';
import { type AllowanceSearch, useAllowances } from './use-allowances.ts';

export function ApprovalsPage({ snapshot, character, detail }: CharacterPageProps) {
  const command = useCommand();
  const [chainId, setChainId] = useState(detail.chainId);
  const { busy, problem, run } = useAct();
  const search = useAllowances(character.id, chainId, detail.activity);
  const networks = menuNetworks(snapshot.networks, chainId);
  const network = networks.find((one) => one.chainId === chainId);
  const change = (changes: AllowanceChange[]) =>
    run(() => command('change-allowances', { characterId: character.id, chainId, changes }));

  return (
    <Frame
      title="Approvals"
      lede={`Who may take tokens or items of ${character.name} without asking again.`}
      look={character.look}
      testid="approvals"
    >
      <section class="stack">
        <div class="hstack approvals-head">
          <NetworkSelect networks={networks} chainId={chainId} onChoose={setChainId} />
          {(search.list !== null || search.problem !== null) && (
            <Button icon={RefreshCw} busy={search.busy} onClick={search.look} testid="look-again">
              Look again
            </Button>
          )}
        </div>
        {search.list === null && !search.busy && search.problem === null ? (
          <div class="rows">
            <Empty
              mark={<Mask shape={character.look.mask} size={56} />}
              title="Not looked yet"
              text={`Dramatis asks your nodes of ${network?.name ?? 'this network'}. They learn that the accounts of ${character.name} belong together.`}
            >
              <Button weight="primary" icon={Search} onClick={search.look} testid="look">
                Look for approvals
              </Button>
            </Empty>
          </div>
        ) : (
          <Found search={search} page={{ snapshot, character, detail }} busy={busy} onChange={change} />
        )}
        <Problem text={problem} />
      </section>
    </Frame>
  );
}

function Found(props: {
  search: AllowanceSearch;
  page: CharacterPageProps;
  busy: boolean;
  onChange: (changes: AllowanceChange[]) => Promise<boolean>;
}) {
  const { search, page, busy, onChange } = props;
  const { list } = search;
  return (
    <>
      <SearchState search={search} />
      {list !== null && list.rows.length > 0 && (
        <ApprovalList rows={list.rows} accounts={page.detail.accounts} busy={busy} onChange={onChange} />
      )}
      {list !== null && list.rows.length === 0 && list.state !== 'searching' && list.searched > 0 && (
        <div class="rows" data-testid="no-approvals">
          <Empty
            mark={<Mask shape={page.character.look.mask} size={56} />}
            title={list.state === 'whole' ? 'No approvals' : 'None found so far'}
            text={
              list.state === 'whole'
                ? 'Nobody may take tokens or items without asking.'
                : 'The blocks that were searched name nobody who may take something.'
            }
          />
        </div>
      )}
    </>
  );
}

const NetworkSelect = (props: {
  networks: readonly NetworkView[];
  chainId: number;
  onChoose: (chainId: number) => void;
}) => (
  <div class="input select">
    <select
      aria-label="Network"
      data-testid="approvals-network"
      value={props.chainId}
      onChange={(event) => props.onChoose(Number(event.currentTarget.value))}
    >
      {props.networks.map(({ chainId, name }) => (
        <option key={chainId} value={chainId}>
          {name}
        </option>
      ))}
    </select>
  </div>
);
