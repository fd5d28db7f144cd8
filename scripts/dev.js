import { prepare } from './prepare.js';

await prepare();
process.env.STOEP_DEV = '1';
process.argv.splice(2, 0, 'dev');
await import('../node_modules/vite/bin/vite.js');
