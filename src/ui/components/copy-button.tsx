/** A button that copies a text and confirms it. For public texts only: every program can read the clipboard. */
import { useEffect, useState } from 'preact/hooks';
import { componentsForms as t } from '../../locales/en/ui/components/forms.ts';
import { Button, IconButton, type Weight } from './button.tsx';
import { Check, Copy } from './icon.tsx';
import { useToast } from './toast.tsx';

const SHOWN_FOR = 1_600;

/** `name`: *Copy address*; `done`: *Address copied*. `compact` is an icon alone; `brief` shows only *Copy*, where it is plain what. */
export function CopyButton(props: {
  text: string;
  name: string;
  done: string;
  weight?: Weight | undefined;
  wide?: boolean | undefined;
  small?: boolean | undefined;
  compact?: boolean | undefined;
  brief?: boolean | undefined;
  /** Whose text it is, where other buttons copy the same of others. */
  of?: string | undefined;
  testid?: string | undefined;
}) {
  const [copied, setCopied] = useState(false);
  const say = useToast();
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [copied]);

  async function copy() {
    try {
      await navigator.clipboard.writeText(props.text);
      setCopied(true);
      if (props.compact === true) say(props.done);
    } catch {
      say(t.cannotCopy);
    }
  }

  const icon = copied ? Check : Copy;
  const brief = props.brief === true;
  if (props.compact === true)
    return <IconButton icon={icon} label={copied ? props.done : props.name} onClick={copy} testid={props.testid} />;
  return (
    <>
      <Button
        weight={props.weight ?? 'secondary'}
        wide={props.wide}
        small={props.small}
        icon={icon}
        of={props.of}
        testid={props.testid}
        onClick={copy}
        {...(brief && { 'aria-label': copied ? props.done : props.name })}
      >
        {brief ? (copied ? t.copied : t.copy) : copied ? props.done : props.name}
      </Button>
      {/* Beside the button: a screen reader would read a live region with words in it as soon as the page opens. */}
      <span class="vh" role="status">
        {copied ? props.done : ''}
      </span>
    </>
  );
}
