/** Says that a part of this page cannot be loaded, as after an update of the extension. The page stays as it is until the person reloads it. */
import { useLayoutEffect, useState } from 'preact/hooks';
import { components as t } from '../../locales/en/ui/components.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';

/** Leads back to what is drawn; `null`: nothing is. */
type Back = (() => void) | null;

let tell: (back: Back) => void = () => {};

/** Tells the person. `back` is called if they go on without the part. */
export const partIsMissing = (back: Back): void => tell(back);

/** The one dialog of the page. It is loaded with the page itself. */
export function MissingPart() {
  const [backs, setBacks] = useState<readonly Back[]>([]);
  useLayoutEffect(() => {
    tell = (back) => setBacks((before) => [...before, back]);
    return () => {
      tell = () => {};
    };
  }, []);
  if (backs.length === 0) return null;
  const isStuck = backs.includes(null);
  function goBack() {
    if (isStuck) return;
    setBacks([]);
    for (const back of backs) back?.();
  }
  return (
    <Dialog
      title={t.partMissing}
      testid="part-missing"
      onClose={goBack}
      foot={
        <>
          {!isStuck && <Button onClick={goBack}>{t.notNow}</Button>}
          <Button weight="primary" testid="reload" onClick={() => location.reload()}>
            {t.reload}
          </Button>
        </>
      }
    >
      <p>{t.partMissingWhy}</p>
      {!isStuck && <p>{t.partMissingTyped}</p>}
    </Dialog>
  );
}
