/** The pages below *Accounts* that bring accounts from elsewhere; loaded when they are opened. */
import type { CharacterPageProps } from '../../character-page-props.ts';
import { BringPage } from './bring-page.tsx';
import { KeptPhrasePage } from './kept-phrase-page.tsx';
import '../../../../style/bring.css';

/** `rest`: *import*, or *import/ID* for a kept phrase. */
export function BringPages({ rest, ...props }: CharacterPageProps & { rest: string }) {
  const [, id = ''] = rest.split('/');
  return id === '' ? <BringPage {...props} /> : <KeptPhrasePage key={id} {...props} targetId={id} />;
}
