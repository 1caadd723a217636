/** What a person does with one entry: copy a part of it, show it, fill it in. Each asks the worker for one secret. */
import { useState } from 'preact/hooks';
import browser from 'webextension-polyfill';
import { secrets as t } from '../../locales/en/ui/secrets.ts';
import type { SecretPart, SecretView } from '../../messaging/secret.ts';
import { useToast } from '../components/toast.tsx';
import { useAct, useCommand } from '../wallet.tsx';

export function useEntryActs(characterId: string, { targetId }: Pick<SecretView, 'targetId'>) {
  const command = useCommand();
  const say = useToast();
  const { busy, problem, run } = useAct();
  const [shown, setShown] = useState<Partial<Record<SecretPart, string>>>({});
  return {
    busy,
    problem,
    run,
    /** Parts that are shown now. */
    shown,
    copy: (part: 'password' | 'note' | 'code') =>
      run(async () => {
        await command('copy-secret', { characterId, targetId, part });
        say(t.copied[part]);
      }),
    /** Shows a part, or hides it again. */
    toggle: (part: SecretPart) =>
      run(async () => {
        if (shown[part] !== undefined) {
          setShown({ ...shown, [part]: undefined });
          return;
        }
        const { text } = await command('read-secret', { characterId, targetId, part });
        setShown({ ...shown, [part]: text });
      }),
    /** Fills it into the tab that the popup lies over. */
    fill: () =>
      run(async () => {
        const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
        const { filled } = await command('fill-login', { characterId, targetId, tabId: tab?.id ?? 0 });
        say(t.filledIn(filled));
      }),
  };
}
