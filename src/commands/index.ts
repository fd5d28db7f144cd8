import type { CommandIo } from '#platform/command-socket.ts';
import type { Installation, Premises } from '../installation.ts';
import { cardCommands } from './card.ts';
import { Call, Stop, type Command } from './command.ts';
import { overview, usage } from './help.ts';
import { importCommands } from './import.ts';
import { keepingCommands } from './keeping.ts';
import { mailCommands } from './mail.ts';
import { memberCommands } from './member.ts';
import { neighbourhoodCommands } from './neighbourhood.ts';
import { networkCommands } from './network.ts';
import { placeCommands } from './place.ts';
import { placeLineCommands } from './place-line.ts';
import { publishCommands } from './publish.ts';

const COMMANDS: readonly Command[] = [
	...networkCommands,
	...neighbourhoodCommands,
	...memberCommands,
	...importCommands,
	...publishCommands,
	...placeCommands,
	...placeLineCommands,
	...cardCommands,
	...keepingCommands,
	...mailCommands
];

/**
 * Runs a command of `npm run stoep -- ...`.
 *
 * @param argv the words after `--`
 * @returns the exit code: 0 when it was done, 1 when it could not be, 2 when it was not understood
 */
export function runCommand(installation: Installation, argv: readonly string[], io: CommandIo): Promise<number> {
	return attempt(installation, argv, io);
}

/** Runs a command that needs no database. @returns its exit code, or null for any other command */
export async function runOnFiles(premises: Premises, argv: readonly string[], io: CommandIo): Promise<number | null> {
	return commandOf(argv)?.onFiles ? attempt(premises, argv, io) : null;
}

function commandOf(words: readonly string[]): Command | undefined {
	return COMMANDS.find(({ name }) => name.split(' ').every((word, index) => words[index] === word));
}

async function attempt(installation: Premises | Installation, argv: readonly string[], io: CommandIo): Promise<number> {
	try {
		await run(installation, argv, io);
		return 0;
	} catch (error) {
		if (!(error instanceof Stop)) throw error;
		io.complain(error.message);
		return error.exitCode;
	}
}

async function run(installation: Premises | Installation, argv: readonly string[], io: CommandIo): Promise<void> {
	const isAsking = argv[0] === 'help';
	const words = isAsking ? argv.slice(1) : argv;
	const wantsHelp = isAsking || words.some((word) => word === '--help' || word === '-h');
	const command = commandOf(words);
	if (command) {
		if (wantsHelp) return io.print(usage(command));
		return command.run(new Call(command, words.slice(command.name.split(' ').length), installation, io));
	}
	const typed = words.filter((word) => !word.startsWith('-')).slice(0, 2);
	const family = COMMANDS.filter(({ name }) => name.split(' ')[0] === typed[0]);
	if (wantsHelp && (typed.length === 0 || (family.length > 0 && typed.length === 1))) {
		return io.print(overview(typed.length === 0 ? COMMANDS : family));
	}
	throw new Stop(whatThereIs(typed, family), 2);
}

function whatThereIs(typed: readonly string[], family: readonly Command[]): string {
	if (typed.length === 0) return overview(COMMANDS);
	if (family.length === 0) return `There is no command "${typed.join(' ')}". See: npm run stoep -- help`;
	const names = family.map(({ name }) => name).join(', ');
	if (typed.length === 1) return `"${typed[0]}" goes on: ${names}.`;
	return `There is no command "${typed.join(' ')}". There is: ${names}.`;
}
