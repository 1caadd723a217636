/** Accounts to choose from: address, where each comes from, what it holds; a chosen one can be given a name. */
import { accountsBring as t } from '../../../../../locales/en/ui/pages/settings/accounts/bring.ts';
import { ShortAddress, withNumbersWhole } from '../../../../components/address.tsx';
import { Avatar } from '../../../../components/avatar.tsx';
import { CheckBox } from '../../../../components/field.tsx';
import { Tag } from '../../../../components/row.tsx';
import { LONGEST_NAME } from '../../name-dialog.tsx';
import { type Choice, type Choices, isNew, isUsed } from './found.ts';

/** `isKnown`: did a network answer what the accounts hold? */
export const FoundList = ({ choices, ...rest }: { choices: Choices; characterName: string; isKnown: boolean }) => (
  <ul class="rows" data-testid="found-accounts">
    {choices.rows.map((row) => (
      <li key={row.id}>
        <FoundRow row={row} choices={choices} {...rest} />
      </li>
    ))}
  </ul>
);

function FoundRow(props: { row: Choice; choices: Choices; characterName: string; isKnown: boolean }) {
  const { row, choices, characterName, isKnown } = props;
  const label = (
    <>
      <Avatar address={row.address} />
      <span class="grow">
        <span class="t">
          <ShortAddress address={row.address} />
        </span>
        <span class="d">{row.from}</span>
        <span class="d">{useOf(row, isKnown)}</span>
      </span>
    </>
  );
  const data = { 'data-address': row.address, 'data-from': row.from };
  if (!isNew(row))
    return (
      <div class="row tall" data-testid="found-account" {...data}>
        {label}
        <Tag>{row.repeats ? t.repeated : t.inCharacterAs(characterName, row.known ?? '')}</Tag>
      </div>
    );
  return (
    <div class="row tall found-account" data-testid="found-account" {...data}>
      <CheckBox checked={row.chosen} onChange={(chosen) => choices.choose(row.address, chosen)} class="check grow">
        {label}
      </CheckBox>
      {row.chosen && (
        <div class="input tight">
          <input
            value={row.name}
            aria-label={t.nameOfAddress(row.address)}
            maxLength={LONGEST_NAME}
            autocomplete="off"
            spellcheck={false}
            onInput={(event) => choices.rename(row.address, event.currentTarget.value)}
          />
        </div>
      )}
    </div>
  );
}

const LISTED = 3;

function useOf(row: Choice, isKnown: boolean): string {
  if (!isUsed(row) && row.watched) return t.watchedAs(row.known ?? '');
  if (!isUsed(row)) return isKnown ? t.notUsedSoFar : t.notKnownYetWhether;
  const listed = row.holds.slice(0, LISTED);
  const more = row.holds.length - listed.length;
  const held = more > 0 ? t.heldAndMore(listed, more) : t.held(listed);
  const sent = row.sent > 0 ? t.sent(row.sent) : '';
  return withNumbersWhole([held, sent].filter((part) => part !== '').join(' · '));
}
