import { prepare } from './prepare.js';

await prepare();
await import('../src/cli.ts');
