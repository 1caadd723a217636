/** The key server of an identity, as the pages show it. */

/** What a key server says about itself. */
export interface ServerAnswer {
  origin: string;
  /** Of its receipt key, in groups that two people can compare. */
  fingerprint: string;
  /** Who may register an identity there now. */
  takes: 'anybody' | 'invited' | 'nobody';
  /** It takes a new identity with the invitation that the address held. */
  isInvited: boolean;
}

/** The key server of this identity, as it was at the last contact. */
export interface ServerView {
  origin: string;
  /** Of its receipt key, in groups that two people can compare. */
  fingerprint: string;
  /** `refused`: it answered with something that cannot be right, and nothing is sent to it; `problem` says what to do. */
  state: 'in-step' | 'sending' | 'unreachable' | 'refused';
  /** ms since 1970. */
  lastContact: number | null;
  /** Changes that wait to be sent. */
  waiting: number;
  /** A whole sentence. */
  problem: string | null;
  /** The last time that the server replaced its receipt key, with its old key as proof: when this computer learnt of it, and the fingerprint before. */
  keyChange: { at: number; before: string } | null;
  /** The server shows another receipt key than the one pinned, or somebody named another successor of its key: its fingerprint, to be compared and accepted. */
  newFingerprint: string | null;
}
