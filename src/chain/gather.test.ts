/** What goes out together, what is asked once, and what a question that fails costs the others. */
import { expect, it } from 'vitest';
import { WalletError } from '../lib/errors.ts';
import { gathered } from './gather.ts';
import { NodeError } from './node-error.ts';
import { fakeClient } from './testing/fake-client.ts';

/** A node that answers a method with its name, and tells how it was asked. */
function world(refuse: (method: string) => Error | null = () => null) {
  const asked: string[] = [];
  const answer = async (method: string) => {
    const error = refuse(method);
    if (error) throw error;
    return method;
  };
  const fake = fakeClient(answer);
  const client = {
    ...fake,
    request: (method: string) => {
      asked.push(method);
      return answer(method);
    },
    batch: (questions: Parameters<typeof fake.batch>[0]) => {
      asked.push(questions.map(({ method }) => method).join('+'));
      return fake.batch(questions);
    },
  };
  return { asked, client };
}

it('asks at once what is asked in one moment, and the same question once', async () => {
  const { asked, client } = world();
  const [one, other] = [gathered(client), gathered(client)];
  const answers = await Promise.all([
    one.request('fee', ['0x1']),
    Promise.resolve().then(() => other.request('code')),
    other.request('fee', ['0x1']),
    one.request('fee', ['0x2']),
  ]);
  expect(answers).toEqual(['fee', 'code', 'fee', 'fee']);
  expect(asked).toEqual(['fee+fee+code']);
  expect(await one.request('code')).toBe('code');
  expect(asked).toEqual(['fee+fee+code', 'code']);
});

it('gives a refusal to who asked, and to nobody else', async () => {
  const { client } = world((method) => (method === 'bad' ? new NodeError(3, 'no') : null));
  const node = gathered(client);
  const [good, bad] = await Promise.allSettled([node.request('good'), node.request('bad')]);
  expect(good).toMatchObject({ value: 'good' });
  expect(bad).toMatchObject({ reason: { rpcCode: 3 } });
});

it('asks each by itself where one of them keeps the batch from being answered', async () => {
  const { asked, client } = world((method) => (method === 'bad' ? new WalletError('no-network', 'HTTP 403') : null));
  const node = gathered(client);
  const [good, bad] = await Promise.allSettled([node.request('good'), node.request('bad')]);
  expect(good).toMatchObject({ value: 'good' });
  expect(bad).toMatchObject({ reason: { code: 'no-network' } });
  expect(asked).toEqual(['good+bad', 'good', 'bad']);
});
