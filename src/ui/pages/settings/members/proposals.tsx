/** *Waiting for a second manager*: what somebody proposed, in words, to agree to or to withdraw. */
import { useState } from 'preact/hooks';
import type { ProposalView } from '../../../../messaging/persons.ts';
import type { Why } from '../../../../messaging/security.ts';
import type { UnlockedSnapshot } from '../../../../messaging/snapshot.ts';
import { Button } from '../../../components/button.tsx';
import { Tag } from '../../../components/row.tsx';
import { MANAGING } from '../../../methods/proving-methods.ts';
import { useCommand } from '../../../wallet.tsx';
import { toDate, toMoment } from '../../../words/day.ts';
import { nameOfPerson, personOfMethod } from '../../../words/person.ts';
import { ActionDialog } from '../action-dialog.tsx';
import { ExposureCheckBox } from '../exposure-checkbox.tsx';
import { Problem } from '../frame.tsx';
import { useChange } from '../use-change.ts';
import { LimitChanges } from './limit-changes.tsx';
import { proposalSentence } from './proposal-words.ts';

export function Proposals({ snapshot }: { snapshot: UnlockedSnapshot }) {
  const { proposals, login } = snapshot;
  if (proposals.length === 0) return null;
  return (
    <section class="narrow" data-testid="proposals">
      <h2 class="h3">Waiting for a second manager</h2>
      <ul class="rows">
        {proposals.map((proposal) => (
          <li key={proposal.number}>
            <Proposal snapshot={snapshot} proposal={proposal} manages={login.manages} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Proposal(props: { snapshot: UnlockedSnapshot; proposal: ProposalView; manages: boolean }) {
  const { snapshot, proposal } = props;
  const command = useCommand();
  const { busy, problem, run } = useChange();
  const [asking, setAsking] = useState(false);
  const by = personOfMethod(snapshot, proposal.by);
  const over = proposal.stale || proposal.until < Date.now();
  const sentence = proposalSentence(proposal, snapshot);
  const withdraw = () =>
    run(
      'Withdraw what waits',
      (proof) => command('withdraw-proposal', { proposal: proposal.number, proof }),
      'Withdrawn',
    );
  return (
    <div class="row proposal" data-testid="proposal">
      <span class="grow">
        <span class="t">
          {sentence}
          {over && <Tag tone="caution">No longer valid</Tag>}
        </span>
        <span class="d">
          {by === null ? 'Proposed' : `Proposed by ${by.current ? 'you' : nameOfPerson(by)}`},{' '}
          {toMoment(proposal.at, Date.now())}.{' '}
          {over
            ? 'The identity has changed since. Withdraw this proposal, and make it again if you still want it.'
            : `Open until ${toDate(proposal.until, Date.now())}.`}
        </span>
        <Problem text={problem} />
      </span>
      {props.manages && (
        <span class="acts-row">
          {!over && (
            <Button
              small
              weight={by?.current === true ? undefined : 'primary'}
              onClick={() => setAsking(true)}
              testid="agree-to-proposal"
            >
              {by?.current === true ? 'Agree as another manager' : 'Review and agree'}
            </Button>
          )}
          <Button small weight="quiet" busy={busy} onClick={withdraw} testid="withdraw-proposal">
            Withdraw
          </Button>
        </span>
      )}
      {asking && <Agree {...props} sentence={sentence} onClose={() => setAsking(false)} />}
    </div>
  );
}

function Agree(props: { snapshot: UnlockedSnapshot; proposal: ProposalView; sentence: string; onClose: () => void }) {
  const { snapshot, proposal, sentence, onClose } = props;
  const command = useCommand();
  const { busy, problem, run } = useChange();
  const takesAway = proposal.acts.some(({ what }) => what === 'remove' || what === 'level' || what === 'levels');
  const limits = proposal.acts.find(({ what }) => what === 'limits');
  const [why, setWhy] = useState<Why>(proposal.acts.some(({ what }) => what === 'remove') ? 'lost' : 'not-lost');
  const by = personOfMethod(snapshot, proposal.by);
  async function agree() {
    const done = await run(
      sentence,
      (proof) => command('carry-out', { proposal: proposal.number, why, proof }),
      'Done. The log has both signatures',
      {
        ...MANAGING,
        except: by?.methodIds ?? [proposal.by],
        because: `${by === null || by.current ? 'You have' : `${nameOfPerson(by)} has`} signed already. Somebody else has to confirm.`,
      },
    );
    if (done) onClose();
  }
  return (
    <ActionDialog
      title={`${sentence}?`}
      action="Agree"
      weight="primary"
      actionTestid="confirm-agree"
      busy={busy}
      problem={problem}
      onAction={agree}
      onClose={onClose}
    >
      <p class="small">
        {by === null ? 'Another manager' : nameOfPerson(by)} has proposed this ({toMoment(proposal.at, Date.now())}). As
        soon as a second manager agrees, it takes effect, and the history names both.
      </p>
      {limits?.what === 'limits' && <LimitChanges snapshot={snapshot} changes={limits.changes} />}
      {takesAway && <ExposureCheckBox why={why} onWhy={setWhy} label="Somebody may have kept private keys" />}
    </ActionDialog>
  );
}
