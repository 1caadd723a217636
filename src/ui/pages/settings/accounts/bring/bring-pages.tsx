/** The pages below *Accounts* that bring accounts from elsewhere; loaded when they are opened. */
import type { CharacterPageProps } from '../../character-page-props.ts';
import { BringPage } from './bring-page.tsx';
import { KeptPhrasePage } from './kept-phrase-page.tsx';
import '../../../../style/bring.css';

/** `rest`: what follows *accounts/import*; an id names a kept phrase. */
export function BringPages({ rest, ...props }: CharacterPageProps & { rest: string }) {
  return rest === '' ? <BringPage {...props} /> : <KeptPhrasePage key={rest} {...props} targetId={rest} />;
}
