/** Says in a dialog that its act waits for a second manager. */
export const TwoManagersNote = () => (
  <p class="small" data-testid="two-managers-note">
    Two managers have to agree to this. You propose it, and another manager confirms it. The recovery key does it at
    once.
  </p>
);
