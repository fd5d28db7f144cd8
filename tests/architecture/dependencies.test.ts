import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const LINE = /^- `([^`]+)`: \S.{10,}$/;

it('every direct dependency has one line that says why it is here, and no line is left over', () => {
	const { dependencies, devDependencies, optionalDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
	const direct = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies });
	const lines = readFileSync('docs/dependencies.md', 'utf8').split('\n');
	const explained = lines.filter((line) => line.startsWith('- ')).map((line) => LINE.exec(line)?.[1] ?? line);
	expect(explained.sort()).toEqual(direct.sort());
});
