/** server:admin reset: ends the lockouts of an account name that its owner has told the operator. */
import { LIMITS } from '../../messaging/key-server/wire.ts';
import { readEpoch } from '../data-location.ts';
import { OptionsError } from '../options.ts';
import { resetGuesses } from '../rows/reset-guesses.ts';
import { loadSecrets } from '../secrets.ts';
import { type Act, given, say, usageOf, withStore } from './act.ts';
import { countText } from './words.ts';

/** The first line of the standard input, so that the name does not stay in the history of the shell. */
async function typedName(): Promise<string> {
  if (process.stdin.isTTY) process.stderr.write('Account name: ');
  let text = '';
  for await (const chunk of process.stdin.setEncoding('utf8')) {
    text += chunk;
    if (text.includes('\n')) break;
  }
  return text.split('\n')[0] ?? '';
}

/** Most characters of a `sub` (OpenID Connect Core, section 2). */
const LONGEST_SUBJECT = 255;

/** @throws OptionsError */
function checked(name: string, most: number): string {
  const trimmed = name.trim();
  if (trimmed === '') throw new OptionsError('Name the account: as a word, or as a line of the standard input.');
  if (trimmed.length > most || !trimmed.isWellFormed())
    throw new OptionsError(`The name of an account has up to ${most} characters.`);
  return trimmed;
}

export const reset: Act = {
  summary: 'ends the lockouts of an account name',
  usage: usageOf(
    'reset [NAME] [--issuer URL]',
    `  NAME                  as its owner types it; without it, it is read from the standard input
  --issuer URL          an account at this OpenID Connect issuer (its iss); NAME is its sub there`,
  ),
  async run(parameters) {
    const options = given(parameters, { texts: ['issuer'], most: 1 });
    const issuer = options.text('issuer') ?? null;
    const most = issuer === null ? LIMITS.accountName : LONGEST_SUBJECT;
    const name = checked(options.words[0] ?? (await typedName()), most);
    const cleared = await withStore(options.place, async (store, folder) =>
      resetGuesses({ store, secrets: await loadSecrets(store, folder), epoch: await readEpoch(store) }, name, issuer),
    );
    say(`${countText(cleared, 'counter')} cleared. This does not tell whether the name has an account.`);
  },
};
