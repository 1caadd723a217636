/** Who may take tokens or items of the active character without asking again, on one network: looked for when the person asks, and taken back. */
import { useState } from 'preact/hooks';
import type { Hex } from '../../../../lib/bytes.ts';
import { approvals as t } from '../../../../locales/en/ui/pages/settings/approvals.ts';
import { type AllowanceChange, type AllowanceView, allowanceKey } from '../../../../messaging/allowance-view.ts';
import { menuNetworks } from '../../../../messaging/network-view.ts';
import type { NetworkView } from '../../../../messaging/snapshot.ts';
import { Button } from '../../../components/button.tsx';
import { Empty } from '../../../components/empty.tsx';
import { RefreshCw, Search } from '../../../components/icon.tsx';
import { Mask } from '../../../components/mask.tsx';
import { useAct, useCommand } from '../../../wallet.tsx';
import type { CharacterPageProps } from '../character-page-props.ts';
import { Problem } from '../frame.tsx';
import { ListDetail } from '../list-detail.tsx';
import { chosenOf } from '../settings-routes.ts';
import { useEnsNames } from '../use-ens-names.ts';
import { ApprovalDetail } from './approval-detail.tsx';
import { ApprovalList } from './approval-list.tsx';
import { spenderText } from './approval-words.ts';
import { ChangeAmount } from './change-amount.tsx';
import { SearchState } from './search-state.tsx';
import { type AllowanceSearch, useAllowances } from './use-allowances.ts';

/** The right with another amount, and nothing else that the row shows. */
const toChange = (row: AllowanceView, amount: string | null): AllowanceChange => {
  const { kind, account, contract, token, spender, id, expiresAt } = row;
  return { kind, account, contract, token, spender, id, amount, expiresAt };
};

const strangersOf = (rows: readonly AllowanceView[]): Hex[] => [
  ...new Set(rows.filter(({ spenderName }) => spenderName === null).map(({ spender }) => spender)),
];

/** `rest`: `of/KEY` chooses an approval among those that were found. */
export function ApprovalsPage(page: CharacterPageProps & { rest: string }) {
  const { snapshot, character, detail } = page;
  const command = useCommand();
  const [chainId, setChainId] = useState(detail.chainId);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [lowering, setLowering] = useState<AllowanceView | null>(null);
  const { busy, problem, run } = useAct();
  const search = useAllowances(character.id, chainId, detail.activity);
  const networks = menuNetworks(snapshot.networks, chainId);
  const network = networks.find((one) => one.chainId === chainId);
  const rows = search.list?.rows ?? [];
  // The node has named them in its answer.
  const ensNames = useEnsNames(character.id, chainId, strangersOf(rows));
  const opened = rows.find((row) => allowanceKey(row) === chosenOf(page.rest)) ?? null;
  const change = (changes: AllowanceChange[]) =>
    run(() => command('change-allowances', { characterId: character.id, chainId, changes }));
  const revoke = (taken: readonly AllowanceView[]) => change(taken.map((row) => toChange(row, null)));

  return (
    <ListDetail
      title={t.title}
      lede={t.lede(character.name)}
      look={character.look}
      testid="approvals"
      route="approvals"
      list={
        <section class="stack">
          <div class="hstack approvals-head">
            <NetworkSelect networks={networks} chainId={chainId} onChoose={setChainId} />
            {(search.list !== null || search.problem !== null) && (
              <Button icon={RefreshCw} busy={search.busy} onClick={search.look} testid="look-again">
                {t.searchAgain}
              </Button>
            )}
          </div>
          {search.list === null && !search.busy && search.problem === null ? (
            <NotLooked character={character} network={network} onLook={search.look} />
          ) : (
            <>
              <SearchState search={search} />
              {rows.length > 0 && (
                <ApprovalList
                  {...{ rows, ensNames, busy, selected, opened }}
                  accounts={detail.accounts}
                  onSelect={setSelected}
                  onRevoke={revoke}
                  onLower={setLowering}
                />
              )}
              <NoneFound search={search} character={character} />
            </>
          )}
          <Problem text={problem} />
        </section>
      }
      detail={
        opened && {
          id: allowanceKey(opened),
          name: spenderText(opened),
          body: (
            <ApprovalDetail
              row={opened}
              ensName={ensNames.get(opened.spender)}
              account={detail.accounts.find(({ address }) => address.toLowerCase() === opened.account)}
              network={network}
              busy={busy}
              onRevoke={() => void revoke([opened])}
              onLower={() => setLowering(opened)}
            />
          ),
        }
      }
    >
      {lowering !== null && (
        <ChangeAmount
          row={lowering}
          busy={busy}
          onAmount={async (amount) => {
            if (await change([toChange(lowering, amount)])) setLowering(null);
          }}
          onClose={() => setLowering(null)}
        />
      )}
    </ListDetail>
  );
}

type Own = Pick<CharacterPageProps, 'character'>;

const NotLooked = (props: Own & { network: NetworkView | undefined; onLook: () => void }) => (
  <div class="rows">
    <Empty
      mark={<Mask shape={props.character.look.mask} size={56} />}
      title={t.notSearchedYet}
      text={t.notSearchedText(props.network?.name ?? null, props.character.name)}
    >
      <Button weight="primary" icon={Search} onClick={props.onLook} testid="look">
        {t.searchForApprovals}
      </Button>
    </Empty>
  </div>
);

function NoneFound({ search: { list }, character }: Own & { search: AllowanceSearch }) {
  if (list === null || list.rows.length > 0 || list.state === 'searching' || list.searched === 0) return null;
  return (
    <div class="rows" data-testid="no-approvals">
      <Empty
        mark={<Mask shape={character.look.mask} size={56} />}
        title={list.state === 'whole' ? t.noApprovals : t.noneFoundSoFar}
        text={list.state === 'whole' ? t.noApprovalsText : t.noneFoundText}
      />
    </div>
  );
}

const NetworkSelect = (props: {
  networks: readonly NetworkView[];
  chainId: number;
  onChoose: (chainId: number) => void;
}) => (
  <div class="input select">
    <select
      aria-label={t.network}
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
