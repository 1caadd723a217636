/** *Waiting for a second manager*: what somebody proposed, in words, to agree to or to withdraw. */
import { useState } from 'preact/hooks';
import { members as t } from '../../../../locales/en/ui/pages/settings/members.tsx';
import type { PersonView, ProposalView } from '../../../../messaging/persons.ts';
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
      <h2 class="h3">{t.proposalsTitle}</h2>
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
    run(t.withdrawProposal, (proof) => command('withdraw-proposal', { proposal: proposal.number, proof }), t.withdrawn);
  return (
    <div class="row proposal" data-testid="proposal">
      <span class="grow">
        <span class="t">
          {sentence}
          {over && <Tag tone="caution">{t.notValid}</Tag>}
        </span>
        <span class="d">
          {proposedText(by, toMoment(proposal.at, Date.now()))}{' '}
          {over ? t.changedSince : t.openUntil(toDate(proposal.until, Date.now()))}
        </span>
        <Problem text={problem} />
      </span>
      {props.manages && (
        <span class="acts-row">
          {!over && (
            <Button
              small
              of={sentence}
              weight={by?.current === true ? undefined : 'primary'}
              onClick={() => setAsking(true)}
              testid="agree-to-proposal"
            >
              {by?.current === true ? t.agreeAsAnother : t.reviewAndAgree}
            </Button>
          )}
          <Button small weight="quiet" busy={busy} of={sentence} onClick={withdraw} testid="withdraw-proposal">
            {t.withdraw}
          </Button>
        </span>
      )}
      {asking && <Agree {...props} sentence={sentence} onClose={() => setAsking(false)} />}
    </div>
  );
}

function proposedText(by: PersonView | null, moment: string): string {
  if (by === null) return t.proposed(moment);
  return by.current ? t.proposedByYou(moment) : t.proposedBy(nameOfPerson(by), moment);
}

function Agree(props: { snapshot: UnlockedSnapshot; proposal: ProposalView; sentence: string; onClose: () => void }) {
  const { snapshot, proposal, sentence, onClose } = props;
  const command = useCommand();
  const { busy, problem, run } = useChange();
  const takesAway = proposal.acts.some(({ what }) => what === 'remove' || what === 'level' || what === 'levels');
  const limits = proposal.acts.find(({ what }) => what === 'limits');
  const [why, setWhy] = useState<Why>(proposal.acts.some(({ what }) => what === 'remove') ? 'lost' : 'not-lost');
  const by = personOfMethod(snapshot, proposal.by);
  const at = toMoment(proposal.at, Date.now());
  async function agree() {
    const done = await run(
      sentence,
      (proof) => command('carry-out', { proposal: proposal.number, why, proof }),
      t.agreed,
      {
        ...MANAGING,
        except: by?.methodIds ?? [proposal.by],
        because: by === null || by.current ? t.youSignedAlready : t.signedAlready(nameOfPerson(by)),
      },
    );
    if (done) onClose();
  }
  return (
    <ActionDialog
      title={`${sentence}?`}
      action={t.agree}
      weight="primary"
      actionTestid="confirm-agree"
      busy={busy}
      problem={problem}
      onAction={agree}
      onClose={onClose}
    >
      <p class="small">{by === null ? t.anotherHasProposed(at) : t.hasProposed(nameOfPerson(by), at)}</p>
      {limits?.what === 'limits' && <LimitChanges snapshot={snapshot} changes={limits.changes} />}
      {takesAway && <ExposureCheckBox why={why} onWhy={setWhy} label={t.somebodyMayHaveKeptKeys} />}
    </ActionDialog>
  );
}
