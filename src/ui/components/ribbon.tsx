/** The strip of the character's cloth below the band. Its pattern tells characters apart without colour. Hidden from screen readers. */
export const Ribbon = () => <div class="ribbon" aria-hidden="true" />;

/** A piece of cloth; its `class` sets the size. */
export const Cloth = ({ class: className = '' }: { class?: string }) => (
  <span class={`cloth ${className}`} aria-hidden="true" />
);
