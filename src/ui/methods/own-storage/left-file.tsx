/** A login file that opens nothing any more: offers to delete it, and says where it lies. */
import { useState } from 'preact/hooks';
import { ownStorage as t } from '../../../locales/en/ui/methods/own-storage.tsx';
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
      onDone(was ? t.deleted : t.wasDeleted);
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
      <WarningBox severity="note" title={t.leftFile} rule="left-file">
        <p class="storage-address">{t.leftFileDetail(file.address)}</p>
      </WarningBox>
      <StorageFields
        value={storage}
        onValue={(value) => {
          setStorage(value);
          clear();
        }}
        addressLabel={t.fileAddress}
        addressHelp={t.fileAddressHelp}
        onEnter={remove}
      />
      <StorageProblem problem={problem} />
      <div class="work-acts">
        <Button weight="primary" busy={busy} onClick={remove} testid="delete-file">
          {t.deleteFile}
        </Button>
        <Button weight="quiet" testid="leave-file" onClick={() => onDone(t.stays)}>
          {t.leaveFile}
        </Button>
      </div>
    </form>
  );
}
