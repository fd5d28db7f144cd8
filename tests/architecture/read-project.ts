import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Files } from './rules.ts';

const NOT_OURS = ['node_modules', '.git', 'build', '.svelte-kit', 'data', 'coverage', 'test-results'];
const TEXT =
	/(^|\/)[^./]+$|\.(ts|js|json|svelte|md|css|html|sql|yml|yaml|csv|geojson|txt|npmrc|gitignore|prettierignore)$/;

/** Every text file of the project, by its path from the root. */
export function readProject(root = '.'): Files {
	const files: Record<string, string> = {};
	function enter(folder: string): void {
		for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
			const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
			if (entry.isDirectory() && !NOT_OURS.includes(path)) enter(path);
			else if (entry.isFile() && TEXT.test(path)) files[path] = readFileSync(join(root, path), 'utf8');
		}
	}
	enter('');
	return files;
}
