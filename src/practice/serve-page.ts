import { fileURLToPath } from 'node:url';
import { type HttpAnswer, textAnswer } from './http-answer.ts';

/** The page's files, built in memory. */
export interface PageFiles {
  /** The file under this path, or undefined. Waits for the build when it still runs. */
  get(path: string): Promise<HttpAnswer | undefined>;
}

const entry = fileURLToPath(new URL('./page/main.tsx', import.meta.url));

const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Practice workspace</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/page.css">
</head>
<body>
<div id="root"></div>
<script type="module" src="/page.js"></script>
</body>
</html>
`;

/**
 * The page, built once: beside everything else when `isSoon`, or for the first visitor, so that tests without a page do not pay for it.
 */
export function pageFiles(isSoon: boolean): PageFiles {
  let files: Promise<Map<string, HttpAnswer>> | undefined;
  const built = () => {
    files ??= build();
    return files;
  };
  if (isSoon) void built();
  return { get: async (path) => (await built()).get(path) };
}

/** The built files; a page that cannot be built says why where it would stand. */
async function build(): Promise<Map<string, HttpAnswer>> {
  try {
    return await bundle();
  } catch (error) {
    return new Map([['/', textAnswer(`The practice page could not be built.\n\n${(error as Error).message}`, 500)]]);
  }
}

async function bundle(): Promise<Map<string, HttpAnswer>> {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: { page: entry },
    bundle: true,
    write: false,
    outdir: '/',
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    minify: true,
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'silent',
  });
  const files = new Map<string, HttpAnswer>([['/', answer(html, 'text/html; charset=utf-8')]]);
  const found = (name: string) => outputFiles.find(({ path }) => path.endsWith(name))?.text ?? '';
  files.set('/page.js', answer(found('page.js'), 'text/javascript; charset=utf-8'));
  files.set('/page.css', answer(found('page.css'), 'text/css; charset=utf-8'));
  return files;
}

function answer(body: string, type: string): HttpAnswer {
  return { status: 200, headers: { 'content-type': type, 'cache-control': 'no-cache' }, body };
}
