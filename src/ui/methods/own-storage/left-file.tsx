/** A login file that opens nothing any more: offers to delete it, and says where it lies. */
import { useState } from 'preact/hooks';
import { Button } from '../../components/button.tsx';
import { WarningBox } from '../../components/warning.tsx';
import { useAct } from '../../wallet.tsx';
import { StorageProblem } from './create-storage.tsx';
import { deleteLoginFile } from './login-file.ts';
import { StorageFields, type TypedStorage } from './storage-fields.tsx';
import { createWebDav } from './webdav.ts';

/** `userName`: where it is known. `onDone` gets what became of the file, as a sentence. */
export function LeftFile(props: {
  file: { address: string; id: string };
  userName: string | null;
  onDone: (outcome: string) => void;
}) {
  const { file, onDone } = props;
  const { busy, problem, run, clear } = useAct();
  const [storage, setStorage] = useState<TypedStorage>({
    address: file.address,
    userName: props.userName ?? '',
    password: '',
  });
  const remove = () =>
    busy ||
    run(async () => {
      const was = await deleteLoginFile(createWebDav(storage), { address: storage.address, id: file.id });
      onDone(was ? 'The login file is deleted' : 'The login file was deleted before');
    });
  return (
    <form
      class="stack"
      data-testid="left-file"
      onSubmit={(event) => {
        event.preventDefault();
        remove();
      }}
    >
      <WarningBox severity="note" title="Its file is still in your storage space" rule="left-file">
        <p class="storage-address">
          {file.address} opens nothing in this wallet any more. Delete it here, or later yourself.
        </p>
      </WarningBox>
      <StorageFields
        value={storage}
        onValue={(value) => {
          setStorage(value);
          clear();
        }}
        addressLabel="Address of the file"
        addressHelp="The wallet deletes it only if it is still the file of this login."
        onEnter={remove}
      />
      <StorageProblem problem={problem} />
      <div class="work-acts">
        <Button weight="primary" busy={busy} onClick={remove} testid="delete-file">
          Delete the file
        </Button>
        <Button weight="quiet" testid="leave-file" onClick={() => onDone('The login file stays where it is')}>
          Leave it there
        </Button>
      </div>
    </form>
  );
}
