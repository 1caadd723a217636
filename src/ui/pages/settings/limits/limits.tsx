/** The limits of the active character: what each level may sign as it, and the form that changes it. */
import { useState } from 'preact/hooks';
import { limits as t } from '../../../../locales/en/ui/pages/settings/limits.ts';
import type { SigningRule } from '../../../../messaging/signing-policy.ts';
import { WithAddresses } from '../../../components/address.tsx';
import { Button } from '../../../components/button.tsx';
import { Icon, Layers } from '../../../components/icon.tsx';
import { WarningBox } from '../../../components/warning.tsx';
import { twoForLimits } from '../../../methods/second-manager.ts';
import { useCommand } from '../../../wallet.tsx';
import { toLimitSentences } from '../../../words/limits.ts';
import type { CharacterPageProps } from '../character-page-props.ts';
import { Frame, Problem } from '../frame.tsx';
import { useChange } from '../use-change.ts';
import { NO_RULE, type Whose } from './limit-draft.ts';
import { LimitForm } from './limit-form.tsx';

export function LimitsPage({ snapshot, character, detail }: CharacterPageProps) {
  const command = useCommand();
  const { busy, problem, run } = useChange();
  const [open, setOpen] = useState<Whose | null>(null);
  const levels = snapshot.levels.filter(({ manages, characterIds }) => manages || characterIds.includes(character.id));
  const methodsOf = (levelId: string): string[] =>
    snapshot.methods
      .filter((method) => method.levelId === levelId && method.state !== 'revoked')
      .map(({ name }) => name);
  const everyone: Whose = { levelId: null, name: t.everyLoginMethod };
  const unread = snapshot.signing.find(({ levelId, characterId }) => levelId === null && characterId === null);

  const end = () =>
    run(
      t.stopAsking,
      (proof) => command('set-signing-rule', { scope: { levelId: null, characterId: null }, rule: NO_RULE, proof }),
      t.limitsApplyAgain,
      undefined,
      twoForLimits(snapshot),
    );

  const row = (whose: Whose, detailLine: string) => {
    const found = snapshot.signing.find(
      ({ levelId, characterId }) => characterId === character.id && levelId === whose.levelId,
    );
    const said = found ? toLimitSentences(found.rule, { networks: snapshot.networks, left: found.left }) : [];
    return (
      <li key={whose.levelId ?? 'every'}>
        <div class="row tall limit-row" data-testid="limit-row" data-level-name={whose.name}>
          <Icon node={Layers} size={20} />
          <span class="grow">
            <span class="t">{whose.name}</span>
            <span class="d">{detailLine}</span>
            {said.length === 0 ? (
              <span class="small block">{t.noLimits}</span>
            ) : (
              said.map((sentence) => (
                <span key={sentence} class="small block" data-testid="limit-sentence">
                  <WithAddresses text={sentence} />
                </span>
              ))
            )}
          </span>
          <Button small of={whose.name} onClick={() => setOpen(whose)} testid="change-limits">
            {said.length === 0 ? t.setLimits : t.change}
          </Button>
        </div>
      </li>
    );
  };

  const ruleOf = ({ levelId }: Whose): SigningRule =>
    snapshot.signing.find((each) => each.characterId === character.id && each.levelId === levelId)?.rule ?? NO_RULE;

  return (
    <Frame title={t.title} lede={t.lede(character.name)} look={character.look} testid="limits" wide>
      {unread !== undefined && (
        <section class="narrow">
          <WarningBox severity="caution" title={t.unread} rule="limits-unread">
            <p>{t.unreadText}</p>
            <div class="in-warning">
              <Button small busy={busy} onClick={end} testid="end-strict-limit">
                {t.stopAskingEveryTime}
              </Button>
            </div>
            <Problem text={problem} />
          </WarningBox>
        </section>
      )}
      <div class="split">
        <section class="split-list">
          <ul class="rows">
            {row(everyone, t.appliesTogether)}
            {levels.map(({ id, name }) => row({ levelId: id, name }, t.loginMethods(methodsOf(id))))}
          </ul>
        </section>
        <div class="split-side">
          <section class="narrow">
            <WarningBox severity="note" title={t.powersTitle} rule="limits-power">
              <p>{t.powers(character.name)}</p>
            </WarningBox>
          </section>
        </div>
      </div>
      {open !== null && (
        <LimitForm
          snapshot={snapshot}
          character={character}
          sites={detail.sites.map(({ origin }) => origin)}
          chainId={detail.chainId}
          whose={open}
          rule={ruleOf(open)}
          onClose={() => setOpen(null)}
        />
      )}
    </Frame>
  );
}
