import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const answerWithinMs = 10_000;

/** The version a mongod tells of itself, such as `6.0.5`. Throws with the reason when it does not run. */
export async function mongodVersion(binary: string): Promise<string> {
  const { stdout } = await promisify(execFile)(binary, ['--version'], { timeout: answerWithinMs });
  const version = /^db version v(\d+\.\d+\.\d+)/m.exec(stdout)?.[1];
  if (version === undefined) throw new Error('it runs, but does not call itself a mongod');
  return version;
}

/** The series whose data a mongod of this version writes into a new folder: `6.0` of `6.0.5`. */
export function seriesOf(version: string): string {
  return version.split('.').slice(0, 2).join('.');
}

/**
 * Whether a mongod can open data of a feature compatibility version: its own series, or the series just before.
 * Source: MongoDB's upgrade rule, one major release at a time.
 *
 * @param version of the binary, `7.0.14`
 * @param series of the data, `6.0`
 */
export function canOpen(version: string, series: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [dataMajor = 0, dataMinor = 0] = series.split('.').map(Number);
  if (major === dataMajor) return minor >= dataMinor;
  return major === dataMajor + 1 && minor === 0;
}
