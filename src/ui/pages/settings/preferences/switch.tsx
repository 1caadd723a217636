/** One preference that is on or off. */
import type { ComponentChildren } from 'preact';
import { CheckBox } from '../../../components/field.tsx';

/** A checkbox with a title and an explanation as children. */
export const Switch = (props: {
  title: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  testid: string;
  children: ComponentChildren;
}) => (
  <CheckBox checked={props.checked} testid={props.testid} onChange={props.onChange}>
    <span>
      <span class="t">{props.title}</span>
      <span class="small block">{props.children}</span>
    </span>
  </CheckBox>
);
