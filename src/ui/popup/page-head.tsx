/** The head of a subpage: the back button and the title. Esc goes back too. */
import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { popupHome as t } from '../../locales/en/ui/popup/home.ts';
import { withNumbersWhole } from '../components/address.tsx';
import { IconButton } from '../components/button.tsx';
import { ArrowLeft } from '../components/icon.tsx';

/** `mark`: before the title. */
export function PageHead({ title, back, mark }: { title: string; back: () => void; mark?: ComponentChildren }) {
  const button = useRef<HTMLButtonElement>(null);
  const heading = useId();
  useLayoutEffect(() => {
    if (document.activeElement === document.body) button.current?.focus({ preventScroll: true });
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      back();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [back]);
  return (
    <div class="subhead">
      {/* It has the focus when the page opens: a screen reader then says which page that is. */}
      <IconButton icon={ArrowLeft} label={t.back} onClick={back} buttonRef={button} describedBy={heading} />
      {mark}
      <h2 id={heading}>{withNumbersWhole(title)}</h2>
    </div>
  );
}
