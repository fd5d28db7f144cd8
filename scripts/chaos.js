import { buildWhenStale } from './build.js';
import { prepare } from './prepare.js';

await prepare();
await buildWhenStale();
await import('../tests/chaos/run.ts');
