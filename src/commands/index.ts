import type { CommandIo } from '#platform/command-socket.ts';
import type { Installation } from '../installation.ts';

/**
 * Runs a command of `npm run stoep -- ...`.
 *
 * @param argv the words after `--`
 * @returns the exit code: 0 when it was done
 */
export async function runCommand(_installation: Installation, argv: readonly string[], io: CommandIo): Promise<number> {
	io.complain(`There is no command "${argv.join(' ')}".`);
	return 2;
}
