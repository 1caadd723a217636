/** Marks the page while something that the person asked for is under way: after 300 ms a line moves at its top edge (floats.css). */

let running = 0;

function count(by: 1 | -1): void {
  running += by;
  document.documentElement.toggleAttribute('data-working', running > 0);
}

/** The same promise; the page is marked until it has settled. */
export async function whileWorking<Value>(work: Promise<Value>): Promise<Value> {
  count(1);
  try {
    return await work;
  } finally {
    count(-1);
  }
}
