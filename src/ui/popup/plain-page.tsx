/** A popup page without a character: logo, title, sentence and buttons. Shows no hue, name or amount. */
import type { ComponentChildren } from 'preact';
import { HouseMark } from '../components/mask.tsx';
import { WarningBox } from '../components/warning.tsx';

export const PlainPage = (props: {
  title: string;
  text: ComponentChildren;
  children?: ComponentChildren;
  fine?: ComponentChildren;
  /** A notice as a full sentence. */
  notice?: string | null;
}) => (
  <div class="popup">
    <main class="alone">
      <div class="middle">
        <HouseMark size={88} />
        <h1>{props.title}</h1>
        <p class="small center">{props.text}</p>
      </div>
      {props.notice != null && <WarningBox severity="note" title={props.notice} rule="notice" />}
      <div class="stack tight">{props.children}</div>
      {props.fine !== undefined && <p class="fine">{props.fine}</p>}
    </main>
  </div>
);
