import { describe, expect, it } from 'vitest';
import { readProject } from './read-project.ts';
import { violations, viewsIn } from './rules.ts';

describe('this project', () => {
	const files = readProject();

	it('is read', () => {
		expect(Object.keys(files)).toContain('src/kernel/result.ts');
		expect(viewsIn(files)).toContain('places.street_place');
	});

	it('keeps the rules of the house', () => {
		expect(violations(files)).toEqual([]);
	});
});

describe('the rules', () => {
	const slice = (name: string) => ({ [`src/${name}/README.md`]: 'What it is.', [`src/${name}/index.ts`]: '' });
	const house = {
		...slice('networks'),
		...slice('places'),
		...slice('board'),
		'src/kernel/result.ts': '',
		'src/places/domain/place.ts': '',
		'src/platform/database/migrations/0001.ts':
			'const steps = [`create view places.street_place with (security_invoker = true) as select 1`];'
	};
	const broken = (files: Record<string, string>) => violations({ ...house, ...files });

	it('find nothing in a house that keeps them', () => {
		const files = {
			'src/board/domain/fold.ts': `import { done } from '#kernel/result.ts'; const at = new Date(0);
				export const process = (input: { process: number }) => ({ crypto: input.process, at });`,
			'src/board/server/board-store.ts': `import { sql } from 'kysely'; import type { Fold } from '../domain/fold.ts';
				export const rows = sql\`select place.id from board.line join places.street_place place on true\`;`,
			'src/board/server/show.ts': `import { rows } from './board-store.ts'; import { x } from '#places';
				import { now } from '#platform/clock.ts'; import { readFile } from 'node:fs/promises';`,
			'src/board/ui/Line.svelte': `<script lang="ts">import type { Line } from '../index.ts';
				import Tile from '#platform/ui/Tile.svelte'; import Self from './Line.svelte';</script>`,
			'src/routes/+page.server.ts': `import { x } from '#board'; import type { Load } from './$types';`,
			'src/routes/+page.svelte': `<script>import Line from '#board/ui/Line.svelte';</script>`,
			'src/server.ts': `const { handler } = await import('../build/handler.js');`,
			'src/platform/clock.ts': '',
			'src/board/board.test.ts': `import { it } from 'vitest'; import { x } from './index.ts'; import '#tests/a.ts';`
		};
		expect(broken(files)).toEqual([]);
	});

	it.each([
		['an upward question', 'src/places/server/a.ts', `import { x } from '#board';`, 'places does not stand on board'],
		['an upward type', 'src/places/server/a.ts', `import type { X } from '#board';`, 'places does not stand on board'],
		['an upward re-export', 'src/places/index.ts', `export { x } from '#board';`, 'places does not stand on board'],
		['an upward import()', 'src/places/server/a.ts', `await import('#board');`, 'places does not stand on board'],
		['an upward import type', 'src/places/server/a.ts', `let x: import('#board').X;`, 'places does not stand on board'],
		['a test that looks up', 'src/places/a.test.ts', `import '#board';`, 'places does not stand on board'],
		['a back door', 'src/board/server/a.ts', `import x from '#places/ui/A.svelte';`, 'asked by its face'],
		['a relative way out', 'src/board/server/a.ts', `import '../../places/index.ts';`, 'a relative import leaves'],
		['a way out of src', 'src/board/server/a.ts', `import '../../../demo/a.ts';`, 'a relative import leaves'],
		['the long way home', 'src/board/server/a.ts', `import '#board';`, 'by relative imports'],
		['a kernel with a library', 'src/kernel/a.ts', `import 'valibot';`, 'the kernel imports nothing'],
		['a kernel with a platform', 'src/kernel/a.ts', `import '#platform/clock.ts';`, 'the kernel imports nothing'],
		['a platform with a slice', 'src/platform/a.ts', `import '#places';`, 'the platform knows no slice'],
		['a domain with a server', 'src/board/domain/a.ts', `import '../server/b.ts';`, 'may not import that room'],
		['a domain with a platform', 'src/board/domain/a.ts', `import '#platform/clock.ts';`, 'domain knows no platform'],
		['a domain with a slice', 'src/board/domain/a.ts', `import '#places';`, 'domain knows no other slice'],
		['a domain with a file', 'src/board/domain/a.ts', `import 'node:fs';`, 'listed pure libraries only'],
		[
			'a ui with a server',
			'src/board/ui/A.svelte',
			`<script>import '../server/b.ts';</script>`,
			'may not import that room'
		],
		[
			'a ui with a use case',
			'src/board/ui/A.svelte',
			`<script>import { x } from '../index.ts';</script>`,
			'may not import'
		],
		['a ui with a database', 'src/board/ui/a.ts', `import '#platform/database/index.ts';`, 'for pages only'],
		['a ui with a library', 'src/board/ui/a.ts', `import 'pg';`, 'ui uses listed libraries only'],
		['a platform page with a database', 'src/platform/ui/a.ts', `import '../database/index.ts';`, 'for pages only'],
		['a slice with a test', 'src/board/server/a.ts', `import '#tests/a.ts';`, 'only tests import from tests'],
		['a slice with the demo', 'src/board/server/a.ts', `import '#demo/a.ts';`, 'only the application'],
		['SQL in a use case', 'src/board/server/a.ts', 'sql`select 1`;', 'SQL is in stores only'],
		['SQL in a route', 'src/routes/+page.server.ts', `import { sql } from 'kysely';`, 'SQL is in stores only'],
		['SQL in a domain', 'src/board/domain/store.ts', 'sql<X>`select 1`;', 'SQL is in stores only'],
		['the table of another', 'src/board/server/store.ts', 'sql`select from places.place`;', 'names places.place'],
		['the table of another, later', 'src/board/server/store.ts', 'sql`${a} from places.place`;', 'names places.place'],
		['a table by the builder', 'src/board/server/store.ts', `tx.selectFrom('places.place');`, 'names places.place'],
		['a view above', 'src/networks/server/store.ts', 'sql`from places.street_place`;', 'names places.street_place'],
		['a clock', 'src/board/domain/a.ts', 'const now = new Date();', 'new Date()'],
		['a clock by number', 'src/board/domain/a.ts', 'const now = Date.now();', 'Date.now'],
		[
			'a clock by another name',
			'src/board/domain/a.ts',
			'const { now } = Date; const t = Temporal.Now.instant();',
			'Temporal.Now'
		],
		['a die', 'src/board/domain/a.ts', 'const n = Math.random();', 'Math.random'],
		['a request', 'src/board/domain/a.ts', `await fetch('/');`, 'I/O (fetch)'],
		['the environment', 'src/board/domain/a.ts', 'const { TZ } = process.env;', 'I/O (process)'],
		['a secret', 'src/board/domain/a.ts', 'const id = crypto.randomUUID();', 'I/O (crypto)'],
		['an empty name', 'src/platform/string-utils.ts', '', 'does not say what is inside'],
		['an empty folder name', 'src/platform/helpers/a.ts', '', 'does not say what is inside'],
		['a fifth room', 'src/board/models/a.ts', '', 'is in no room of a slice'],
		['a second face', 'src/board/types.ts', '', 'is in no room of a slice'],
		['a long README', 'src/board/README.md', 'line\n'.repeat(26), 'longer than 25 lines'],
		['a host of packages', 'docs/a.md', `https://${['registry', 'npmjs', 'org'].join('.')}/a`, 'package registry']
	])('find %s', (_, path, text, sentence) => {
		const found = broken({ [path]: text });
		expect(found).toHaveLength(1);
		expect(found[0]).toContain(path);
		expect(found[0]).toContain(sentence);
	});

	it('find a slice that is not in the plan, and one without a face or README', () => {
		expect(broken({ 'src/shops/domain/a.ts': '' })).toEqual([
			'src/shops: has no README.md',
			'src/shops: has no face (index.ts)',
			'src/shops: stands on no floor; say in house.ts which'
		]);
	});

	it('find a circle, once', () => {
		const found = broken({
			'src/board/server/a.ts': `import './b.ts';`,
			'src/board/server/b.ts': `import './c.ts';`,
			'src/board/server/c.ts': `import type { A } from './a.ts';`
		});
		expect(found).toEqual([
			'src/board/server/a.ts: imports itself by way of src/board/server/b.ts > src/board/server/c.ts > src/board/server/a.ts'
		]);
	});

	it('find a circle through a face', () => {
		const found = broken({
			'src/board/index.ts': `export { a } from './server/a.ts';`,
			'src/routes/a.ts': `import { a } from '#board'; import './b.ts';`,
			'src/routes/b.ts': `import './a.ts';`
		});
		expect(found).toEqual(['src/routes/a.ts: imports itself by way of src/routes/b.ts > src/routes/a.ts']);
	});
});
