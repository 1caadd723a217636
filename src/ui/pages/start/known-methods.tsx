/** The login methods of the other identities on this computer that can open a new one as well. */

import { start as t } from '../../../locales/en/ui/pages/start.tsx';
import type { MethodKind } from '../../../messaging/login.ts';
import type { IdentityChoice } from '../../../messaging/snapshot.ts';
import { credentialOf } from '../../identities/also-opens.tsx';
import { othersOf } from '../../identities/words.ts';
import { ICONS } from '../../methods/icons.ts';
import { toTitle } from '../../methods/login-options.ts';
import { MethodChoice, MethodRows } from '../../methods/method-list.tsx';
import type { Known } from './known-login.tsx';

/** Kinds whose secret finds the same login method at every key server. */
const SHARED: readonly string[] = ['passkey', 'security-key', 'certificate', 'own-storage'];

/** Why a login method of another identity is not offered here; `null`: all of them are. */
function noteOf(kinds: readonly MethodKind[]): string | null {
  const [password, account] = [kinds.includes('password'), kinds.includes('oidc')];
  if (password && account) return t.passwordAndAccountNote;
  if (password) return t.passwordNote;
  if (account) return t.accountNote;
  return null;
}

export function KnownMethods({
  identities,
  onChoose,
}: {
  identities: IdentityChoice[] | undefined;
  onChoose: (known: Known) => void;
}) {
  const known = othersOf(identities).flatMap((from) =>
    from.loginOptions.filter(({ kind }) => SHARED.includes(kind)).map((option): Known => ({ from, option })),
  );
  const single = othersOf(identities).flatMap(({ loginOptions }) => loginOptions.map(({ kind }) => kind));
  const note = noteOf(single);
  if (known.length === 0) return note === null ? null : <p class="small">{note}</p>;
  const idOf = ({ option }: Known) => credentialOf(option) ?? option.methodId;
  // One that opens several identities already is offered once.
  const once = known.filter((each, at) => known.findIndex((one) => idOf(one) === idOf(each)) === at);
  return (
    <section class="stack" data-testid="known-methods">
      <h2 class="h3">{t.knownMethods}</h2>
      <MethodRows>
        {once.map((each) => (
          <MethodChoice
            key={`${each.from.id}/${each.option.methodId}`}
            icon={ICONS[each.option.kind]}
            said={{
              title: t.methodOf(toTitle(each.option, each.from.loginOptions), each.from.label),
              detail: t.knownMethodDetail,
            }}
            testid={`use-known-${each.option.kind}`}
            onClick={() => onChoose(each)}
          />
        ))}
      </MethodRows>
      {note !== null && <p class="small">{note}</p>}
      <h2 class="h3 another-way">{t.newMethod}</h2>
    </section>
  );
}
