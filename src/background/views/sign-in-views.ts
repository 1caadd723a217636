/** The sign-ins of a character as the pages show them: a site chose their words, so nothing hidden stays hidden. */
import { revealHidden } from '../../ethereum/hidden-text.ts';
import type { SignInView } from '../../messaging/place-views.ts';
import type { Profile } from '../../session/session.ts';

const readable = (text: string): string => revealHidden(text).text;

export const signInViews = ({ signIns = [] }: Pick<Profile, 'signIns'>): SignInView[] =>
  signIns.map(({ at, endedAt = null, ...said }) => ({
    ...said,
    statement: said.statement && readable(said.statement),
    requestId: said.requestId && readable(said.requestId),
    resources: said.resources.map(readable),
    allows: said.allows.map(readable),
    signedAt: at,
    endedAt,
  }));
