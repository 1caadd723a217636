/** Descriptions of contracts (ERC-7730) that the person added to the active character, with a button that adds files. */
import { useRef, useState } from 'preact/hooks';
import { sites as t } from '../../../../locales/en/ui/pages/settings/sites.tsx';
import type { DescriptionView } from '../../../../messaging/place-views.ts';
import { withNumbersWhole } from '../../../components/address.tsx';
import { Button } from '../../../components/button.tsx';
import { FileText, Icon, Plus } from '../../../components/icon.tsx';
import { useSayRemoved } from '../../../components/say-removed.ts';
import { useToast } from '../../../components/toast.tsx';
import { useAct, useCommand } from '../../../wallet.tsx';
import { Problem } from '../frame.tsx';

/** Larger files are no descriptions; they are not read. In bytes. */
const LARGEST = 500_000;

export function Descriptions({
  characterId,
  descriptions,
}: {
  characterId: string;
  descriptions: readonly DescriptionView[];
}) {
  const command = useCommand();
  const say = useToast();
  const sayRemoved = useSayRemoved();
  const { busy, problem, run } = useAct();
  const [tooLarge, setTooLarge] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);

  async function add(chosen: File[]): Promise<void> {
    const large = chosen.find(({ size }) => size > LARGEST);
    setTooLarge(large ? t.tooLarge(large.name) : null);
    if (large || chosen.length === 0) return;
    const added = await run(async () => {
      const files = await Promise.all(chosen.map(async (file) => ({ name: file.name, text: await file.text() })));
      await command('add-descriptions', { characterId, files });
    });
    if (added) say(t.descriptionsAdded(chosen.length));
  }

  async function remove(file: string): Promise<void> {
    await run(async () => sayRemoved(t.fileRemoved(file), await command('remove-description', { characterId, file })));
  }

  return (
    <section class="stack" data-testid="descriptions">
      <h2 class="h3">{t.descriptionsTitle}</h2>
      <p class="small">{t.descriptionsHelp}</p>
      {descriptions.length > 0 && (
        <ul class="rows">
          {descriptions.map((one) => (
            <li key={one.file} class="row tall" data-testid="description">
              <Icon node={FileText} size={20} />
              <span class="grow">
                <span class="t clip">{one.title ?? one.file}</span>
                <span class="d clip">{withNumbersWhole(toDetail(one))}</span>
              </span>
              <Button
                small
                busy={busy}
                aria-label={t.removeNamed(one.title ?? one.file)}
                testid="remove-description"
                onClick={() => void remove(one.file)}
              >
                {t.remove}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        multiple
        class="vh"
        tabIndex={-1}
        aria-label={t.descriptionFiles}
        data-testid="description-files"
        onChange={(event) => {
          const chosen = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = '';
          void add(chosen);
        }}
      />
      <div class="acts-row">
        <Button icon={Plus} busy={busy} onClick={() => input.current?.click()} testid="add-description">
          {t.addFiles}
        </Button>
      </div>
      <Problem text={tooLarge ?? problem} />
    </section>
  );
}

/** `calldata-pool.json, 5 functions of 3 contracts`. */
function toDetail({ file, title, signs, count, contracts }: DescriptionView): string {
  const describes = (signs === 'calls' ? t.describesCalls : t.describesMessages)(count, contracts);
  return title === null ? describes : t.inFile(file, describes);
}
