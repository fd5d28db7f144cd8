import { prepare } from './prepare.js';

await prepare();
process.env.STOEP_DEV = '1';
process.argv.splice(2, 0, 'dev');
await import(new URL('../node_modules/vite/bin/vite.js', import.meta.url).href);
