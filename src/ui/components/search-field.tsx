/** A field that narrows a list. Screen readers hear how many entries are left. */
import { FoundCount } from './found-count.tsx';
import { Icon, Search } from './icon.tsx';

export const SearchField = (props: {
  /** Says what is searched. */
  label: string;
  placeholder: string;
  value: string;
  onValue: (value: string) => void;
  /** How many entries the search leaves. */
  found: number;
  /** How that is said; absent: as results. */
  said?: (count: number) => string;
  testid?: string | undefined;
  class?: string | undefined;
  onKeyDown?: (event: KeyboardEvent & { currentTarget: HTMLInputElement }) => void;
}) => (
  <div class={`input tight ${props.class ?? ''}`}>
    <Icon node={Search} size={17} />
    <input
      type="search"
      placeholder={props.placeholder}
      aria-label={props.label}
      data-testid={props.testid}
      value={props.value}
      onInput={(event) => props.onValue(event.currentTarget.value)}
      onKeyDown={props.onKeyDown}
    />
    <FoundCount count={props.value.trim() === '' ? null : props.found} {...(props.said && { said: props.said })} />
  </div>
);
