import { Refusal } from '../refusal.ts';

/** The arguments of a Web API call. Forms carry lists and objects as JSON text, JSON bodies as they are; both read the same. */
export interface Args {
  text(name: string): string | undefined;
  /** @throws Refusal `invalid_arguments` when it is missing or empty */
  required(name: string): string;
  number(name: string): number | undefined;
  flag(name: string): boolean | undefined;
  /** A list or an object; undefined when absent. @throws Refusal with `code` when it is not JSON */
  json(name: string, code?: string): unknown;
}

export function argsOf(raw: Record<string, unknown>): Args {
  const text = (name: string): string | undefined => {
    const value = raw[name];
    if (value === undefined || value === null) return undefined;
    return typeof value === 'string' ? value : typeof value === 'object' ? JSON.stringify(value) : String(value);
  };
  return {
    text,
    required(name) {
      const value = text(name);
      if (!value) throw new Refusal('invalid_arguments', messages(`missing required field: ${name}`));
      return value;
    },
    number(name) {
      const value = text(name);
      if (value === undefined || value === '') return undefined;
      if (!Number.isFinite(Number(value)))
        throw new Refusal('invalid_arguments', messages(`must be a number: ${name}`));
      return Number(value);
    },
    flag(name) {
      const value = text(name);
      return value === undefined ? undefined : value === 'true' || value === '1';
    },
    json(name, code = 'invalid_arguments') {
      const value = raw[name];
      if (value === undefined || value === null || value === '') return undefined;
      if (typeof value !== 'string') return value;
      try {
        return JSON.parse(value) as unknown;
      } catch {
        throw new Refusal(code, messages(`must be valid JSON: ${name}`)); // what the caller sent is the caller's fault
      }
    },
  };
}

function messages(problem: string): Record<string, unknown> {
  return { response_metadata: { messages: [`[ERROR] ${problem}`] } };
}
