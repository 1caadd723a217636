/** server:admin invite: codes with which a person starts an identity at a server that accepts only invited ones. */
import { invitationLink, invitationText } from '../../messaging/key-server/invitation.ts';
import { listInvitations, makeInvitation, NAME_DIGITS, revokeInvitations } from '../identities/invitations.ts';
import { OptionsError, parseOrigin } from '../options.ts';
import type { Store } from '../store/store.ts';
import { type Act, type Given, given, say, sayJson, usageOf, withStore } from './act.ts';
import { countText, dateText, tableText } from './words.ts';

const DAY = 24 * 60 * 60 * 1000;

interface Made {
  name: string;
  code: string;
  link: string | null;
}

/** Tells of each invitation once it is stored, so that there is none whose code nobody saw. @throws Error when not all could be made */
async function makeEach(
  store: Store,
  { count, uses, ends, origin }: { count: number; uses: number; ends: number; origin: string | null },
  tell: (made: Made) => void,
): Promise<void> {
  for (let at = 0; at < count; at++) {
    const { code, name } = await makeInvitation(store, { uses, ends }).catch((cause: unknown) => {
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new Error(`${countText(at, 'invitation')} of ${count} made. ${why}`, { cause });
    });
    const text = invitationText(code);
    tell({ name, code: text, link: origin === null ? null : invitationLink(origin, text) });
  }
}

async function make(store: Store, options: Given, origin: string | null): Promise<void> {
  const count = options.number('count', { standard: 1, least: 1, most: 10_000 });
  const uses = options.number('uses', { standard: 1, least: 1, most: 1_000_000 });
  const days = options.number('days', { standard: 7, least: 1, most: 3650 });
  const ends = Date.now() + days * DAY;
  const wanted = { count, uses, ends, origin };
  if (options.has('json')) {
    say(`{ "uses": ${uses}, "ends": ${ends}, "invitations": [`);
    let between = '';
    const tell = (made: Made): void => {
      say(between + JSON.stringify(made));
      between = ',';
    };
    return makeEach(store, wanted, tell).finally(() => say('] }'));
  }
  say(tableText([['name'.padEnd(NAME_DIGITS), origin === null ? 'code' : 'link']]));
  await makeEach(store, wanted, ({ name, code, link }) => say(tableText([[name, link ?? code]])));
  const each = count === 1 ? 'It admits' : 'Each admits';
  say(`${each} ${countText(uses, 'new identity', 'new identities')} until ${dateText(ends)}, and is not shown again.`);
}

async function list(store: Store, isJson: boolean): Promise<void> {
  const invitations = await listInvitations(store);
  if (isJson) return sayJson(invitations);
  const stateOf = (uses: number, ends: number): string =>
    uses === 0 ? 'used up' : ends <= Date.now() ? 'over' : 'valid';
  const rows = invitations.map(({ name, uses, ends }) => [name, String(uses), dateText(ends), stateOf(uses, ends)]);
  if (rows.length > 0) say(tableText([['name', 'uses left', 'until', 'state'], ...rows], [1]));
  say(`${countText(rows.length, 'invitation')}.`);
}

/** Fewest digits of a name that end an invitation without a question. */
const LEAST_DIGITS = 8;

async function revoke(store: Store, prefix: string, isSure: boolean): Promise<void> {
  const all = (await listInvitations(store)).map(({ name }) => name);
  const names = all.filter((name) => name.startsWith(prefix.toLowerCase()));
  if (names.length === 0) throw new Error(`No invitation begins with ${prefix}. See \`server:admin invite --list\`.`);
  if (!isSure && (names.length > 1 || prefix.length < LEAST_DIGITS)) {
    for (const name of names) say(name);
    throw new OptionsError(
      `Nothing was revoked. ${countText(names.length, 'invitation begins', 'invitations begin')} with ${prefix}: ` +
        `give at least ${LEAST_DIGITS} digits of one, or --yes as well to revoke ${names.length === 1 ? 'it' : 'all of them'}.`,
    );
  }
  say(`${countText(await revokeInvitations(store, names), 'invitation')} revoked.`);
}

export const invite: Act = {
  summary: 'makes, lists and revokes invitations, for --registration invited',
  usage: usageOf(
    'invite [--count N] [--days N] [--uses N] [--origin URL] [--json] | --list [--json] | --revoke NAME [--yes]',
    `  --count N             how many invitations (default 1)
  --days N              for how long (default 7)
  --uses N              how many identities each one admits (default 1)
  --origin URL          of the server, as at its start: prints links instead of codes
  --list                lists the invitations, without their codes
  --revoke NAME         revokes the invitation whose name begins like this; 8 digits are enough
  --yes                 for fewer digits, or several invitations: revokes all of them`,
  ),
  async run(parameters) {
    const texts = ['count', 'days', 'uses', 'origin', 'revoke'];
    const options = given(parameters, { texts, flags: ['list', 'json', 'yes'] });
    const prefix = options.text('revoke');
    const makes = ['count', 'days', 'uses', 'origin'].some((name) => options.text(name) !== undefined);
    if ([makes, options.has('list'), prefix !== undefined].filter(Boolean).length > 1)
      throw new OptionsError('Make, list or revoke invitations, one at a time.');
    if (options.has('yes') && prefix === undefined) throw new OptionsError('--yes works only with --revoke.');
    if (prefix !== undefined && !/^[0-9a-f]+$/i.test(prefix))
      throw new OptionsError('--revoke takes the name of an invitation, or its first digits.');
    const origin = options.text('origin');
    const parsed = origin === undefined ? null : parseOrigin(origin);
    await withStore(options.place, async (store) => {
      if (options.has('list')) return list(store, options.has('json'));
      if (prefix !== undefined) return revoke(store, prefix, options.has('yes'));
      return make(store, options, parsed);
    });
  },
};
