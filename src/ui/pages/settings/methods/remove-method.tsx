/** Removes a login method after saying what changes with it. Used when one is lost, too. */
import { useState } from 'preact/hooks';
import { methods as t } from '../../../../locales/en/ui/pages/settings/methods.tsx';
import type { Why } from '../../../../messaging/security.ts';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { useToast } from '../../../components/toast.tsx';
import { AlsoOpensNote } from '../../../identities/also-opens.tsx';
import { LeftFile } from '../../../methods/own-storage/left-file.tsx';
import { useLeftFile } from '../../../methods/own-storage/use-left-file.ts';
import { proversOver } from '../../../methods/proving-methods.ts';
import { twoForMethods } from '../../../methods/second-manager.ts';
import { useCommand } from '../../../wallet.tsx';
import { ExposureCheckBox } from '../exposure-checkbox.tsx';
import { FilesOfOthers, storedByOthers } from '../files-of-others.tsx';
import { Problem } from '../frame.tsx';
import { TwoManagersNote } from '../two-managers-note.tsx';
import { useChange } from '../use-change.ts';
import type { MethodActProps } from './method-act-props.ts';

export function RemoveMethod({ snapshot, method, onClose, lost }: MethodActProps & { lost?: boolean }) {
  const command = useCommand();
  const { busy, problem, run } = useChange();
  const [why, setWhy] = useState<Why>(lost === true || method.state === 'frozen' ? 'lost' : 'not-lost');
  const say = useToast();
  const waits = twoForMethods(snapshot, [method]);
  const { left, leave } = useLeftFile(snapshot, method);
  const isOthers = storedByOthers(snapshot, [method]).length > 0;
  const level = snapshot.levels.find(({ id }) => id === method.levelId);
  const opened = snapshot.characters
    .filter(({ id }) => level?.manages === true || level?.characterIds.includes(id) === true)
    .map(({ name }) => name);

  async function remove() {
    const done = await run(
      t.removeMethod(method.name),
      (proof) => command('remove-method', { methodId: method.id, why, proof }),
      t.noLongerOpens(method.name),
      proversOver(method, true),
      waits,
    );
    // The file of another person: only they can delete it.
    if (done && (waits || isOthers || !leave())) onClose();
  }

  if (left !== null)
    return (
      <Dialog title={t.removed(method.name)} onClose={onClose}>
        <LeftFile
          {...left}
          onDone={(outcome) => {
            say(outcome);
            onClose();
          }}
        />
      </Dialog>
    );

  return (
    <Dialog
      title={t.removeQuestion(method.name)}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t.cancel}</Button>
          <Button weight="danger" busy={busy} onClick={remove} testid="confirm-remove">
            {t.remove}
          </Button>
        </>
      }
    >
      <div class="stack">
        <p class="small">{opened.length === 0 ? t.opensNoCharacter : t.getNewKeys(opened)}</p>
        {opened.length > 0 && <ExposureCheckBox why={why} onWhy={setWhy} />}
        <AlsoOpensNote snapshot={snapshot} method={method} act="remove" />
        {method.current && <p class="small">{t.loggedInWithIt}</p>}
        <FilesOfOthers snapshot={snapshot} methods={[method]} />
        {waits && <TwoManagersNote />}
        <Problem text={problem} />
      </div>
    </Dialog>
  );
}
