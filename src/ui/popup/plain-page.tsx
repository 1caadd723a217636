/** A popup without a character: house mark, a title, a sentence, buttons at the foot. No hue, no name, no amount. */
import type { ComponentChildren } from 'preact';
import { HouseMark } from '../components/mask.tsx';
import { WarningBox } from '../components/warning.tsx';

export const PlainPage = (props: {
  title: string;
  text: ComponentChildren;
  children?: ComponentChildren;
  fine?: ComponentChildren;
  /** Something that has to be told here: a whole sentence. */
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
