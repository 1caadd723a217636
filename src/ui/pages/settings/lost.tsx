/** Something is lost: which, and what is done about it. Promises only what removing a method really does. */
import { useState } from 'preact/hooks';
import type { MethodView, UnlockedSnapshot } from '../../../messaging/snapshot.ts';
import { ChevronRight, Icon, KeyRound } from '../../components/icon.tsx';
import { Row, Rows } from '../../components/row.tsx';
import { WarningBox } from '../../components/warning.tsx';
import { METHODS } from '../../methods/methods.ts';
import { Frame } from './frame.tsx';
import { pathOf } from './places.ts';
import { RemoveMethod } from './remove-method.tsx';

export function LostPage({ snapshot }: { snapshot: UnlockedSnapshot }) {
  const [lost, setLost] = useState<MethodView | null>(null);
  const inUse = snapshot.methods.filter(({ state, kind }) => state !== 'revoked' && kind !== 'recovery-key');
  return (
    <Frame title="Something is lost" lede="Which one? You confirm with another login method or with the recovery key.">
      <section class="narrow">
        <Rows testid="lost-methods">
          {inUse.map((method) => (
            <Row
              key={method.id}
              lead={<Icon node={METHODS[method.kind].icon} size={20} />}
              title={method.name}
              detail={method.current ? 'You are logged in with it' : 'Remove it, so that it opens nothing any more'}
              value={<Icon node={ChevronRight} size={18} />}
              onClick={() => setLost(method)}
              testid="lost-method"
            />
          ))}
        </Rows>
      </section>
      <section class="narrow stack">
        <h2 class="h3">Then</h2>
        <ol class="steps">
          <li>
            <b>New keys.</b> Every character that it could open gets new ones at once. What you do from then on is out
            of its reach.
          </li>
          <li>
            <b>Move what lies open.</b> Private keys that somebody has read stay read. Make new accounts and move what
            the old ones hold.
          </li>
          <li>
            <b>A new method.</b> <a href={`#/${pathOf('login-methods/add')}`}>Add one</a> in its place, so that you
            never depend on a single one.
          </li>
        </ol>
        <WarningBox severity="note" title="A computer was stolen with the wallet open" rule="open-wallet">
          <p>
            What was open there can be read until it locks. Remove its login method here, then move what its accounts
            hold.
          </p>
        </WarningBox>
        <p class="small">
          <Icon node={KeyRound} size={15} class="inline" /> The recovery key opens everything. If somebody may have read
          it, make a new identity and move what you hold.
        </p>
      </section>
      {lost !== null && <RemoveMethod snapshot={snapshot} method={lost} onClose={() => setLost(null)} />}
    </Frame>
  );
}
