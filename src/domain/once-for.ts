import type { DaySpan } from '../time/calendar-day.ts';

/** What is the same for all who read a page of these facts is found once: it takes long among ten thousand people. */
export function onceFor<K extends object, V>(find: (of: K) => V): (of: K) => V {
  const known = new WeakMap<K, V>();
  return (of) => {
    const value = known.has(of) ? (known.get(of) as V) : find(of);
    known.set(of, value);
    return value;
  };
}

/** The same for each stretch of days. */
export function onceIn<K extends object, V>(find: (of: K, span: DaySpan) => V): (of: K, span: DaySpan) => V {
  const spans = onceFor((_: K) => new Map<string, V>());
  return (of, span) => {
    const known = spans(of);
    const name = `${span.from} ${span.to}`;
    const value = known.get(name) ?? find(of, span);
    known.set(name, value);
    return value;
  };
}
