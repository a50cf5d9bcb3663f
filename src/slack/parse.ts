import type { z } from 'zod';
import { UserError } from '../errors.ts';

/**
 * A raw payload in our words. What does not fit is told as the first fault's own sentence, so schemas of what people type
 * carry sentences; a payload that is not Slack's is a bug of the caller and reads the same to the person.
 */
export function parse<T>(schema: z.ZodType<T>, payload: unknown): T {
  const parsed = schema.safeParse(payload);
  if (parsed.success) return parsed.data;
  throw new UserError('bad-input', parsed.error.issues[0]?.message ?? 'I did not understand that.');
}

/** The sentence to show beside each field of a form, by block id. */
export function fieldErrors(error: z.ZodError): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { path, message } of error.issues) errors[String(path[0])] ??= message;
  return errors;
}

/** A UserError of this check as the sentence beside its field. */
export async function faultBeside(field: string, check: () => Promise<unknown>): Promise<Record<string, string>> {
  try {
    await check();
    return {};
  } catch (error) {
    if (error instanceof UserError) return { [field]: error.sentence };
    throw error;
  }
}
