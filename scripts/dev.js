import { prepare } from './prepare.js';

await prepare();
process.argv.splice(2, 0, 'dev', '--port', process.env.PORT || '3000', '--host', process.env.HOST || '127.0.0.1');
await import(new URL('../node_modules/vite/bin/vite.js', import.meta.url).href);
