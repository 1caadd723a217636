/** Tabs: arrow keys move between them, Home and End go to the ends. Controlled: the page keeps the selected tab. */
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';

/** px. A panel of which less is in view is scrolled into view when its tab is chosen. */
const ENOUGH = 160;

export function Tabs<Value extends string>(props: {
  label: string;
  value: Value;
  tabs: readonly { value: Value; name: string }[];
  onChange: (value: Value) => void;
  /** The panel of the selected tab. */
  children: ComponentChildren;
}) {
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  const first = useRef(props.tabs[0]?.value);
  const at = props.tabs.findIndex((tab) => tab.value === props.value);

  useEffect(() => {
    // The page opens at its top with the first tab.
    if (props.value === first.current || panel.current === null) return;
    first.current = undefined;
    // Something may stand below what scrolls.
    const end = panel.current.closest('.body')?.getBoundingClientRect().bottom ?? innerHeight;
    if (Math.min(end, innerHeight) - panel.current.getBoundingClientRect().top < ENOUGH)
      panel.current.scrollIntoView({ block: 'nearest' });
  }, [props.value]);

  function onKeyDown(event: KeyboardEvent) {
    const last = props.tabs.length - 1;
    const to =
      event.key === 'ArrowRight'
        ? (at + 1) % props.tabs.length
        : event.key === 'ArrowLeft'
          ? (at + last) % props.tabs.length
          : event.key === 'Home'
            ? 0
            : event.key === 'End'
              ? last
              : null;
    const tab = to === null ? undefined : props.tabs[to];
    if (tab === undefined) return;
    event.preventDefault();
    props.onChange(tab.value);
    document.getElementById(`${id}-${tab.value}`)?.focus();
  }

  return (
    <>
      <div class="tabs" role="tablist" aria-label={props.label} onKeyDown={onKeyDown}>
        {props.tabs.map((tab) => (
          <button
            key={tab.value}
            type="button"
            role="tab"
            id={`${id}-${tab.value}`}
            aria-selected={tab.value === props.value}
            aria-controls={`${id}-panel`}
            tabIndex={tab.value === props.value ? 0 : -1}
            onClick={() => props.onChange(tab.value)}
          >
            {tab.name}
          </button>
        ))}
      </div>
      <div ref={panel} class="panel" role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${props.value}`}>
        {props.children}
      </div>
    </>
  );
}
