/** Choosing a login method: the dark slab that comes first, quiet rows below. Knows no method but by its words. */
import type { ComponentChildren } from 'preact';
import { ChevronRight, Icon, type IconNode } from '../components/icon.tsx';

/** A title with a line below. */
export interface Said {
  title: string;
  detail: string;
}

export interface ChoiceProps {
  icon: IconNode;
  said: Said;
  onClick: () => void;
  testid: string;
  /** A second handle for the same button. */
  innerTestid?: string | undefined;
  /** Hex id of the login method, for a choice of one of several. */
  methodId?: string | undefined;
  first?: boolean | undefined;
  buttonFocused?: boolean | undefined;
}

/** One choice. The first of a page is a slab in ink. */
export function MethodChoice({ icon, said, onClick, testid, innerTestid, methodId, first }: ChoiceProps) {
  return (
    <button
      type="button"
      class={first === true ? 'method first' : 'method'}
      data-testid={testid}
      data-method-id={methodId}
      onClick={onClick}
    >
      <Icon node={icon} size={24} />
      <span class="grow" data-testid={innerTestid}>
        <span class="t">{said.title}</span>
        <span class="d">{said.detail}</span>
      </span>
      <Icon node={ChevronRight} size={18} />
    </button>
  );
}

export const MethodRows = ({ children }: { children: ComponentChildren }) => <div class="rows methods">{children}</div>;
