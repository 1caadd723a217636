/** A sheet that is visible only in print: a title, groups of characters, instructions and facts. Always rendered. */
import type { ComponentChildren } from 'preact';
import { createPortal } from 'preact/compat';
import { componentsForms as t } from '../../locales/en/ui/components/forms.ts';
import { HouseMark } from './mask.tsx';
import { QrCode } from './qr.tsx';
import '../style/sheet.css';

/** `children`: content between the title and the groups. `facts`: pairs of name and value. */
export const PrintedSheet = (props: {
  title: string;
  groups: readonly string[];
  instructions: readonly string[];
  facts: readonly (readonly [name: string, value: string])[];
  /** What a QR code below the groups says. */
  qr?: string | undefined;
  children?: ComponentChildren;
}) =>
  createPortal(
    <section class="sheet-print" aria-hidden="true">
      <p class="sheet-brand">
        <HouseMark size={36} /> Dramatis
      </p>
      <p class="sheet-title">{props.title}</p>
      {props.children}
      <ol>
        {props.groups.map((group, at) => (
          <li key={at}>
            <b>{group}</b>
          </li>
        ))}
      </ol>
      {props.qr !== undefined && <QrCode text={props.qr} label={t.theGroups} size={132} />}
      {props.instructions.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <dl>
        {props.facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>,
    document.body,
  );
