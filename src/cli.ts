/** The command line: `npm run stoep -- COMMAND`, whether or not the server is running. */
import { askServer, type CommandIo } from '#platform/command-socket.ts';
import { filesFrom, wholeOf } from '#platform/files/command-files.ts';
import { runCommand, runOnFiles } from './commands/index.ts';
import { dataDirectoryOf, openInstallation, premisesOf } from './installation.ts';

process.env.TZ = 'Europe/Brussels';

// npm changes to the project's folder; files are meant from where the person stood.
const files = filesFrom(process.env.INIT_CWD ?? process.cwd());

let onProgressLine = false;
function endProgress(): void {
	if (onProgressLine) process.stderr.write('\n');
	onProgressLine = false;
}

const io: CommandIo = {
	print(line) {
		endProgress();
		process.stdout.write(`${line}\n`);
	},
	complain(line) {
		endProgress();
		process.stderr.write(`${line}\n`);
	},
	progress(line) {
		if (!process.stderr.isTTY) return;
		process.stderr.write(`\r${line}\u001b[K`);
		onProgressLine = true;
	},
	read: (file) => wholeOf(files.pieces(file)),
	...files
};

async function main(argv: readonly string[]): Promise<number> {
	const onFiles = await runOnFiles(premisesOf(process.env), argv, io);
	if (onFiles !== null) return onFiles;
	if (!process.env.DATABASE_URL) {
		const answer = await askServer(dataDirectoryOf(process.env), argv, io);
		if (answer !== null) return answer;
	}
	const installation = await openInstallation(process.env);
	try {
		return await runCommand(installation, argv, io);
	} finally {
		await installation.db.close();
	}
}

try {
	process.exitCode = await main(process.argv.slice(2));
} catch (error) {
	io.complain(error instanceof Error ? error.message : String(error));
	process.exitCode = 1;
}
