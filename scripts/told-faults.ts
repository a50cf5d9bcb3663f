import { type ParseArgsConfig, parseArgs } from 'node:util';

/** Something wrong with what a command was given: its sentence is printed as it stands. */
export class Wrong extends Error {}

/** What a command was given. Throws `Wrong` with how it is called. */
export function readArguments<T extends ParseArgsConfig>(config: T, usage: string): ReturnType<typeof parseArgs<T>> {
  try {
    return parseArgs(config);
  } catch (fault) {
    throw new Wrong(`${(fault as Error).message}\n${usage}`);
  }
}

/** What a command does: what is wrong with its input ends it with a sentence and 2, all else is told whole and ends it with 1. */
export async function orTold<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (fault) {
    const isTold = fault instanceof Wrong;
    console.error(isTold ? fault.message : fault);
    return process.exit(isTold ? 2 : 1);
  }
}
