/** The strip of the character's cloth under the band. Decoration that tells characters apart without colour; hidden from readers. */
export const Ribbon = () => <div class="ribbon" aria-hidden="true" />;

/** A piece of cloth that takes its size from `class`. */
export const Cloth = ({ class: className = '' }: { class?: string }) => (
  <span class={`cloth ${className}`} aria-hidden="true" />
);
