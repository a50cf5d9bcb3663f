import { writeFile } from 'node:fs/promises';
import { httpManifest, socketManifest } from '../manifests/manifest.ts';

/** Writes the two manifests that Slack takes from the typed one. */
for (const [name, manifest] of Object.entries({ socket: socketManifest, http: httpManifest })) {
  await writeFile(new URL(`../manifests/${name}.json`, import.meta.url), `${JSON.stringify(manifest, null, 2)}\n`);
}
