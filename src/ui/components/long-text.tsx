/** Renders a text of any length without stalling the browser: words longer than a line break anywhere. Changes no character. */

/** Breaking a long word with kerning takes time quadratic in its length; the class `.unbroken` turns both off. */
const LONG_WORD = /(\S{120,})/u;

export const LongText = ({ text }: { text: string }) => (
  <>
    {text.split(LONG_WORD).map((part, at) =>
      at % 2 === 0 ? (
        part
      ) : (
        <span key={at} class="unbroken">
          {part}
        </span>
      ),
    )}
  </>
);
