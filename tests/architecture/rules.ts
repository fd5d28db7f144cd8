import { posix } from 'node:path';
import {
	below,
	EMPTY_NAMES,
	FLOORS,
	IMPURE_NAMES,
	KERNEL_LIBRARIES,
	PURE_LIBRARIES,
	ROOMS,
	UI_LIBRARIES,
	UI_PLATFORM
} from './house.ts';
import { scan, type Scan } from './scan.ts';

/** Source files by their path from the root of the project, with slashes. */
export type Files = Readonly<Record<string, string>>;

/** A part of `src/` with doors of its own: kernel, platform, a slice, or the application that puts them together. */
interface Home {
	readonly house: string;
	/** Within a slice or the platform: domain, server, ui...; empty for a face. */
	readonly room: string;
}

interface Source extends Home {
	readonly path: string;
	readonly isTest: boolean;
	readonly scan: Scan;
}

const HOST_OF_PACKAGES = ['registry', 'npmjs'].join('.');
const CREATES_VIEW = /create\s+(?:or\s+replace\s+)?(?:materialized\s+)?view\s+([a-z_]+\.[a-z_]+)/gi;
const LINES_OF_README = 25;

/** Every way in which these files break the rules of the house, each as one sentence that begins with the path. */
export function violations(files: Files): string[] {
	const sources = Object.entries(files)
		.filter(([path]) => path.startsWith('src/') && /\.(ts|svelte)$/.test(path))
		.map(([path, text]): Source => ({
			path,
			...homeOf(path),
			isTest: /\.test\.ts$/.test(path),
			scan: scan(path, text)
		}));
	const views = viewsIn(files);
	return [
		...Object.keys(files).flatMap(emptyName),
		...Object.entries(files).flatMap(([path, text]) => packageHost(path, text)),
		...slicesIn(files).flatMap((slice) => shapeOfSlice(slice, files)),
		...sources.flatMap(importsAcross),
		...sources.filter(({ isTest }) => !isTest).flatMap((source) => [...sqlOutside(source), ...impurity(source)]),
		...sources.filter(isStore).flatMap((source) => strangeTables(source, views)),
		...cycles(sources)
	].sort();
}

/** The views that slices offer: whatever a migration creates as one. */
export function viewsIn(files: Files): Set<string> {
	const migrations = Object.entries(files).filter(([path]) => path.startsWith('src/platform/database/'));
	return new Set(migrations.flatMap(([, text]) => [...text.matchAll(CREATES_VIEW)].map(([, view]) => view ?? '')));
}

function homeOf(path: string): Home {
	const [, house = '', room = ''] = path.split('/');
	const isFile = /\.\w+$/.test(room);
	if (house === 'kernel' || house === 'platform' || isSlice(house)) return { house, room: isFile ? '' : room };
	return { house: 'application', room: '' };
}

/** Whatever folder of `src/` is not one of the others is a slice, whether the plan knows it or not. */
function isSlice(folder: string): boolean {
	return !/\.\w+$/.test(folder) && !['kernel', 'platform', 'routes', 'commands'].includes(folder);
}

function isStore({ path, room }: Source): boolean {
	return room === 'server' && /(^|[/-])store\.ts$/.test(path);
}

function slicesIn(files: Files): string[] {
	const folders = Object.keys(files).map((path) => /^src\/([^/]+)\//.exec(path)?.[1] ?? '');
	return [...new Set(folders)].filter((folder) => folder !== '' && isSlice(folder));
}

function shapeOfSlice(slice: string, files: Files): string[] {
	const found: string[] = [];
	const readme = files[`src/${slice}/README.md`];
	if (!(slice in FLOORS)) found.push(`src/${slice}: stands on no floor; say in house.ts which`);
	if (readme === undefined) found.push(`src/${slice}: has no README.md`);
	else if (readme.trimEnd().split('\n').length > LINES_OF_README)
		found.push(`src/${slice}/README.md: is longer than ${LINES_OF_README} lines`);
	if (files[`src/${slice}/index.ts`] === undefined) found.push(`src/${slice}: has no face (index.ts)`);
	for (const path of Object.keys(files)) {
		if (!path.startsWith(`src/${slice}/`)) continue;
		const inside = path.slice(`src/${slice}/`.length);
		const isKnown = inside.includes('/')
			? ROOMS.includes(inside.split('/')[0] ?? '')
			: inside === 'README.md' || inside === 'index.ts' || inside.endsWith('.test.ts');
		if (!isKnown) found.push(`${path}: is in no room of a slice (${ROOMS.join(', ')})`);
	}
	return found;
}

function emptyName(path: string): string[] {
	const words = path.split('/').flatMap((part) => part.split(/[-_.]/));
	const empty = words.find((word) => EMPTY_NAMES.includes(word));
	return empty === undefined ? [] : [`${path}: the name "${empty}" does not say what is inside`];
}

function packageHost(path: string, text: string): string[] {
	return text.includes(HOST_OF_PACKAGES) ? [`${path}: names the host of a package registry`] : [];
}

function importsAcross(source: Source): string[] {
	return source.scan.imports.flatMap(({ from, typeOnly }) => {
		const refused = refusal(source, from, typeOnly);
		return refused === undefined ? [] : [`${source.path}: ${refused} (${from})`];
	});
}

/** Why this file may not import that, or undefined when it may. */
function refusal(source: Source, from: string, typeOnly: boolean): string | undefined {
	if (from.startsWith('.')) return refusalWithin(source, from, typeOnly);
	if (from.startsWith('#')) return refusalAcross(source, from.slice(1));
	return source.isTest ? undefined : refusalOfLibrary(source, from);
}

function refusalWithin(source: Source, from: string, typeOnly: boolean): string | undefined {
	const path = posix.join(posix.dirname(source.path), from);
	if (source.house === 'application' && (path.startsWith('build/') || from.includes('$types'))) return undefined;
	const target = homeOf(path);
	if (!path.startsWith('src/') || target.house !== source.house) return 'a relative import leaves its folder';
	if (!isSlice(source.house) || source.house === 'application' || source.isTest) return refusalOfPlatform(source, path);
	const open: Record<string, readonly string[]> = {
		'': ['domain', 'server'],
		domain: ['domain'],
		server: ['server', 'domain'],
		ui: typeOnly ? ['ui', 'domain', ''] : ['ui', 'domain']
	};
	return open[source.room]?.includes(target.room) ? undefined : `${source.room || 'a face'} may not import that room`;
}

function refusalAcross(source: Source, from: string): string | undefined {
	const [house = '', room = ''] = from.split('/');
	if (house === 'tests') return source.isTest ? undefined : 'only tests import from tests';
	if (house === 'demo')
		return source.isTest || source.house === 'application' ? undefined : 'only the application fills the demo';
	if (house === 'kernel') return undefined;
	if (source.house === 'kernel') return 'the kernel imports nothing';
	if (house === 'platform') return refusalOfPlatform(source, `src/${from}`);
	if (source.house === 'application') return undefined;
	if (source.house === 'platform') return 'the platform knows no slice';
	if (house === source.house) return 'a slice goes to its own rooms by relative imports';
	if (source.isTest && room === '')
		return below(source.house).has(house) ? undefined : `${source.house} does not stand on ${house}`;
	if (source.room === 'domain' || source.room === 'ui') return `${source.room} knows no other slice`;
	if (room !== '') return 'another slice is asked by its face';
	return below(source.house).has(house) ? undefined : `${source.house} does not stand on ${house}`;
}

function refusalOfPlatform(source: Source, path: string): string | undefined {
	const target = homeOf(path);
	if (target.house !== 'platform' || source.isTest || source.house === 'application') return undefined;
	const isForPages = UI_PLATFORM.includes(`platform/${target.room}`);
	if (source.room === 'domain') return 'domain knows no platform';
	if (source.room === 'ui') return isForPages ? undefined : 'ui may enter the rooms of the platform for pages only';
	return undefined;
}

function refusalOfLibrary(source: Source, from: string): string | undefined {
	const isAmong = (libraries: readonly string[]) =>
		libraries.some((name) => from === name || from.startsWith(`${name}/`));
	if (source.house === 'kernel') return isAmong(KERNEL_LIBRARIES) ? undefined : 'the kernel imports nothing';
	if (source.room === 'domain') return isAmong(PURE_LIBRARIES) ? undefined : 'domain uses listed pure libraries only';
	if (source.room === 'ui') return isAmong(UI_LIBRARIES) ? undefined : 'ui uses listed libraries only';
	return undefined;
}

function sqlOutside(source: Source): string[] {
	if (isStore(source) || source.path.startsWith('src/platform/database/')) return [];
	const speaks = source.scan.tags.includes('sql') || source.scan.imports.some(({ from }) => /^kysely(\/|$)/.test(from));
	return speaks ? [`${source.path}: SQL is in stores only (server/*store.ts)`] : [];
}

/** Tables are named with their schema, which has the name of the slice. */
function strangeTables({ path, house, scan: { texts } }: Source, views: ReadonlySet<string>): string[] {
	const schemas = [...Object.keys(FLOORS), 'platform'].filter((schema) => schema !== house);
	const named = new RegExp(`\\b(?<![.\\w])(${schemas.join('|')})\\.[a-z_]+\\b`, 'g');
	const tables = new Set(
		texts.flatMap((text) => [...text.matchAll(named)]).map(([table, schema]) => [table, schema].join(' '))
	);
	return [...tables].flatMap((pair) => {
		const [table = '', schema = ''] = pair.split(' ');
		if (views.has(table) && below(house).has(schema)) return [];
		return [`${path}: names ${table}, which is no table of its own and no view that a slice below offers`];
	});
}

function impurity(source: Source): string[] {
	if (source.room !== 'domain') return [];
	const clocks = ['new Date()', 'Date()', 'Date.now', 'Math.random', 'Temporal.Now'];
	const used = source.scan.uses.filter((use) => clocks.includes(use) || IMPURE_NAMES.includes(use));
	return [...new Set(used)].map((use) => `${source.path}: domain has no clock, randomness or I/O (${use})`);
}

/** Each circle of imports once, at the first of its files by name. */
function cycles(sources: readonly Source[]): string[] {
	const paths = new Set(sources.map(({ path }) => path));
	const graph = new Map(sources.map((source) => [source.path, targets(source).filter((path) => paths.has(path))]));
	const found: string[] = [];
	const finished = new Set<string>();
	function walk(path: string, trail: readonly string[]): void {
		const start = trail.indexOf(path);
		if (start >= 0) found.push(`${path}: imports itself by way of ${[...trail.slice(start + 1), path].join(' > ')}`);
		if (start >= 0 || finished.has(path)) return;
		for (const next of graph.get(path) ?? []) walk(next, [...trail, path]);
		finished.add(path);
	}
	for (const path of [...paths].sort()) walk(path, []);
	return found;
}

/** The files that a file imports; a component may draw itself. */
function targets({ path, scan: { imports } }: Source): string[] {
	return imports
		.map(({ from }) => {
			if (from.startsWith('.')) return posix.join(posix.dirname(path), from);
			if (!from.startsWith('#')) return '';
			return from.includes('/') ? `src/${from.slice(1)}` : `src/${from.slice(1)}/index.ts`;
		})
		.filter((target) => target !== path);
}
