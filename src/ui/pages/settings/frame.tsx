/** The layout of a settings page: heading, introduction, notes and sections. A page of the active character has its colours. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { common as t } from '../../../locales/en/ui/pages/settings/common.tsx';
import type { Look } from '../../../messaging/look.ts';
import { lookAttributes } from '../../components/look-attributes.ts';
import { ViewOnlyNote } from '../../components/view-only.tsx';
import { WarningBox } from '../../components/warning.tsx';
import { goTo } from '../../location.ts';
import { useUnlocked } from '../../wallet.tsx';
import { PendingMethods } from './pending-methods.tsx';
import { RecoveryNote } from './recovery-note.tsx';
import { UnreadNote } from './unread-note.tsx';

export function Frame(props: {
  title: string;
  lede?: ComponentChildren;
  /** The link to where the page belongs, above its title. */
  back?: ComponentChildren;
  /** The look of the character that the page belongs to. */
  look?: Look | undefined;
  children: ComponentChildren;
  testid?: string;
  /** It uses the width of a large window. */
  wide?: boolean;
}) {
  const { title } = props;
  const snapshot = useUnlocked();
  const heading = useRef<HTMLHeadingElement>(null);
  // A page that is loaded when it is first opened takes the focus that waits for it.
  useEffect(() => {
    if (document.activeElement?.matches('.content, #root') === true) heading.current?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    document.title = t.pageTitle(title);
  }, [title]);
  const active = snapshot?.characters.find(({ id }) => id === snapshot.active?.id);
  const viewed = props.look !== undefined && active?.state === 'viewed' ? active : undefined;
  const notice = snapshot?.notice ?? null;
  return (
    <main
      class={props.wide === true ? 'page wide' : 'page'}
      {...lookAttributes(props.look ?? null)}
      data-testid={props.testid}
    >
      {props.back}
      <header>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {props.lede !== undefined && <p class="lede">{props.lede}</p>}
      </header>
      {viewed !== undefined && (
        <section class="narrow">
          <ViewOnlyNote character={viewed} open={goTo} />
        </section>
      )}
      {notice !== null && (
        <section class="narrow">
          <WarningBox severity="note" title={t.repaired} rule="notice">
            <p>{notice}</p>
          </WarningBox>
        </section>
      )}
      {snapshot !== null && <UnreadNote parts={snapshot.unread} />}
      {snapshot !== null && <RecoveryNote snapshot={snapshot} />}
      {snapshot !== null && <PendingMethods snapshot={snapshot} />}
      {props.children}
    </main>
  );
}

/** The error of a page's last action; renders nothing if there is none. */
export const Problem = ({ text }: { text: string | null }) =>
  text === null ? null : (
    <div class="problem">
      <WarningBox severity="caution" title={t.didNotWork} rule="problem">
        <p>{text}</p>
      </WarningBox>
    </div>
  );
