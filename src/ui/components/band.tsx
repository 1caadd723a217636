/** The band at the top of popup and prompt with the active character. Its colours come from `lookAttributes` on an ancestor. */
import type { ComponentChildren } from 'preact';
import { components as t } from '../../locales/en/ui/components.ts';
import type { Look } from '../../messaging/look.ts';
import { ChevronDown, ChevronUp, Icon } from './icon.tsx';
import { Mask } from './mask.tsx';

/** Names longer than this get two smaller lines. */
const LONG_NAME = 20;

export const BandName = ({ name, children }: { name: string; children?: ComponentChildren | undefined }) => (
  <span class={name.length > LONG_NAME ? 'who long' : 'who'}>
    <span class="clip">{name}</span>
    {children}
  </span>
);

/** A band with mask, name, an optional line below (`sub`) and content at the right (`right`). */
export function Band(props: {
  name: string;
  look: Look;
  sub?: ComponentChildren | undefined;
  right?: ComponentChildren | undefined;
  testid?: string | undefined;
}) {
  return (
    <header class="band" data-testid={props.testid}>
      <Mask shape={props.look.mask} size={40} />
      <div class="grow">
        <BandName name={props.name} />
        {props.sub !== undefined && <div class="sub">{props.sub}</div>}
      </div>
      {props.right}
    </header>
  );
}

/** A band whose name opens the character switcher. `right`: icon buttons. */
export function SwitcherBand(props: {
  name: string;
  look: Look;
  expanded: boolean;
  onSwitch: () => void;
  right?: ComponentChildren | undefined;
}) {
  return (
    <header class="band">
      <h1 class="band-name">
        <button
          type="button"
          class="sw"
          data-testid="character-switcher"
          aria-haspopup="dialog"
          aria-expanded={props.expanded}
          aria-label={t.switchCharacter(props.name)}
          onClick={props.onSwitch}
        >
          <Mask shape={props.look.mask} size={36} />
          <BandName name={props.name}>
            <Icon node={props.expanded ? ChevronUp : ChevronDown} />
          </BandName>
        </button>
      </h1>
      <div class="right">{props.right}</div>
    </header>
  );
}
