/** The cast list (name, dots, value): the wallet's table for everything. Values are texts made elsewhere; it computes nothing. */
import type { ComponentChildren } from 'preact';

export const FactList = ({ children, tall = false }: { children: ComponentChildren; tall?: boolean }) => (
  <dl class={tall ? 'cast tall' : 'cast'}>{children}</dl>
);

/** One row; `detail` is a second line in grey under the value. */
export function FactRow(props: {
  name: ComponentChildren;
  children: ComponentChildren;
  detail?: ComponentChildren | undefined;
  tone?: 'good' | 'danger' | undefined;
  direction?: 'in' | 'out' | undefined;
}) {
  const tone = props.tone === 'danger' ? 'bad' : props.tone === 'good' ? 'fine-good' : '';
  return (
    <div>
      <dt>{props.name}</dt>
      <dd class={[tone, props.direction].filter(Boolean).join(' ')}>
        {props.children}
        {props.detail !== undefined && <span class="sub">{props.detail}</span>}
      </dd>
    </div>
  );
}
