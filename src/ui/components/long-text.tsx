/** A text of any length in which no word can stall the window: words longer than a line break anywhere. Changes no character. */

/** Breaking a long word where it must, with kerning, takes the browser time that grows with the square of its length; `.unbroken` does neither. */
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
