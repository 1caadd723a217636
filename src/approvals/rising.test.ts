/** A click that was meant for the content under a prompt does not approve the prompt that comes to the front there. */
import { describe, expect, it } from 'vitest';
import { createWorld, requestOf, settle, startWorker } from './testing/fakes.ts';

describe('approving', () => {
  it('takes effect only half a second after the window came to the front', async () => {
    const world = createWorld();
    let wasThere = false;
    const approvals = startWorker(world, { openPrompt: async () => ({ wasThere }) });
    const { id } = await approvals.open(requestOf('tab:1'));
    world.now += 10_000;
    const click = () => approvals.decide(id, { kind: 'approve', revision: 1, edits: {}, ticked: [] });
    wasThere = true;
    // Another site asks, and the window comes to the front with the first request still in it.
    void approvals.ask(requestOf('tab:2'));
    await settle();
    await expect(click()).rejects.toMatchObject({ code: 'stale' });
    expect(await approvals.views()).toMatchObject([{ revision: 1, revisedAt: world.now }, {}]);
    world.now += 600;
    await approvals.show();
    await expect(click()).rejects.toMatchObject({ code: 'stale' });
    world.now += 600;
    await click();
  });
});
