/** What the active character signed to log in, newest first, with what it said. The wallet ends no session: that is done at the site. */
import { useState } from 'preact/hooks';
import { sites as t } from '../../../../locales/en/ui/pages/settings/sites.tsx';
import { nameOfSigner } from '../../../../messaging/login-key.ts';
import { networkName } from '../../../../messaging/network-view.ts';
import type { SignInView } from '../../../../messaging/place-views.ts';
import { siteHost } from '../../../../messaging/site-host.ts';
import { ShortAddress } from '../../../components/address.tsx';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { FactList, FactRow } from '../../../components/fact-list.tsx';
import { Check, FileText, Trash2 } from '../../../components/icon.tsx';
import { LongText } from '../../../components/long-text.tsx';
import { MoreMenu } from '../../../components/more-menu.tsx';
import { Tag } from '../../../components/row.tsx';
import { useSayRemoved } from '../../../components/say-removed.ts';
import { SiteTile } from '../../../components/site-tile.tsx';
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
  const sayRemoved = useSayRemoved();
  const { problem, run } = useAct();
  const [all, setAll] = useState(false);
  const [shown, setShown] = useState<string | null>(null);
  const one = detail.signIns.find(({ id }) => id === shown);
  const own = { characterId: character.id };
  const menuOf = ({ id, endedAt, origin }: SignInView) => [
    { name: t.signInDetails, icon: FileText, testid: 'sign-in-details', act: () => setShown(id) },
    {
      name: endedAt === null ? t.signedOut : t.stillSignedIn,
      icon: Check,
      testid: 'end-sign-in',
      act: async () => {
        const ended = endedAt === null;
        const said = (ended ? t.notedSignedOut : t.notedStillSignedIn)(siteHost(origin).whole);
        await run(async () => sayRemoved(said, await command('end-sign-in', { ...own, id, ended })));
      },
    },
    {
      name: t.removeFromTheList,
      icon: Trash2,
      danger: true,
      testid: 'forget-sign-in',
      act: async () => {
        await run(async () => sayRemoved(t.removedFromTheList, await command('forget-sign-in', { ...own, id })));
      },
    },
  ];
  if (detail.signIns.length === 0) return null;
  return (
    <section class="stack" data-testid="sign-ins">
      <h2 class="h3">{t.signIns}</h2>
      <p class="small">{t.signInsHelp}</p>
      <ul class="rows">
        {(all ? detail.signIns : detail.signIns.slice(0, FEW)).map((signIn) => (
          <li key={signIn.id} class="row tall" data-testid="sign-in-row" data-origin={signIn.origin}>
            <SiteTile origin={signIn.origin} />
            <span class="grow">
              <span class="t whole-name">{siteHost(signIn.origin).whole}</span>
              <span class="d">
                {t.signed(toDay(signIn.signedAt, Date.now()), signerOf(page, signIn), {
                  prompted: !signIn.automatic,
                  permissions: signIn.allows.length > 0,
                })}
              </span>
            </span>
            <State signIn={signIn} />
            {character.state === 'open' && (
              <MoreMenu
                of={t.signInAt(siteHost(signIn.origin).whole, toMoment(signIn.signedAt, Date.now()))}
                items={menuOf(signIn)}
              />
            )}
          </li>
        ))}
      </ul>
      {!all && detail.signIns.length > FEW && (
        <div class="acts-row">
          <Button weight="quiet" testid="all-sign-ins" onClick={() => setAll(true)}>
            {t.showAll(detail.signIns.length)}
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

function signerOf(
  { detail }: CharacterPageProps,
  { account, origin }: SignInView,
): { name: string } | 'login-key' | 'gone' {
  if (detail.loginKeys.some((one) => one.address === account && one.origin === origin)) return 'login-key';
  const name = nameOfSigner(detail, account);
  return name === null ? 'gone' : { name };
}

function Details({ signIn, page, onClose }: { signIn: SignInView; page: CharacterPageProps; onClose: () => void }) {
  const now = Date.now();
  const { issuedAt, expirationTime, notBefore, requestId, statement, resources, allows, more } = signIn;
  const { whole } = siteHost(signIn.origin);
  return (
    <Dialog
      title={t.signInTitle(whole)}
      testid="sign-in-dialog"
      roomy
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t.close}</Button>
          <a class="btn primary" href={signIn.origin} target="_blank" rel="noreferrer" data-testid="open-site">
            {t.openSite(whole)}
          </a>
        </>
      }
    >
      {statement !== null && (
        <p class="said">
          <LongText text={t.quoted(statement)} />
        </p>
      )}
      <FactList tall>
        <FactRow name={t.account} detail={<ShortAddress address={signIn.account} />}>
          {nameOfSigner(page.detail, signIn.account) ?? t.notInCharacter}
        </FactRow>
        <FactRow name={t.networkInMessage}>{networkName(page.snapshot.networks, signIn.chainId)}</FactRow>
        <FactRow name={t.signedAt} detail={signIn.automatic && t.unprompted}>
          {toMoment(signIn.signedAt, now)}
        </FactRow>
        {issuedAt !== null && <FactRow name={t.writtenAt}>{toMoment(issuedAt, now)}</FactRow>}
        {notBefore !== null && <FactRow name={t.notBefore}>{toMoment(notBefore, now)}</FactRow>}
        <FactRow name={t.ends}>{expirationTime === null ? t.noEnd : toMoment(expirationTime, now)}</FactRow>
        {requestId !== null && <FactRow name={t.request}>{requestId}</FactRow>}
        {allows.map((what) => (
          <FactRow key={what} name={t.allowed} tone="danger">
            <LongText text={what} />
          </FactRow>
        ))}
        {resources.map((link) => (
          <FactRow key={link} name={t.mentions}>
            <LongText text={link} />
          </FactRow>
        ))}
        {more > 0 && <FactRow name={t.mentions}>{t.mentionsMore(more)}</FactRow>}
      </FactList>
      <p class="small">{t.cannotEnd(whole)}</p>
    </Dialog>
  );
}
