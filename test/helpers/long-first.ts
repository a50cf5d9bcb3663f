import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Small files that take long: by size, as Vitest goes where it has never run, they would come when the others are done. */
const long = [
  'test/e2e/story.test.ts',
  'test/e2e/crash.test.ts',
  'test/matching/how-well.test.ts',
  'test/e2e/restart.test.ts',
  'test/e2e/digest-preview.test.ts',
  'test/stores/embedded/start-embedded-mongod.test.ts',
];

/** Begins with the files that take longest, so that no core waits for one of them at the end. */
export class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) => long.some((path) => moduleId.endsWith(path));
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}
