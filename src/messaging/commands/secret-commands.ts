/** The commands about site logins and secret notes, as a part of the table in ../commands.ts. */
import { acceptSecret } from './secret/accept-secret.ts';
import { compareSecrets } from './secret/compare-secrets.ts';
import { copySecret } from './secret/copy-secret.ts';
import { fillLogin } from './secret/fill-login.ts';
import { importSecrets } from './secret/import-secrets.ts';
import { listSecrets } from './secret/list-secrets.ts';
import { readSecret } from './secret/read-secret.ts';
import { removeSecret } from './secret/remove-secret.ts';
import { saveSecret } from './secret/save-secret.ts';
import { settleSecret } from './secret/settle-secret.ts';
import { shareSecret } from './secret/share-secret.ts';
import { totpCode } from './secret/totp-code.ts';

export const SECRET_COMMANDS = {
  'list-secrets': listSecrets,
  'save-secret': saveSecret,
  'remove-secret': removeSecret,
  'accept-secret': acceptSecret,
  'share-secret': shareSecret,
  'read-secret': readSecret,
  'copy-secret': copySecret,
  'totp-code': totpCode,
  'fill-login': fillLogin,
  'import-secrets': importSecrets,
  'compare-secrets': compareSecrets,
  'settle-secret': settleSecret,
};
