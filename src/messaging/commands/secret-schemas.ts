/** What the arguments of commands about site logins and notes are made of. */
import * as v from 'valibot';
import { everyFieldOf } from '../command-contract.ts';
import { DRAFTS_AT_ONCE, SECRET_LIMITS, type SecretDraft, type SecretPart } from '../secret.ts';

const short = v.pipe(v.string(), v.maxLength(8 * 1024));
const long = v.pipe(v.string(), v.maxLength(4 * SECRET_LIMITS.note));

export const secretPart = everyFieldOf<SecretPart>()(v.picklist(['password', 'note', 'totp', 'former']));

export const secretDraft = everyFieldOf<SecretDraft>()(
  v.variant('kind', [
    v.object({
      kind: v.literal('login'),
      site: v.nullable(short),
      user: short,
      name: short,
      password: v.nullable(short),
      totp: v.nullable(short),
      note: v.nullable(long),
    }),
    v.object({ kind: v.literal('note'), name: short, text: v.nullable(long) }),
  ]),
);

export const secretDrafts = v.pipe(v.array(secretDraft), v.maxLength(DRAFTS_AT_ONCE));
