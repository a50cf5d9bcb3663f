import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    globalSetup: ['test/helpers/global-mongo.ts'],
    testTimeout: 20_000,
    hookTimeout: 20_000,
    // Two cores are what a small CI machine has; more workers make the tests wait for each other.
    maxWorkers: 2,
  },
});
