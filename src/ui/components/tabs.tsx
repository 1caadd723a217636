/** Tabs: arrow keys move between them, Home and End go to the ends. Controlled: the page keeps the selected tab. */
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

export function Tabs<Value extends string>(props: {
  label: string;
  value: Value;
  tabs: readonly { value: Value; name: string }[];
  onChange: (value: Value) => void;
  /** The panel of the selected tab. */
  children: ComponentChildren;
}) {
  const id = useId();
  const at = props.tabs.findIndex((tab) => tab.value === props.value);

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
      <div class="panel" role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${props.value}`}>
        {props.children}
      </div>
    </>
  );
}
