import { configDefaults, defineConfig } from 'vitest/config';
import { findChromium } from './test/helpers/find-chromium.ts';
import { LongFirst } from './test/helpers/long-first.ts';
import { CountLine } from './test/helpers/reporter.ts';

const chromium = findChromium(process.env);

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    exclude: [...configDefaults.exclude, ...(chromium === undefined ? ['test/browser/**'] : [])],
    env: chromium === undefined ? {} : { CHROMIUM_PATH: chromium },
    globalSetup: ['test/helpers/global-mongo.ts'],
    reporters: ['default', new CountLine({ hasBrowser: chromium !== undefined })],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // On a busy machine what must come takes seconds, and a test that passes never waits so long.
    expect: { poll: { timeout: 10_000 } },
    // Two cores are what a small CI machine has; a third worker uses them while others wait for the pace at which Slack lets messages go.
    maxWorkers: 3,
    // Files share what they import, which is read once; each has its own database, and leaves nothing behind in a module.
    isolate: false,
    sequence: { sequencer: LongFirst },
  },
});
