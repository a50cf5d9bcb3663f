import { randomBytes } from 'node:crypto';
import type { Db } from 'mongodb';

export interface SecretStore {
  /** Keys the opaque ids of our messages; made once and the same on every instance. It protects no one's data. */
  messageKey(): Promise<string>;
}

export function secretStore(db: Db): SecretStore {
  const secrets = db.collection<{ _id: string; key: string }>('secrets');
  return {
    async messageKey() {
      const secret = await secrets.findOneAndUpdate(
        { _id: 'message-key' },
        { $setOnInsert: { key: randomBytes(32).toString('hex') } },
        { upsert: true, returnDocument: 'after' },
      );
      if (!secret) throw new Error('the message key was not kept');
      return secret.key;
    },
  };
}
