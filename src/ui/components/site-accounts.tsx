/** Chooses which accounts of a character a site sees, and which one is active. Never leaves a site without an account. */
import type { Hex } from '../../lib/bytes.ts';
import { componentsForms as t } from '../../locales/en/ui/components/forms.ts';
import { ShortAddress } from './address.tsx';
import { Avatar } from './avatar.tsx';
import { Button } from './button.tsx';
import { CheckBox } from './field.tsx';
import { firstRows } from './first-rows.ts';
import { Rows, Tag } from './row.tsx';
import { ShowMore } from './show-more.tsx';
import { useGrowing } from './use-growing.ts';

/** How many rows are drawn at first, and whenever the end comes near. */
const ROWS = 40;

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

export function SiteAccounts(props: {
  /** All accounts of the character. */
  accounts: readonly { address: Hex; name: string }[];
  /** Addresses the site sees, the active one first, in any letter case. */
  seen: readonly Hex[];
  /** The login key of the site, which stands alone; `null`: it has none. */
  loginKey: Hex | null;
  busy: boolean;
  onChange: (seen: Hex[]) => void;
}) {
  const { accounts, loginKey, busy, onChange } = props;
  const growing = useGrowing(ROWS, '');
  const seen = props.seen.map((address) => address.toLowerCase());
  const drawn = firstRows(accounts, growing.most, ({ address }) => seen.includes(address.toLowerCase()));
  // In the spelling of the character's accounts; unknown addresses are left out.
  const toOwn = (wanted: readonly string[]) =>
    wanted.flatMap((address) => accounts.find((account) => account.address.toLowerCase() === address)?.address ?? []);
  return (
    <>
      <Rows testid="site-accounts">
        {drawn.map((account) => {
          const address = account.address.toLowerCase();
          const others = seen.filter((other) => other !== address && accounts.some((one) => same(one.address, other)));
          const isSeen = seen.includes(address);
          return (
            <div class="row" key={address}>
              <CheckBox
                class="check grow"
                testid="site-account"
                checked={isSeen}
                disabled={busy}
                fixed={isSeen && others.length === 0}
                onChange={(on) => onChange(toOwn(on ? [...others, address] : others))}
              >
                <Avatar address={account.address} />
                <span class="grow">
                  <span class="t clip">{account.name}</span>
                  <span class="d">
                    <ShortAddress address={account.address} />
                  </span>
                </span>
              </CheckBox>
              {seen[0] === address && <Tag>{t.active}</Tag>}
              {isSeen && seen[0] !== address && (
                <Button
                  small
                  weight="quiet"
                  disabled={busy}
                  testid="make-active"
                  aria-label={t.makeActiveNamed(account.name)}
                  onClick={() => onChange(toOwn([address, ...others]))}
                >
                  {t.makeActive}
                </Button>
              )}
            </div>
          );
        })}
      </Rows>
      <ShowMore growing={{ ...growing, most: drawn.length }} of={accounts.length} />
      {loginKey !== null && (
        <Rows>
          <div class="row">
            <CheckBox
              class="check grow"
              testid="site-login-key"
              checked={seen.includes(loginKey)}
              disabled={busy}
              fixed={seen.includes(loginKey)}
              onChange={() => onChange([loginKey])}
            >
              <span class="grow">
                <span class="t">{t.onlyLoginKey}</span>
                <span class="d">
                  <ShortAddress address={loginKey} />
                </span>
              </span>
            </CheckBox>
          </div>
        </Rows>
      )}
    </>
  );
}
