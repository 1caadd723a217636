/** A file to choose or to drop: its name once it is chosen, and what is wrong with it. Reads nothing. */
import { useId, useRef } from 'preact/hooks';
import { componentsForms as t } from '../../locales/en/ui/components/forms.ts';
import { Button } from './button.tsx';
import { Check, Icon, type IconNode } from './icon.tsx';

export interface FileFieldProps {
  label: string;
  icon: IconNode;
  /** Name of the chosen file. */
  chosen: string | null;
  /** Below the name, or below the invitation to choose one. */
  help: string;
  problem: string | null;
  onPick: (file: File) => void;
  /** Of the input. */
  testid: string;
  buttonTestid: string;
}

export function FileField({ label, icon, chosen, help, problem, onPick, testid, buttonTestid }: FileFieldProps) {
  const picker = useRef<HTMLInputElement>(null);
  const hint = useId();
  const says = chosen === null || problem === null;
  const pick = (file: File | undefined) => file !== undefined && onPick(file);
  return (
    <div class="file-field">
      <p class="label">{label}</p>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping a file is a shortcut; the button does the same */}
      <div
        class={problem === null ? 'file-drop' : 'file-drop is-bad'}
        onDragOver={(event) => event.preventDefault()}
        onDrop={(event) => {
          event.preventDefault();
          pick(event.dataTransfer?.files[0]);
        }}
      >
        <Icon node={chosen === null || problem !== null ? icon : Check} size={24} />
        <p class="grow">
          <span class="t clip">{chosen ?? t.chooseFile}</span>
          {/* Below a file that is wrong, the problem says what to do. */}
          {says && (
            <span class="d" id={hint}>
              <WithFileNames text={help} />
            </span>
          )}
        </p>
        <Button
          small
          onClick={() => picker.current?.click()}
          testid={buttonTestid}
          aria-describedby={[says && hint, problem !== null && `${hint}-problem`].filter(Boolean).join(' ')}
        >
          {chosen === null ? t.choose : t.change}
        </Button>
        <input
          ref={picker}
          type="file"
          class="vh"
          tabIndex={-1}
          aria-label={label}
          data-testid={testid}
          onChange={(event) => {
            pick(event.currentTarget.files?.[0]);
            event.currentTarget.value = '';
          }}
        />
      </div>
      {problem !== null && (
        <p class="small help bad" role="alert" id={`${hint}-problem`}>
          {problem}
        </p>
      )}
    </div>
  );
}

/** A name with a hyphen, such as *dramatis-backup*, goes to the next line as a whole. */
const WithFileNames = ({ text }: { text: string }) => (
  <>
    {text.split(/(\S+-\S+)/).map((part, at) =>
      at % 2 === 0 ? (
        part
      ) : (
        <span class="file-name" key={at}>
          {part}
        </span>
      ),
    )}
  </>
);
