import { buildWhenStale } from './build.js';
import { prepare } from './prepare.js';

await prepare();
await buildWhenStale();
const { main } = await import('../src/server.ts');
await main();
