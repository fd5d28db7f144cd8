import type { Command, CommandOption } from './command.ts';

const RUN = 'npm run stoep --';

/** All commands, a line each. */
export function overview(commands: readonly Command[]): string {
	const width = Math.max(...commands.map(({ name }) => name.length));
	return [
		`Usage: ${RUN} COMMAND`,
		'',
		'It works whether or not the server is running.',
		'',
		...commands.map(({ name, about }) => `  ${name.padEnd(width)}  ${about}`),
		'',
		`What a command takes: ${RUN} COMMAND --help`
	].join('\n');
}

/** How one command is used, with examples. */
export function usage({ name, about, takes = [], options = {}, examples }: Command): string {
	const all = Object.entries(options);
	const needed = all.filter(([, { needed }]) => needed).map(written);
	const others = all.length > needed.length ? ['[OPTIONS]'] : [];
	const width = Math.max(0, ...all.map((option) => written(option).length));
	return [
		`Usage: ${[RUN, name, ...takes, ...needed, ...others].join(' ')}`,
		'',
		about,
		...(all.length > 0 ? [''] : []),
		...all.map(([option, options]) => `  ${written([option, options]).padEnd(width)}  ${options.about}`),
		'',
		examples.length > 1 ? 'Examples:' : 'Example:',
		...examples.map((example) => `  ${RUN} ${example}`)
	].join('\n');
}

function written([option, { value }]: [string, CommandOption]): string {
	return value === undefined ? `--${option}` : `--${option} ${value}`;
}
