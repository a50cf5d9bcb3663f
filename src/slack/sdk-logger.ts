import { type Logger, LogLevel } from '@slack/web-api';

export interface Log {
  warn(line: { event: string; message: string }): void;
  error(line: { event: string; message: string }): void;
}

/**
 * The SDKs' log lines in ours: warnings and errors only, because their debug lines hold tokens and what people wrote.
 * Source: reliability.md, "logs".
 */
export function sdkLogger(log: Log): Logger {
  const message = (parts: unknown[]) =>
    parts.map((part) => (part instanceof Error ? part.message : String(part))).join(' ');
  return {
    debug() {},
    info() {},
    warn: (...parts) => log.warn({ event: 'slack.sdk', message: message(parts) }),
    error: (...parts) => log.error({ event: 'slack.sdk', message: message(parts) }),
    setLevel() {},
    getLevel: () => LogLevel.WARN,
    setName() {},
  };
}
