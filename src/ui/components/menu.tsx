/** A menu below a button: arrow keys, Home, End and first letters move, Esc and a click outside close it, and the focus returns to the button. */
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Check, Icon, type IconNode } from './icon.tsx';

export interface MenuItem {
  name: ComponentChildren;
  icon?: IconNode | undefined;
  danger?: boolean | undefined;
  /** If set, the item is a radio item. */
  checked?: boolean | undefined;
  disabled?: boolean | undefined;
  testid?: string | undefined;
  act: () => void;
}

/** There soon after the first menu has opened. */
let letters: typeof import('./menu-letters.ts') | undefined;

const roleOf = ({ checked }: MenuItem) =>
  checked === undefined
    ? ({ role: 'menuitem' } as const)
    : ({ role: 'menuitemradio', 'aria-checked': checked } as const);

/** `button` renders the button that opens the menu. `align`: which edges of button and menu line up. */
export function Menu(props: {
  label: string;
  items: readonly MenuItem[];
  align?: 'start' | 'end' | undefined;
  button: (open: { expanded: boolean; toggle: () => void }) => ComponentChildren;
}) {
  const [expanded, setExpanded] = useState(false);
  const place = useRef<HTMLDivElement>(null);

  const items = () => [...(place.current?.querySelectorAll<HTMLButtonElement>('[role^=menuitem]:enabled') ?? [])];
  const close = () => {
    setExpanded(false);
    place.current?.querySelector<HTMLButtonElement>('button')?.focus();
  };

  useLayoutEffect(() => {
    if (!expanded) return;
    import('./menu-letters.ts').then(
      (part) => {
        letters = part;
      },
      () => {},
    );
    // Near the end of what scrolls, the menu would be cut off.
    place.current?.querySelector('[role=menu]')?.scrollIntoView({ block: 'nearest' });
    const all = items();
    (all.find((item) => item.getAttribute('aria-checked') === 'true') ?? all[0])?.focus({ preventScroll: true });
    const outside = (event: Event) => {
      if (!place.current?.contains(event.target as Node)) setExpanded(false);
    };
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, [expanded]);

  function onKeyDown(event: KeyboardEvent) {
    if (!expanded) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      close();
    } else if (event.key === 'Tab') setExpanded(false);
    else {
      const all = items();
      const at = all.indexOf(document.activeElement as HTMLButtonElement);
      const to = { ArrowDown: (at + 1) % all.length, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
      if (to !== undefined) {
        event.preventDefault();
        all.at(to)?.focus();
      } else if (/^\S$/u.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey)
        letters?.focusByLetter(event.key, event.timeStamp, all, at);
    }
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: listens for the keys of the buttons inside
    <div class="menu-place" ref={place} onKeyDown={onKeyDown}>
      {props.button({ expanded, toggle: () => setExpanded(!expanded) })}
      {expanded && (
        <div class={props.align === 'end' ? 'menu at-end' : 'menu'} role="menu" aria-label={props.label}>
          {props.items.map((item, at) => (
            <button
              key={at}
              type="button"
              {...roleOf(item)}
              class={item.danger === true ? 'is-danger' : ''}
              disabled={item.disabled ?? false}
              data-testid={item.testid}
              tabIndex={-1}
              onClick={() => {
                close();
                item.act();
              }}
            >
              {item.icon !== undefined && <Icon node={item.icon} size={17} />}
              <span class="grow">{item.name}</span>
              {item.checked === true && <Icon node={Check} size={17} />}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}
