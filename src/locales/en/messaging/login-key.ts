/** What a login key does not do. */
import { room } from '../../room.ts';

export const loginKey = room('messaging/login-key', {
  onlyLogsIn:
    'This is a login key: it signs in and signs messages, but no transactions and no typed data. Connect with an account for those.',
});
