/** Cleans what a person or an imported file wrote before it is sealed. Pure. */
import { WalletError } from '../../lib/errors.ts';
import { writeCount } from '../../lib/language.ts';
import { sessionSecrets as t } from '../../locales/en/session/secrets.ts';
import { SECRET_LIMITS, type SecretDraft } from '../../messaging/secret.ts';
import { cleanName, NAME_LIMIT } from '../profile/profile.ts';
import { isSite, type SecretEntry } from '../profile/secret-entry.ts';

/** The exact origin of an address or host as typed; a host without a scheme is https. @throws WalletError bad-input */
function toSite(typed: string | null): string | null {
  const text = typed?.trim() ?? '';
  if (text === '') return null;
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  const origin = URL.canParse(address) ? new URL(address).origin : '';
  if (text.length > SECRET_LIMITS.site * 8 || origin.length > SECRET_LIMITS.site || !isSite(origin))
    throw new WalletError('bad-input', t.enterSite);
  return origin;
}

function within(text: string, limit: number, tooLong: (limit: string) => string): string {
  if (text.length > limit) throw new WalletError('bad-input', tooLong(writeCount(limit)));
  return text;
}

/** One line; longer ones are cut. */
const oneLine = (text: string, limit: number): string => text.replaceAll(/\s+/g, ' ').trim().slice(0, limit).trimEnd();

/** The part that the profile stores. @throws WalletError bad-input */
export function describe(draft: SecretDraft, now: number): Omit<SecretEntry, 'targetId'> {
  if (draft.kind === 'note') return { kind: 'note', site: null, user: '', name: cleanName(draft.name), changedAt: now };
  const site = toSite(draft.site);
  const user = within(draft.user.trim(), SECRET_LIMITS.user, t.userTooLong);
  const host = site === null ? '' : new URL(site).host;
  const name =
    oneLine(draft.name, NAME_LIMIT) || oneLine(host, NAME_LIMIT) || oneLine(user, NAME_LIMIT) || t.unnamedLogin;
  return { kind: 'login', site, user, name, changedAt: now };
}

/** The texts of a draft, each short enough. @throws WalletError bad-input */
export function checkLengths(draft: SecretDraft): void {
  if (draft.kind === 'note') within(draft.text ?? '', SECRET_LIMITS.note, t.noteTooLong);
  else {
    within(draft.password ?? '', SECRET_LIMITS.password, t.passwordTooLong);
    within(draft.totp ?? '', SECRET_LIMITS.totp, t.totpTooLong);
    within(draft.note ?? '', SECRET_LIMITS.note, t.noteTooLong);
  }
}
