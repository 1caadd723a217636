/** Says where to find the wallet in the browser. */
import { Icon, Puzzle } from '../components/icon.tsx';

export const ToolbarNote = () => (
  <div class="warn note where">
    <span class="sig">
      <Icon node={Puzzle} size={17} />
    </span>
    <div class="grow">
      <span class="t">Find Dramatis in your toolbar</span>
      <p>Click the puzzle piece at the top right of the browser, and pin Dramatis. Then one click opens it.</p>
    </div>
  </div>
);
