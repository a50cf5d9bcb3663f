import { writeSync } from 'node:fs';
import type { Reporter, TestModule, TestSpecification, Vitest } from 'vitest/node';

/**
 * Ends a run with one line of counts, the very last on standard output: `12 passed, 0 failed`, and what was skipped if
 * anything was. A file that cannot be loaded and an error outside a test count as failed. Where there is no browser, a
 * whole run says so before that line, and fails in CI.
 */
export class CountLine implements Reporter {
  private readonly counts = { passed: 0, failed: 0, skipped: 0 };
  private vitest: Vitest | undefined;
  private wholeRun = true;
  private readonly hasBrowser: boolean;

  constructor({ hasBrowser }: { hasBrowser: boolean }) {
    this.hasBrowser = hasBrowser;
  }

  onInit(vitest: Vitest): void {
    this.vitest = vitest;
    // After all that others print, the end of the database included.
    process.once('exit', () => this.sayLast());
  }

  async onTestRunStart(chosen: ReadonlyArray<TestSpecification>): Promise<void> {
    const all = await this.vitest?.globTestSpecifications();
    this.wholeRun = chosen.length === all?.length;
  }

  onTestRunEnd(modules: ReadonlyArray<TestModule>, errors: ReadonlyArray<unknown>): void {
    this.counts.failed += errors.length;
    for (const module of modules) {
      this.counts.failed += module.errors().length;
      for (const suite of module.children.allSuites()) this.counts.failed += suite.errors().length;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state !== 'pending') this.counts[state] += 1;
      }
    }
  }

  private sayLast(): void {
    const lines: string[] = [];
    if (!this.hasBrowser && this.wholeRun) {
      lines.push('The browser tests did not run: no Chromium was found. Install it, or set CHROMIUM_PATH.');
      if (process.env.CI) process.exitCode = 1;
    }
    const { passed, failed, skipped } = this.counts;
    lines.push(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
    writeSync(1, `${lines.join('\n')}\n`);
  }
}
