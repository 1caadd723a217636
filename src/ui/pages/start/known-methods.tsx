/** The login methods of the other identities on this computer that can open a new one as well. */
import type { IdentityChoice } from '../../../messaging/snapshot.ts';
import { othersOf } from '../../identities/words.ts';
import { toTitle } from '../../methods/login-options.ts';
import { MethodChoice, MethodRows } from '../../methods/method-list.tsx';
import { METHODS } from '../../methods/methods.ts';
import type { Known } from './known-login.tsx';

/** Kinds whose secret finds the same login method at every key server. */
const SHARED: readonly string[] = ['passkey', 'security-key', 'certificate', 'own-storage'];

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
  if (known.length === 0) return null;
  const credentialOf = ({ option }: Known) => option.ceremony?.credentialId ?? option.methodId;
  // A passkey that opens several identities already is offered once.
  const once = known.filter((each, at) => known.findIndex((one) => credentialOf(one) === credentialOf(each)) === at);
  return (
    <section class="stack" data-testid="known-methods">
      <h2 class="h3">A login method that you have</h2>
      <MethodRows>
        {once.map((each) => (
          <MethodChoice
            key={`${each.from.id}/${each.option.methodId}`}
            icon={METHODS[each.option.kind].icon}
            said={{
              title: `${toTitle(each.option, each.from.loginOptions)} of ${each.from.label}`,
              detail: 'One login method for both. Each identity has its own keys.',
            }}
            testid={`use-known-${each.option.kind}`}
            onClick={() => onChoose(each)}
          />
        ))}
      </MethodRows>
      <h2 class="h3 another-way">A new login method</h2>
    </section>
  );
}
