/** Checks one value. What is wrong goes into `problems`, worded and placed as Slack does. `at` is a JSON pointer. */
export type Check = (value: unknown, at: string, problems: string[]) => void;

export function problem(what: string, at: string): string {
  return `[ERROR] ${what} [json-pointer:${at}]`;
}

/** A string of `min` to `max` characters. */
export function text(max: number, min = 0): Check {
  return (value, at, problems) => {
    if (typeof value !== 'string') problems.push(problem('must be a string', at));
    else if (value.length < min) problems.push(problem(`must be more than ${min - 1} characters`, at));
    else if (value.length > max) problems.push(problem(`must be less than ${max + 1} characters`, at));
  };
}

/** A string of this form. */
export function pattern(form: RegExp, what: string): Check {
  return (value, at, problems) => {
    if (typeof value !== 'string' || !form.test(value)) problems.push(problem(`must be ${what}`, at));
  };
}

export const flag: Check = (value, at, problems) => {
  if (typeof value !== 'boolean') problems.push(problem('must be a boolean', at));
};

/** A whole number from `min` to `max`, both included. */
export function whole(min: number, max: number): Check {
  return (value, at, problems) => {
    if (!Number.isInteger(value)) problems.push(problem('must be an integer', at));
    else if ((value as number) < min) problems.push(problem(`must be greater than or equal to ${min}`, at));
    else if ((value as number) > max) problems.push(problem(`must be less than or equal to ${max}`, at));
  };
}

export function oneOf(...allowed: readonly unknown[]): Check {
  return (value, at, problems) => {
    if (!allowed.includes(value)) problems.push(problem(`must be one of: ${allowed.join(', ')}`, at));
  };
}

/** A list of `min` to `max` items. */
export function list(item: Check, max: number, min = 1): Check {
  return (value, at, problems) => {
    if (!Array.isArray(value)) {
      problems.push(problem('must be an array', at));
      return;
    }
    if (value.length > max) problems.push(problem(`no more than ${max} items allowed`, at));
    if (value.length < min) problems.push(problem(`must provide at least ${min} ${min === 1 ? 'item' : 'items'}`, at));
    for (const [index, entry] of value.entries()) item(entry, `${at}/${index}`, problems);
  };
}

/** An object with these fields and no other; `needed` ones must be there. */
export function object(fields: Record<string, Check>, needed: readonly string[] = []): Check {
  return (value, at, problems) => {
    if (!isObject(value)) {
      problems.push(problem('must be an object', at));
      return;
    }
    for (const name of needed) {
      if (value[name] === undefined || value[name] === null)
        problems.push(problem(`missing required field: ${name}`, at));
    }
    for (const [name, entry] of Object.entries(value)) {
      const check = Object.hasOwn(fields, name) ? fields[name] : undefined;
      if (!check) problems.push(problem(`invalid additional property: ${name}`, at));
      else if (entry !== null && entry !== undefined) check(entry, `${at}/${name}`, problems);
    }
  };
}

/** One of several shapes, told apart by `type`. */
export function byType(kinds: Record<string, Check>): Check {
  return (value, at, problems) => {
    const type = isObject(value) ? value.type : undefined;
    const check = typeof type === 'string' && Object.hasOwn(kinds, type) ? kinds[type] : undefined;
    if (check) check(value, at, problems);
    else problems.push(problem(`unsupported type: ${String(type)}`, `${at}/type`));
  };
}

/** Several checks of the same value. */
export function all(...checks: readonly Check[]): Check {
  return (value, at, problems) => {
    for (const check of checks) check(value, at, problems);
  };
}

/** A rule between fields: says what is wrong, or nothing. */
export function rule(says: (value: Record<string, unknown>) => string | undefined): Check {
  return (value, at, problems) => {
    const wrong = isObject(value) ? says(value) : undefined;
    if (wrong) problems.push(problem(wrong, at));
  };
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
