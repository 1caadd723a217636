/** Tells which character the site of a tab is connected with; `null` where no wallet is offered. */
import * as v from 'valibot';
import { answers } from '../../command-contract.ts';
import type { ActiveSite } from '../../snapshot.ts';
import { text } from '../schemas.ts';

export const siteOfTab = {
  input: v.object({ tabId: v.number(), url: text }),
  answer: answers<ActiveSite | null>(),
  silent: true,
};
