/** Opens one secret of an open character for one use: to show or copy a part of it, to fill it in, to make a code. */
import { WalletError } from '../../lib/errors.ts';
import { sessionSecrets as t } from '../../locales/en/session/secrets.ts';
import type { Comparison, SecretDraft, SecretPart, TotpCode } from '../../messaging/secret.ts';
import type { Profile } from '../profile/profile.ts';
import type { Profiles } from '../profile/profiles.ts';
import type { SecretEntry } from '../profile/secret-entry.ts';
import { describe } from './draft.ts';
import type { SecretContent } from './secret-content.ts';
import { openContent, usableEntry } from './secrets.ts';
import { totpCode } from './totp.ts';

const opened = <Value>(
  profiles: Profiles,
  characterId: string,
  targetId: string,
  work: (content: SecretContent, entry: SecretEntry) => Value,
): Promise<Value> =>
  profiles.use(characterId, async ({ profile, access }) => {
    const entry = usableEntry(profile, targetId);
    return work(await openContent(access, entry), entry);
  });

function partOf(content: SecretContent, part: SecretPart): string {
  if (content.kind === 'note') return part === 'note' ? content.text : '';
  if (part === 'former') return content.former.map(({ password }) => password).join('\n');
  return part === 'totp' ? (content.totp ?? '') : content[part];
}

/** One part as text; the former passwords are one per line, the newest first. Empty: there is none. */
export const readPart = (
  profiles: Profiles,
  characterId: string,
  targetId: string,
  part: SecretPart,
): Promise<string> => opened(profiles, characterId, targetId, (content) => partOf(content, part));

/** The present code for two-step login; `null`: this login has none. */
export const readCode = (
  profiles: Profiles,
  now: number,
  characterId: string,
  targetId: string,
): Promise<TotpCode | null> =>
  opened(profiles, characterId, targetId, (content) =>
    content.kind === 'login' && content.totp !== null ? totpCode(content.totp, now) : null,
  );

/** What is typed into a login page. */
export interface Filling {
  /** Exact origin: it is filled in nowhere else. */
  site: string;
  user: string;
  password: string;
  code: string | null;
}

/** @throws WalletError refused: a note, or a login without a site */
export const readFilling = (profiles: Profiles, now: number, characterId: string, targetId: string): Promise<Filling> =>
  opened(profiles, characterId, targetId, (content, { site, user }) => {
    if (content.kind !== 'login' || site === null) throw new WalletError('refused', t.noSite);
    const code = content.totp === null ? null : totpCode(content.totp, now).code;
    return { site, user, password: content.password, code };
  });

const keyOf = ({ kind, site, user, name }: Omit<SecretEntry, 'targetId'>): string =>
  JSON.stringify(kind === 'login' ? [kind, site, user] : [kind, name]);

const sameContent = (draft: SecretDraft, content: SecretContent): boolean =>
  draft.kind === 'note'
    ? content.kind === 'note' && content.text === (draft.text ?? '')
    : content.kind === 'login' && content.password === (draft.password ?? '');

/**
 * Compares rows of an import with what is there. Opens only entries of the same site and user name.
 * @throws WalletError bad-input for a draft that could not be saved
 */
export const compareDrafts = (
  profiles: Profiles,
  characterId: string,
  drafts: readonly SecretDraft[],
): Promise<Comparison[]> =>
  profiles.use(characterId, async ({ profile, access }) => {
    const found = new Map<string, SecretContent>();
    const answers: Comparison[] = [];
    for (const draft of drafts) {
      const like = entriesLike(profile, draft);
      let answer: Comparison = like.length === 0 ? 'new' : 'other-password';
      for (const entry of like) {
        const content = found.get(entry.targetId) ?? (await openContent(access, entry).catch(() => null));
        if (content) found.set(entry.targetId, content);
        if (content && sameContent(draft, content)) answer = 'same';
      }
      answers.push(answer);
    }
    return answers;
  });

function entriesLike(profile: Profile, draft: SecretDraft): SecretEntry[] {
  const key = keyOf(describe(draft, 0));
  return (profile.secrets ?? []).filter((entry) => entry.by === undefined && keyOf(entry) === key);
}
