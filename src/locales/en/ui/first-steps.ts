/** The first steps after the start. */
import { room, type Text } from '../../room.ts';

export const firstSteps = room('ui/first-steps', {
  title: 'First steps',
  progress: (done: Text, all: Text) => `${done} of ${all} done`,
  steps: {
    funds: { todo: 'Get funds', done: 'Funds received' },
    site: { todo: 'Connect a site', done: 'Site connected' },
    method: { todo: 'Add a second login method', done: 'Second login method added' },
  },
  hide: 'Hide the first steps',
  hidden: 'First steps hidden.',
  undo: 'Undo',
});
