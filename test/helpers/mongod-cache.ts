import { fileURLToPath } from 'node:url';

/** Where a fetched mongod is kept between runs of the tests and of `npm start`. */
export const mongodCache = fileURLToPath(new URL('../../.cache/mongod', import.meta.url));
