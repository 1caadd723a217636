/** server:admin invite: codes with which a person begins an identity at a server that takes invited ones only. */
import { invitationLink, invitationText } from '../../messaging/key-server/invitation.ts';
import { listInvitations, makeInvitations, revokeInvitations } from '../identities/invitations.ts';
import { OptionsError, parseOrigin } from '../options.ts';
import type { Store } from '../store/store.ts';
import { type Act, type Given, given, say, sayJson, usageOf, withStore } from './act.ts';
import { countText, dateText, tableText } from './words.ts';

const DAY = 24 * 60 * 60 * 1000;

async function make(store: Store, options: Given, origin: string | null): Promise<void> {
  const count = options.number('count', { standard: 1, least: 1, most: 10_000 });
  const uses = options.number('uses', { standard: 1, least: 1, most: 1_000_000 });
  const days = options.number('days', { standard: 7, least: 1, most: 3650 });
  const ends = Date.now() + days * DAY;
  const made = (await makeInvitations(store, { count, uses, ends })).map(({ code, name }) => {
    const text = invitationText(code);
    return { name, code: text, link: origin === null ? null : invitationLink(origin, text) };
  });
  if (options.has('json')) return sayJson({ uses, ends, invitations: made });
  say(
    tableText([
      ['name', origin === null ? 'code' : 'link'],
      ...made.map(({ name, code, link }) => [name, link ?? code]),
    ]),
  );
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

async function revoke(store: Store, prefix: string): Promise<void> {
  const revoked = await revokeInvitations(store, prefix.toLowerCase());
  if (revoked === 0) throw new Error(`No invitation begins with ${prefix}. See \`server:admin invite --list\`.`);
  say(`${countText(revoked, 'invitation')} revoked.`);
}

export const invite: Act = {
  summary: 'makes, lists and revokes invitations, for --registration invited',
  usage: usageOf(
    'invite [--count N] [--days N] [--uses N] [--origin URL] [--json] | --list [--json] | --revoke NAME',
    `  --count N             how many invitations (default 1)
  --days N              for how long (default 7)
  --uses N              how many identities each one admits (default 1)
  --origin URL          of the server, as at its start: prints links instead of codes
  --list                those that there are, without their codes
  --revoke NAME         ends all whose name begins so`,
  ),
  async run(parameters) {
    const texts = ['count', 'days', 'uses', 'origin', 'revoke'];
    const options = given(parameters, { texts, flags: ['list', 'json'] });
    const prefix = options.text('revoke');
    const makes = ['count', 'days', 'uses', 'origin'].some((name) => options.text(name) !== undefined);
    if ([makes, options.has('list'), prefix !== undefined].filter(Boolean).length > 1)
      throw new OptionsError('Make, list or revoke invitations, one at a time.');
    if (prefix !== undefined && !/^[0-9a-f]+$/i.test(prefix))
      throw new OptionsError('--revoke takes the name of an invitation, or how it begins.');
    const origin = options.text('origin');
    const parsed = origin === undefined ? null : parseOrigin(origin);
    await withStore(options.place, async (store) => {
      if (options.has('list')) return list(store, options.has('json'));
      if (prefix !== undefined) return revoke(store, prefix);
      return make(store, options, parsed);
    });
  },
};
