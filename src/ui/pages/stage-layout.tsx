/** The layout of start, login and restore: the stage at the left, the content at the right. Sets the page's title and moves the focus to it. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { pages as t } from '../../locales/en/ui/pages.ts';
import { type Lit, Stage } from './stage.tsx';

export interface StageLayoutProps {
  title: string;
  lede?: ComponentChildren;
  lit: Lit;
  /** The current step of the three setup steps. */
  act?: 1 | 2 | 3;
  /** Test id of the header with title and lede. */
  headTestid?: string;
  /** A mask before the title. */
  mark?: ComponentChildren;
  children?: ComponentChildren;
}

export function StageLayout({ title, lede, lit, act, headTestid, mark, children }: StageLayoutProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = t.documentTitle(title);
    // A field that already has the focus keeps it.
    if (document.activeElement === null || document.activeElement === document.body) heading.current?.focus();
  }, [title]);
  return (
    <div class="curtain">
      <Stage lit={lit} />
      <main class="work">
        {act !== undefined && (
          <div class="acts" role="img" aria-label={t.step(act)}>
            {[1, 2, 3].map((step) => (
              <i key={step} class={step <= act ? 'on' : ''} />
            ))}
          </div>
        )}
        <header data-testid={headTestid}>
          {mark}
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lede !== undefined && <p class="lede">{lede}</p>}
        </header>
        {children}
      </main>
    </div>
  );
}
