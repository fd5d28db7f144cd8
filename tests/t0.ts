import { openDatabase, migrate } from '#platform/database/index.ts';
import { cpSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
let t=performance.now(); const lap=(n: string)=>{const u=performance.now();console.log(n,Math.round(u-t));t=u;};
let d = await openDatabase({memory:true}); lap('mem open'); await migrate(d); lap('migrate'); await d.close(); lap('close');
d = await openDatabase({dataDirectory:'/tmp/pgl-a'}); lap('dir open'); await migrate(d); lap('migrate'); await d.close(); lap('close');
cpSync('/tmp/pgl-a','/tmp/pgl-b',{recursive:true}); lap('copy');
d = await openDatabase({dataDirectory:'/tmp/pgl-b'}); lap('copy open'); await d.close(); lap('close');
