import { parseArgs } from 'node:util';
import { KEEPER } from '#kernel/actor.ts';
import type { Point } from '#kernel/geography.ts';
import type { Result } from '#kernel/result.ts';
import type { CommandIo } from '#platform/command-socket.ts';
import type { Context } from '#platform/context.ts';
import type { Installation, Premises } from '../installation.ts';

/** One command of `npm run stoep -- ...`. People script these: names and options stay as they are. */
export interface Command {
	/** The words it is called by: 'network found'. */
	readonly name: string;
	/** One line for the list of commands. */
	readonly about: string;
	/** The words behind the name, in capitals, each needed. */
	readonly takes?: readonly string[];
	readonly options?: Readonly<Record<string, CommandOption>>;
	/** What stands behind `npm run stoep -- `. */
	readonly examples: readonly string[];
	/** It works on files alone: it runs in the terminal, whatever the server and the database are doing. */
	readonly onFiles?: true;
	run(call: Call): Promise<void>;
}

export interface CommandOption {
	readonly about: string;
	/** What to fill in, in capitals; an option without it is a switch. */
	readonly value?: string;
	readonly needed?: boolean;
	/** May be given more than once. */
	readonly many?: boolean;
}

/** Ends a command with a sentence: 1 when it was understood but could not be done, 2 when it was not understood. */
export class Stop extends Error {
	readonly exitCode: 1 | 2;

	constructor(sentence: string, exitCode: 1 | 2 = 1) {
		super(sentence);
		this.exitCode = exitCode;
	}
}

/** A command as somebody typed it. What is not as it should be ends it with a sentence. */
export class Call {
	readonly io: CommandIo;
	readonly premises: Premises;
	readonly #installation: Installation | null;
	readonly #command: Command;
	readonly #words: readonly string[];
	readonly #values: Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;

	constructor(command: Command, argv: readonly string[], premises: Premises | Installation, io: CommandIo) {
		this.io = io;
		this.premises = premises;
		this.#installation = 'db' in premises ? premises : null;
		this.#command = command;
		const { positionals, values } = parsed(command, argv);
		this.#words = positionals;
		this.#values = values;
		const { takes = [], options = {} } = command;
		const missing = takes[positionals.length];
		if (missing !== undefined) throw this.misunderstood(`It needs ${missing}.`);
		const extra = positionals[takes.length];
		if (extra !== undefined) throw this.misunderstood(`"${extra}" is one word too many.`);
		for (const [name, { needed }] of Object.entries(options)) if (needed) this.text(name);
	}

	/** Not for a command on files alone. */
	get installation(): Installation {
		if (this.#installation === null) throw new Error('This command has no database.');
		return this.#installation;
	}

	/** Whoever keeps the installation. */
	get ctx(): Context {
		const { db, clock } = this.installation;
		return { db, clock, actor: KEEPER };
	}

	/** The word behind the name of the command that its description calls so. */
	word(called: string): string {
		return this.#words[this.#command.takes?.indexOf(called) ?? -1] ?? '';
	}

	/** The value of an option that is needed. */
	text(option: string): string {
		const value = this.maybe(option);
		if (value === undefined) throw this.misunderstood(`It needs --${option}.`);
		return value;
	}

	/** The value of an option, or undefined where it was not given. */
	maybe(option: string): string | undefined {
		const value = this.#values[option];
		return typeof value === 'string' ? value : undefined;
	}

	/** Every value of an option that may be given more than once. */
	every(option: string): string[] {
		const values = this.#values[option];
		return Array.isArray(values) ? values.filter((value) => typeof value === 'string') : [];
	}

	has(option: string): boolean {
		return this.#values[option] === true;
	}

	/** The value of an option as LAT,LON in degrees. Whether it is on earth is for the use case to say. */
	point(option: string): Point {
		const [, lat, lon] = /^\s*([-+]?\d+(?:\.\d+)?)\s*,\s*([-+]?\d+(?:\.\d+)?)\s*$/.exec(this.text(option)) ?? [];
		if (lat === undefined || lon === undefined) {
			throw this.misunderstood(`--${option} is a latitude and a longitude with a comma between them: 51.0536,3.7304.`);
		}
		return { lat: Number(lat), lon: Number(lon) };
	}

	/** What a use case answered, or the end of the command with its sentence. */
	must<Value>(result: Result<Value>): Value {
		if (!result.ok) throw new Stop(result.refusal.sentence);
		return result.value;
	}

	print(...lines: readonly string[]): void {
		for (const line of lines) this.io.print(line);
	}

	printJson(value: unknown): void {
		this.io.print(JSON.stringify(value, null, 2));
	}

	misunderstood(sentence: string): Stop {
		return new Stop(`${sentence} See: npm run stoep -- ${this.#command.name} --help`, 2);
	}
}

function parsed({ name, options = {} }: Command, argv: readonly string[]) {
	try {
		return parseArgs({
			args: [...argv],
			allowPositionals: true,
			options: Object.fromEntries(
				Object.entries(options).map(([option, { value, many = false }]) => [
					option,
					{ type: value === undefined ? ('boolean' as const) : ('string' as const), multiple: many }
				])
			)
		});
	} catch (error) {
		throw new Stop(`${sentenceOf(error, options)} See: npm run stoep -- ${name} --help`, 2);
	}
}

/** Node says what is wrong with options in several sentences, for programmers. */
function sentenceOf(error: unknown, options: Readonly<Record<string, CommandOption>>): string {
	const { code, message } = error as { code?: string; message: string };
	const option = /'(?:-\w, )?(--?[^' =]+)/.exec(message)?.[1] ?? '';
	if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `There is no option ${option} here.`;
	if (code !== 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') return message;
	const value = options[option.replace(/^-+/, '')]?.value;
	if (value === undefined) return `${option} takes no value.`;
	const hyphen = message.includes('ambiguous') ? ` What begins with a hyphen is written as ${option}=-3.2.` : '';
	return `${option} needs a value: ${option} ${value}.${hyphen}`;
}
