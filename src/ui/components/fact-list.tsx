/** A list of facts (name, dots, value). Computes nothing. */
import type { ComponentChildren } from 'preact';

export const FactList = ({ children, tall = false }: { children: ComponentChildren; tall?: boolean }) => (
  <dl class={tall ? 'cast tall' : 'cast'}>{children}</dl>
);

/** One row; `detail` is a second line in grey below the value. `heads`: its value is a sentence, at the left, and the rows below belong to it. */
export function FactRow(props: {
  name: ComponentChildren;
  children: ComponentChildren;
  detail?: ComponentChildren | undefined;
  tone?: 'good' | 'danger' | undefined;
  direction?: 'in' | 'out' | undefined;
  heads?: boolean | undefined;
}) {
  const tone = props.tone === 'danger' ? 'bad' : props.tone === 'good' ? 'fine-good' : '';
  return (
    <div class={props.heads === true ? 'heads' : undefined}>
      <dt>{props.name}</dt>
      <dd class={[tone, props.direction].filter(Boolean).join(' ')}>
        <span class="val">{props.children}</span>
        {props.detail !== undefined && <span class="sub">{props.detail}</span>}
      </dd>
    </div>
  );
}
