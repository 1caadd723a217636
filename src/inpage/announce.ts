/** Announces the provider to the page: EIP-6963, and window.ethereum if it is free. Never replaces another wallet's provider. */
import { createUuid } from '../lib/uuid.ts';
import { PROVIDER_RDNS } from '../messaging/provider.ts';
import { ICON } from './icon.ts';

/** Read at load, before the page can replace them. */
const { CustomEvent, Event } = globalThis;

/** Announces now and on every request (EIP-6963); info and uuid stay the same for the life of the page. */
export function announce(target: EventTarget, provider: object): void {
  const detail = Object.freeze({
    info: Object.freeze({ uuid: createUuid(), name: 'Dramatis', icon: ICON, rdns: PROVIDER_RDNS }),
    provider,
  });
  const dispatch = target.dispatchEvent.bind(target);
  const tell = (): unknown => dispatch(new CustomEvent('eip6963:announceProvider', { detail }));
  target.addEventListener('eip6963:requestProvider', tell);
  tell();
}

/** Sets window.ethereum as a plain, writable property, unless another wallet has set it. */
export function setEthereum(target: EventTarget & { ethereum?: unknown }, provider: object): void {
  if ('ethereum' in target) return;
  target.ethereum = provider;
  target.dispatchEvent(new Event('ethereum#initialized'));
}

/** Removes window.ethereum if it is still ours. */
export function unsetEthereum(target: EventTarget & { ethereum?: unknown }, provider: object): void {
  if (target.ethereum === provider) delete target.ethereum;
}
