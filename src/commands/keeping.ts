import { CHECKS } from '../checks.ts';
import {
	addUp,
	archiveOf,
	backupFile,
	drill,
	exportedFolder,
	exportNetwork,
	listBackups,
	makeBackup,
	readArchive,
	readErasedFile,
	restore,
	type Archive,
	type Kept
} from '#keeping';
import { showNetwork } from '#networks';
import { doDailyWork } from '../installation.ts';
import { Stop, type Call, type Command } from './command.ts';
import { watchedArchive, watchedFile } from './keeping-progress.ts';
import { numberOf } from './numbers.ts';

const backup: Command = {
	name: 'backup',
	about: 'Writes everything there is into one compressed file, which only its owner can read.',
	takes: ['FILE'],
	options: { json: { about: 'what is in it as JSON' } },
	examples: ['backup stoep.jsonl.gz'],
	async run(call) {
		const file = call.word('FILE');
		const made = await makeBackup(call.ctx, async () => watchedFile(await call.io.create(file), call.io));
		call.io.progress('');
		if (call.has('json')) return call.printJson({ file, ...made });
		call.print(`${file} is written: ${inAll(made)}.`, `checksum ${made.ending.sha256}`);
	}
};

const restoring: Command = {
	name: 'restore',
	about: 'Puts a backup in the place of all there is, as a whole or not at all. It may come from another engine.',
	takes: ['FILE'],
	options: { replace: { about: 'throws away the data that is here' } },
	examples: ['restore stoep.jsonl.gz', 'restore stoep.jsonl.gz --replace'],
	async run(call) {
		const file = call.word('FILE');
		const archive = backupFile(file, () => call.io.pieces(file));
		const restored = call.must(await bringIn(call, archive, call.has('replace')));
		const { heading, steps, erasedAgain, olderThanJournal } = restored;
		call.print(`Restored as it was on ${heading.madeAt}: ${inAll(restored)}.`);
		if (steps.length > 0) call.print(`It was brought up to date: ${steps.join(', ')}.`);
		if (erasedAgain > 0) call.print(`${numberOf(erasedAgain, 'row')} that had been erased since stayed away.`);
		if (olderThanJournal) {
			call.print('It is older than what is remembered of what was erased. What was erased before that is back: look.');
		}
		call.print(
			`checksum ${restored.ending.sha256}`,
			'Everybody signs in again, and every counter is opened again with its card.'
		);
	}
};

async function bringIn(call: Call, archive: Archive, replace: boolean): ReturnType<typeof restore> {
	const erased = await readErasedFile(call.premises.dataDirectory);
	const restored = await restore(call.ctx, { archive: watchedArchive(archive, call.io), replace, erased });
	call.io.progress('');
	if (restored.ok) {
		// What was forgotten since is forgotten again, and not only tomorrow.
		const lines = await doDailyWork(call.installation);
		if (lines > 0) call.print(`Times of use that are kept for four days were cut again on ${numberOf(lines, 'line')}.`);
	}
	return restored;
}

const exporting: Command = {
	name: 'export',
	about: 'Writes everything of a network into a new folder, as JSON and as CSV, with what it all means.',
	takes: ['NETWORK', 'FOLDER'],
	examples: ['export gent gent-2026-03-03'],
	async run(call) {
		const [slug, folder] = [call.word('NETWORK'), call.word('FOLDER')];
		const found = await showNetwork(call.ctx, slug);
		if (!found) throw new Stop(`There is no network "${slug}".`);
		const made = await exportNetwork(call.ctx, { network: found.network, folder, files: call.io });
		call.print(`${folder} is written: ${inAll(made)}.`, `checksum ${made.ending.sha256}`);
	}
};

const importing: Command = {
	name: 'import network',
	about: 'Brings an exported network into an empty Stoep, with everything it had.',
	takes: ['FOLDER'],
	examples: ['import network gent-2026-03-03'],
	async run(call) {
		const archive = call.must(await exportedFolder(call.word('FOLDER'), call.io));
		const brought = await bringIn(call, archive, false);
		if (!brought.ok && brought.refusal.code === 'notEmpty') {
			throw new Stop('There is data here already. A network is brought into an empty Stoep: STOEP_DATA=new-folder');
		}
		const restored = call.must(brought);
		call.print(
			`The network is here as it was on ${restored.heading.madeAt}: ${inAll(restored)}.`,
			`checksum ${restored.ending.sha256}`
		);
	}
};

const check: Command = {
	name: 'check',
	about: 'Looks whether the data holds together: boards, references, checksums, and the newest backup.',
	options: {
		against: { about: 'also says where this backup differs from what is here', value: 'FILE' },
		json: { about: 'as JSON' }
	},
	examples: ['check', 'check --against stoep.jsonl.gz'],
	async run(call) {
		const wrong: string[] = [];
		for (const each of CHECKS) wrong.push(...(await each(call.ctx)));
		const here = await addUp(call.ctx);
		const [newest] = await listBackups(call.premises.backups);
		if (newest) {
			const read = await readArchive(archiveOf(newest));
			if (!read.ok) wrong.push(read.refusal.sentence);
		}
		const against = call.maybe('against');
		if (against !== undefined) {
			const other = backupFile(against, () => call.io.pieces(against));
			wrong.push(...(await differences(call, here, other)));
		}
		if (call.has('json')) call.printJson({ well: wrong.length === 0, wrong, ...here });
		else {
			for (const { name, rows, sha256 } of here.ending.tables) call.print(`${sha256.slice(0, 16)}  ${name}  ${rows}`);
			call.print(`checksum ${here.ending.sha256}`);
		}
		if (wrong.length > 0) throw new Stop(wrong.join('\n'));
		if (!call.has('json')) call.print('All is well.');
	}
};

async function differences(call: Call, here: Kept, archive: Archive): Promise<string[]> {
	const { heading, ending } = call.must(await readArchive(archive));
	if (heading.schema !== here.heading.schema) {
		const sentence = `${archive.name} is of the schema ${heading.schema} and here it is ${here.heading.schema}: their sums cannot be compared.`;
		throw new Stop(sentence);
	}
	const names = [...new Set([...ending.tables, ...here.ending.tables].map(({ name }) => name))];
	return names.flatMap((name) => {
		const [there, now] = [ending, here.ending].map(({ tables }) => tables.find((table) => table.name === name));
		if (there?.sha256 === now?.sha256) return [];
		return [`${name} differs: ${numberOf(there?.rows ?? 0, 'row')} in ${archive.name}, ${now?.rows ?? 0} here.`];
	});
}

const drilling: Command = {
	name: 'drill',
	about: 'Restores the newest daily backup into an installation that is thrown away, and notes whether all was well.',
	options: {
		of: { about: 'another backup, such as the copy on another machine', value: 'FILE' },
		json: { about: 'as JSON' }
	},
	examples: ['drill', 'drill --of /mnt/elsewhere/stoep-20260303T020000Z.jsonl.gz'],
	onFiles: true,
	async run(call) {
		const file = call.maybe('of');
		const of = file === undefined ? {} : { of: backupFile(file, () => call.io.pieces(file)) };
		const note = call.must(await drill({ ...call.premises, checks: CHECKS, ...of }));
		if (call.has('json')) call.printJson(note);
		else if (note.passed) call.print(`${note.backup} was restored, and all is well.`);
		if (!note.passed) throw new Stop([`${note.backup} did not pass:`, ...note.wrong].join('\n'));
	}
};

function inAll({ ending }: Pick<Kept, 'ending'>): string {
	const rows = ending.tables.reduce((sum, table) => sum + table.rows, 0);
	return `${numberOf(rows, 'row')} in ${numberOf(ending.tables.length, 'table')}`;
}

export const keepingCommands: readonly Command[] = [backup, restoring, check, drilling, exporting, importing];
