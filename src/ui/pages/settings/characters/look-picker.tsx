/** Picks hue, cloth and mask of a character, each previewed with the current look. Stores nothing. */
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import { characters as t } from '../../../../locales/en/ui/pages/settings/characters.tsx';
import {
  CLOTHS,
  EYES,
  HUES,
  type Look,
  MARKS,
  type MaskShape,
  MOUTHS,
  OUTLINES,
  SHADES,
} from '../../../../messaging/look.ts';
import { Button } from '../../../components/button.tsx';
import { RefreshCw } from '../../../components/icon.tsx';
import { lookAttributes } from '../../../components/look-attributes.ts';
import { Mask } from '../../../components/mask.tsx';
import { randomMask } from '../../../components/random-mask.ts';
import { Cloth } from '../../../components/ribbon.tsx';

const PARTS: { part: keyof MaskShape; choices: readonly string[] }[] = [
  { part: 'outline', choices: OUTLINES },
  { part: 'eyes', choices: EYES },
  { part: 'mouth', choices: MOUTHS },
  { part: 'mark', choices: MARKS },
  { part: 'shade', choices: SHADES },
];

const nameOfChoice = (part: keyof MaskShape, choice: string): string => {
  const names: Readonly<Record<string, string>> = t.parts[part].choices;
  return names[choice] ?? choice;
};

/** `taken`: looks of the other characters; their hues are marked as in use. */
export function LookPicker(props: { look: Look; taken: readonly Look[]; onLook: (look: Look) => void }) {
  const { look, taken, onLook } = props;
  return (
    <div class="look-picker" {...lookAttributes(look)}>
      <Choices
        legend={t.colour}
        alone
        value={look.hue}
        choices={HUES}
        nameOf={(hue) => (taken.some((other) => other.hue === hue) ? t.hueInUse(t.hues[hue]) : t.hues[hue])}
        draw={(hue) => (
          <span class="swatch" data-hue={hue} data-worn={taken.some((other) => other.hue === hue)}>
            <span class="solid" />
          </span>
        )}
        onChoose={(hue) => onLook({ ...look, hue })}
      />
      <Choices
        legend={t.cloth}
        alone
        value={look.cloth}
        choices={CLOTHS}
        nameOf={(cloth) => t.cloths[cloth]}
        draw={(cloth) => (
          <span class="swatch wide" data-hue={look.hue} data-cloth={cloth}>
            <Cloth />
          </span>
        )}
        onChoose={(cloth) => onLook({ ...look, cloth })}
      />
      <div class="mask-head">
        <h2 class="h3">{t.mask}</h2>
        <Button
          small
          icon={RefreshCw}
          testid="another-mask"
          onClick={() => onLook({ ...look, mask: randomMask(look.mask, Math.random) })}
        >
          {t.randomMask}
        </Button>
      </div>
      {PARTS.map(({ part, choices }) => (
        <Choices
          key={part}
          legend={t.parts[part].name}
          value={look.mask[part] as string}
          choices={choices}
          nameOf={(choice) => nameOfChoice(part, choice)}
          draw={(choice) => <Mask shape={{ ...look.mask, [part]: choice } as MaskShape} size={36} />}
          onChoose={(choice) => onLook({ ...look, mask: { ...look.mask, [part]: choice } as MaskShape })}
        />
      ))}
    </div>
  );
}

/** A radio group with pictures as choices. */
function Choices<Value extends string>(props: {
  legend: string;
  /** It stands alone, like a field; the parts of the mask stand below a heading. */
  alone?: boolean;
  value: Value;
  choices: readonly Value[];
  nameOf: (value: Value) => string;
  draw: (value: Value) => ComponentChildren;
  onChoose: (value: Value) => void;
}) {
  const name = useId();
  return (
    <fieldset class="choices">
      <legend class={props.alone === true ? 'label strong-label' : 'label'}>{props.legend}</legend>
      <div class="choices-row">
        {props.choices.map((choice) => (
          <label key={choice} class={choice === props.value ? 'choice is-on' : 'choice'} title={props.nameOf(choice)}>
            <input
              type="radio"
              class="vh"
              name={name}
              value={choice}
              checked={choice === props.value}
              aria-label={props.nameOf(choice)}
              onChange={() => props.onChoose(choice)}
            />
            {props.draw(choice)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
