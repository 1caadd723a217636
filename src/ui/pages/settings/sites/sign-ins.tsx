/** What the active character signed to log in, newest first, with what it said. The wallet ends no session: that is done at the site. */
import { useState } from 'preact/hooks';
import { nameOfSigner } from '../../../../messaging/login-key.ts';
import { networkName } from '../../../../messaging/network-view.ts';
import type { SignInView } from '../../../../messaging/place-views.ts';
import { siteName } from '../../../../messaging/site-name.ts';
import { ShortAddress } from '../../../components/address.tsx';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { FactList, FactRow } from '../../../components/fact-list.tsx';
import { Check, FileText, Trash2 } from '../../../components/icon.tsx';
import { LongText } from '../../../components/long-text.tsx';
import { MoreMenu } from '../../../components/more-menu.tsx';
import { Tag } from '../../../components/row.tsx';
import { SiteTile } from '../../../components/site-tile.tsx';
import { useToast } from '../../../components/toast.tsx';
import { useAct, useCommand } from '../../../wallet.tsx';
import { toDay, toMoment } from '../../../words/day.ts';
import { signInState } from '../../../words/sign-in.ts';
import type { CharacterPageProps } from '../character-page-props.ts';
import { Problem } from '../frame.tsx';

/** So many are shown at first. */
const FEW = 5;

export function SignIns({ page }: { page: CharacterPageProps }) {
  const { character, detail } = page;
  const command = useCommand();
  const say = useToast();
  const { problem, run } = useAct();
  const [all, setAll] = useState(false);
  const [shown, setShown] = useState<string | null>(null);
  const one = detail.signIns.find(({ id }) => id === shown);
  const own = { characterId: character.id };
  const menuOf = ({ id, endedAt }: SignInView) => [
    { name: 'What it says', icon: FileText, testid: 'sign-in-details', act: () => setShown(id) },
    {
      name: endedAt === null ? 'I logged out there' : 'I am still logged in there',
      icon: Check,
      testid: 'end-sign-in',
      act: async () => {
        await run(() => command('end-sign-in', { ...own, id, ended: endedAt === null }));
      },
    },
    {
      name: 'Remove from the list',
      icon: Trash2,
      danger: true,
      testid: 'forget-sign-in',
      act: async () => {
        if (await run(() => command('forget-sign-in', { ...own, id }))) say('Removed from the list');
      },
    },
  ];
  if (detail.signIns.length === 0) return null;
  return (
    <section class="stack" data-testid="sign-ins">
      <h2 class="h3">Sign-ins</h2>
      <p class="small">
        What you signed to log in. Each site keeps its own session, and only the site can end it: log out there.
      </p>
      <ul class="rows">
        {(all ? detail.signIns : detail.signIns.slice(0, FEW)).map((signIn) => (
          <li key={signIn.id} class="row tall" data-testid="sign-in-row" data-origin={signIn.origin}>
            <SiteTile origin={signIn.origin} />
            <span class="grow">
              <span class="t whole-name">{siteName(signIn.origin).whole}</span>
              <span class="d">
                Signed {toDay(signIn.signedAt, Date.now())} with {signerName(page, signIn)}
                {signIn.automatic && ', without a prompt'}
                {signIn.allows.length > 0 && ', and gave permissions'}
              </span>
            </span>
            <State signIn={signIn} />
            {character.state === 'open' && (
              <MoreMenu of={`sign-in at ${siteName(signIn.origin).whole}`} items={menuOf(signIn)} />
            )}
          </li>
        ))}
      </ul>
      {!all && detail.signIns.length > FEW && (
        <div class="acts-row">
          <Button weight="quiet" testid="all-sign-ins" onClick={() => setAll(true)}>
            Show all {detail.signIns.length}
          </Button>
        </div>
      )}
      <Problem text={problem} />
      {one && <Details signIn={one} page={page} onClose={() => setShown(null)} />}
    </section>
  );
}

function State({ signIn }: { signIn: SignInView }) {
  const { open, text } = signInState(signIn, Date.now());
  if (open) return <Tag>{text}</Tag>;
  return (
    <span class="v">
      <span class="u">{text}</span>
    </span>
  );
}

const signerName = ({ detail }: CharacterPageProps, { account, origin }: SignInView): string => {
  const key = detail.loginKeys.some((one) => one.address === account && one.origin === origin);
  return key ? 'its login key' : (nameOfSigner(detail, account) ?? 'an account that is gone');
};

function Details({ signIn, page, onClose }: { signIn: SignInView; page: CharacterPageProps; onClose: () => void }) {
  const now = Date.now();
  const { issuedAt, expirationTime, notBefore, requestId, statement, resources, allows, more } = signIn;
  const { whole } = siteName(signIn.origin);
  return (
    <Dialog
      title={`Sign-in at ${whole}`}
      testid="sign-in-dialog"
      roomy
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>Close</Button>
          <a class="btn primary" href={signIn.origin} target="_blank" rel="noreferrer" data-testid="open-site">
            Open {whole}
          </a>
        </>
      }
    >
      {statement !== null && (
        <p class="said">
          <LongText text={`“${statement}”`} />
        </p>
      )}
      <FactList tall>
        <FactRow name="Account" detail={<ShortAddress address={signIn.account} />}>
          {nameOfSigner(page.detail, signIn.account) ?? 'Not in this character any more'}
        </FactRow>
        <FactRow name="Network in the message">{networkName(page.snapshot.networks, signIn.chainId)}</FactRow>
        <FactRow name="Signed" detail={signIn.automatic && 'without a prompt'}>
          {toMoment(signIn.signedAt, now)}
        </FactRow>
        {issuedAt !== null && <FactRow name="Written">{toMoment(issuedAt, now)}</FactRow>}
        {notBefore !== null && <FactRow name="Not before">{toMoment(notBefore, now)}</FactRow>}
        <FactRow name="Ends">
          {expirationTime === null ? 'The message names no end' : toMoment(expirationTime, now)}
        </FactRow>
        {requestId !== null && <FactRow name="Request">{requestId}</FactRow>}
        {allows.map((what) => (
          <FactRow key={what} name="Allowed" tone="danger">
            <LongText text={what} />
          </FactRow>
        ))}
        {resources.map((link) => (
          <FactRow key={link} name="Named">
            <LongText text={link} />
          </FactRow>
        ))}
        {more > 0 && <FactRow name="And">{more} more</FactRow>}
      </FactList>
      <p class="small">
        Dramatis cannot end this session. Log out at {whole}; some sites also list your sessions in their settings.
      </p>
    </Dialog>
  );
}
