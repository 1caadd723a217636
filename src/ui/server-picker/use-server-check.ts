/** Checks a key server while its address is typed, and an invitation to it. Only the answer for the latest text counts. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { serverPicker as t } from '../../locales/en/ui/server-picker.ts';
import type { ServerAnswer } from '../../messaging/server-view.ts';
import { toSentence, useCommand } from '../wallet.tsx';
import { parseServerAddress } from './server-address.ts';
import { addressOf, codeFor, invitationFor, NO_INVITATION, takeAddress } from './typed-invitation.ts';

/** Pause in typing before the server is checked (ms). */
const REST = 500;

export type FoundServer = Omit<ServerAnswer, 'isInvited'>;

export type CheckState =
  | { kind: 'idle' }
  | { kind: 'asking' }
  | { kind: 'found'; server: FoundServer }
  | { kind: 'failed'; problem: string };

export interface ServerCheck {
  text: string;
  setText(text: string): void;
  state: CheckState;
  /** Checks the server now, unless it was found already. Resolves to the server, or to `null` with the reason in `state`. */
  ask(): Promise<FoundServer | null>;
  /** An invitation, as typed or pasted with the address. It ends when the address becomes that of another server. */
  code: string;
  setCode(code: string): void;
  /** Why the server takes no new identity with this code; `null` while that is not known. */
  codeProblem: string | null;
  /** The address of a server that was found, with the invitation if it wants one. */
  addressOf(server: FoundServer): string;
  /** Like `ask`, and checks that the server takes a new identity. Resolves to its address, with the invitation that it wants. */
  askToRegister(): Promise<string | null>;
}

/** `initial`: an address that is checked only when `ask` is called. */
export function useServerCheck(initial = ''): ServerCheck {
  const command = useCommand();
  const [text, setShown] = useState(initial);
  const [state, setState] = useState<CheckState>({ kind: 'idle' });
  const [invitation, setInvitation] = useState(NO_INVITATION);
  const [codeProblem, setCodeProblem] = useState<string | null>(null);
  const turn = useRef(0);
  const asking = useRef<{ text: string; answer: Promise<FoundServer | null> } | null>(null);
  const rest = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  useEffect(
    () => () => {
      turn.current += 1;
      clearTimeout(rest.current);
    },
    [],
  );

  /** Checks `typed`, or joins the running check of the same text: the typing pause and the button may both start one. */
  function askFor(typed: string): Promise<FoundServer | null> {
    clearTimeout(rest.current);
    if (asking.current?.text === typed) return asking.current.answer;
    turn.current += 1;
    const answer = answerFor(typed);
    asking.current = { text: typed, answer };
    return answer.finally(() => {
      if (asking.current?.answer === answer) asking.current = null;
    });
  }

  async function answerFor(typed: string): Promise<FoundServer | null> {
    const mine = turn.current;
    const show = (next: CheckState) => {
      if (mine === turn.current) setState(next);
    };
    const address = parseServerAddress(typed);
    if (address.kind !== 'address') {
      const problem = address.kind === 'problem' ? address.problem : t.enterAddress;
      show({ kind: 'failed', problem });
      return null;
    }
    show({ kind: 'asking' });
    try {
      const server = await command('check-server', { url: address.origin });
      show({ kind: 'found', server });
      return mine === turn.current ? server : null;
    } catch (error) {
      show({ kind: 'failed', problem: toSentence(error) });
      return null;
    }
  }

  async function inviteTo(server: FoundServer): Promise<string | null> {
    if (codeFor(server, invitation) === '') {
      setCodeProblem(t.enterInvitation);
      return null;
    }
    const url = addressOf(server, invitation);
    try {
      if ((await command('check-server', { url })).isInvited) return url;
      setCodeProblem(t.notInvited);
    } catch (error) {
      setCodeProblem(toSentence(error));
    }
    return null;
  }

  const ask = async () => (state.kind === 'found' ? state.server : askFor(text));

  return {
    text,
    state,
    code: invitation.code,
    setCode(typed) {
      setInvitation(invitationFor(text, typed));
      setCodeProblem(null);
    },
    codeProblem,
    setText(pasted) {
      const { address: typed, invitation: taken, isSame } = takeAddress(pasted, invitation);
      setInvitation(taken);
      if (!isSame) setCodeProblem(null);
      clearTimeout(rest.current);
      turn.current += 1;
      asking.current = null;
      setShown(typed);
      setState({ kind: 'idle' });
      if (parseServerAddress(typed).kind === 'address') rest.current = setTimeout(() => askFor(typed), REST);
    },
    ask,
    addressOf: (server) => addressOf(server, invitation),
    async askToRegister() {
      const found = await ask();
      if (found === null) return null;
      if (found.takes === 'nobody') {
        setState({ kind: 'failed', problem: t.takesNobody });
        return null;
      }
      return found.takes === 'invited' ? inviteTo(found) : found.origin;
    },
  };
}
