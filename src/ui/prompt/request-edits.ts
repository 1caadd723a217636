/** The user's edits of one request before the decision. Edits that change the review's text are sent to the worker, which reviews the request again. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ApprovalEdits, ApprovalView, Warning } from '../../messaging/approval.ts';
import { toSentence, useCommand } from '../wallet.tsx';

const TYPING_PAUSE = 250;

export interface RequestEdits {
  edits: ApprovalEdits;
  /** Sets an edit that is sent only with the decision: the chosen accounts. */
  setForDecision(edits: ApprovalEdits): void;
  /** Sets how long the site may go on without a prompt, which is sent only with the decision; `null`: not at all. */
  setOrDrop<Field extends 'repeat' | 'signInAgain' | 'again'>(
    field: Field,
    value: NonNullable<ApprovalEdits[Field]> | null,
  ): void;
  /** Sets an edit that needs a new review: key, fee, nonce, spending limit, network. */
  review(edits: ApprovalEdits): void;
  /** False until the review on screen includes all edits. */
  settled: boolean;
  /** Marks a field as invalid or valid, by name. */
  mark(field: string, unusable: boolean): void;
  isUnusable(field: string): boolean;
  /** Whether any field is invalid. */
  unusable: boolean;
  isTicked(warning: Warning): boolean;
  tick(warning: Warning, on: boolean): void;
  /** Rules of the ticked warnings. */
  ticked: ReadonlySet<string>;
  /** Why the last edit failed. */
  problem: string | null;
}

/** The text a tick belongs to: a tick doesn't count for a warning with a different text. */
const wordsOf = (warning: Warning): string => JSON.stringify([warning.rule, warning.title, warning.text]);

/** Use one component instance per request (keyed by its id), so that edits never carry over to another request. */
export function useRequestEdits(approval: ApprovalView): RequestEdits {
  const command = useCommand();
  const [edits, setEdits] = useState<ApprovalEdits>({});
  const [waiting, setWaiting] = useState(0);
  const [unusable, setUnusable] = useState<ReadonlySet<string>>(new Set());
  const [words, setWords] = useState<ReadonlySet<string>>(new Set());
  const [problem, setProblem] = useState<string | null>(null);
  const latest = useRef<ApprovalEdits>({});
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
    },
    [],
  );

  function keep(changed: ApprovalEdits) {
    latest.current = { ...latest.current, ...changed };
    setEdits(latest.current);
  }

  async function send() {
    timer.current = null;
    setWaiting((count) => count + 1);
    setProblem(null);
    try {
      await command('update-approval', { approvalId: approval.id, edits: latest.current });
    } catch (error) {
      setProblem(toSentence(error));
    } finally {
      setWaiting((count) => count - 1);
    }
  }

  return {
    edits,
    setForDecision: keep,
    setOrDrop(field, value) {
      const { [field]: _before, ...others } = latest.current;
      latest.current = value === null ? others : { ...others, [field]: value };
      setEdits(latest.current);
    },
    review(changed) {
      keep(changed);
      if (timer.current !== null) clearTimeout(timer.current);
      timer.current = setTimeout(send, TYPING_PAUSE);
    },
    settled: waiting === 0 && timer.current === null,
    mark(field, isUnusable) {
      if (unusable.has(field) === isUnusable) return;
      const next = new Set(unusable);
      if (isUnusable) next.add(field);
      else next.delete(field);
      setUnusable(next);
    },
    isUnusable: (field) => unusable.has(field),
    unusable: unusable.size > 0,
    isTicked: (warning) => words.has(wordsOf(warning)),
    tick(warning, on) {
      const next = new Set(words);
      if (on) next.add(wordsOf(warning));
      else next.delete(wordsOf(warning));
      setWords(next);
    },
    ticked: new Set(
      approval.review.warnings.filter((warning) => words.has(wordsOf(warning))).map((warning) => warning.rule),
    ),
    problem,
  };
}
