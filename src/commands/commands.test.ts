import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCounter } from '#board';
import { openBackground } from '#platform/background.ts';
import { migrate, openDatabase } from '#platform/database/index.ts';
import { filesFrom } from '#platform/files/command-files.ts';
import type { Installation } from '../installation.ts';
import { runCommand } from './index.ts';

const FOUND = 'network found gent --name Gent --phone 091234567 --phone-name Fatma --centre 51.05,3.72';

const FILES: Readonly<Record<string, string | Uint8Array>> = {
	'leeg.csv': '',
	'lijst.csv':
		'name,kind,lat,lon,hours\nBij Jan,café,51.0536,3.7304,Mo-Fr 10:00-18:00\nBij Fatma,bibliotheek,51.0800,3.7304,na afspraak\n,café,51,3,\n',
	'wijken.geojson': JSON.stringify({
		features: [
			{
				properties: { name: 'Dampoort' },
				geometry: {
					type: 'Polygon',
					coordinates: [
						[
							[3.7, 51.0],
							[3.8, 51.0],
							[3.7, 51.1],
							[3.7, 51.0]
						]
					]
				}
			}
		]
	}),
	'half.geojson': '{"type":',
	'vreemd.geojson': new Uint8Array([0xff, 0xfe, 0x00])
};

describe('the command line', () => {
	let installation: Installation;

	beforeAll(async () => {
		const db = await openDatabase({ memory: true });
		await migrate(db);
		installation = {
			db,
			address: 'http://localhost:3000',
			dataDirectory: '/nergens',
			backups: '/nergens/backups',
			clock: () => new Date('2026-03-03T14:00:00+01:00'),
			mail: { keepsFiles: true, send: async () => {} },
			background: openBackground()
		};
	}, 30_000);
	afterAll(() => installation.db.close());

	/** Runs a command as it is typed; words between quotation marks stay together. */
	async function type(line: string): Promise<{ exit: number; out: string; err: string }> {
		const argv = [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
		const out: string[] = [];
		const err: string[] = [];
		const exit = await runCommand(installation, argv, {
			...filesFrom('/nergens'),
			print: (text) => void out.push(text),
			complain: (text) => void err.push(text),
			progress: () => {},
			async read(file) {
				const content = FILES[file];
				if (content === undefined) throw new Error(`The file ${file} cannot be read.`);
				return typeof content === 'string' ? new TextEncoder().encode(content) : content;
			}
		});
		return { exit, out: out.join('\n'), err: err.join('\n') };
	}

	it('explains itself, as a whole and by command, with examples', async () => {
		const { exit, out } = await type('help');
		expect(exit).toBe(0);
		const names = [...out.matchAll(/^ {2}(\S+(?: \S+)?) {2}/gm)].map(([, name]) => name?.trim() ?? '');
		expect(names).toContain('place list');
		expect(names).toContain('publish');
		for (const name of names) {
			const help = await type(`${name} --help`);
			expect(help).toMatchObject({ exit: 0, err: '' });
			expect(help.out).toMatch(new RegExp(`Usage: npm run stoep -- ${name}[^]*Examples?:\n  npm run stoep -- ${name}`));
		}
	});

	it.each([
		['', /Usage/],
		['dans', /There is no command "dans"/],
		['network dans', /There is no command "network dans"\. There is: network found/],
		['network', /goes on: network found/],
		['network found', /It needs SLUG/],
		['network found gent --name Gent', /It needs --phone/],
		['network found gent leuven', /"leuven" is one word too many/],
		['network list --jsn', /There is no option --jsn here/],
		['network list --json=ja', /--json takes no value/],
		['member list --network', /--network needs a value/],
		[FOUND.replace('51.05,3.72', '51,05,3,72'), /latitude and a longitude/],
		['place list --network gent --state weg', /candidate, published, left/]
	])('says in a sentence what it does not understand: %s', async (line, sentence) => {
		if (line.includes('--state')) await type(FOUND);
		const { exit, out, err } = await type(line);
		expect({ exit, out }).toEqual({ exit: 2, out: '' });
		expect(err).toMatch(sentence);
	});

	it('takes a network from its founding to a counter card', async () => {
		await type(FOUND);
		expect(await type(FOUND)).toMatchObject({ exit: 1, out: '', err: 'There is a network "gent" already.' });
		expect((await type('network list --json')).out).toContain('"slug": "gent"');
		expect(await type('network landmark gent station --name "het station" --at 51.05,3.74')).toMatchObject({ exit: 0 });
		const member = 'member add --network gent --name "Jan Peeters" --mail jan@gent.example --role coordinator';
		expect(await type(member)).toMatchObject({ exit: 0 });
		expect(await type(member)).toMatchObject({ exit: 1, err: expect.stringContaining('already') });

		const dry = await type('import places lijst.csv --network gent --dry-run');
		expect(dry.out).toContain('row 3 "Bij Fatma": hours unreadable.');
		expect(dry.out).toContain('2 new\n');
		expect((await type('place list --network gent --json')).out).toBe('[]');
		const imported = JSON.parse((await type('import places lijst.csv --network gent --json')).out);
		expect(imported).toMatchObject({ rows: 3, added: 2, skipped: { nameless: 1 }, doubtful: { hoursUnreadable: 1 } });

		expect((await type('neighbourhood draw wijken.geojson --network gent')).out).toContain('1 place came to lie');
		const places = JSON.parse((await type('place list --network gent --state candidate --json')).out);
		expect(places).toMatchObject([
			{ slug: 'bij-fatma', kind: 'library', week: null, hoursAsFound: 'na afspraak', neighbourhood: null },
			{
				slug: 'bij-jan',
				state: 'candidate',
				lat: 51.0536,
				lon: 3.7304,
				week: 'Mo-Fr 10:00-18:00',
				hoursAsFound: null,
				neighbourhood: 'dampoort',
				source: { name: 'csv' },
				confirmedOn: null
			}
		]);

		const publish = 'publish --network gent --as jan@gent.example --because "Jan zei ja."';
		expect((await type(`${publish} --kind kasteel`)).err).toContain('There is no kind "kasteel"');
		expect((await type(`${publish} --place nergens`)).err).toContain('There is no place "nergens"');
		expect((await type(`${publish} --place bij-jan`)).out).toBe('1 place published, in the name of Jan Peeters.');
		expect((await type(`${publish} --place bij-jan`)).out).toContain('Nothing was published');
		const published = JSON.parse((await type('place list --network gent --state published --json')).out);
		expect(published).toMatchObject([{ slug: 'bij-jan', confirmedOn: '2026-03-03' }]);

		expect((await type('place item bij-jan soup --network gent --sort dagsoep')).exit).toBe(0);
		expect((await type('place item bij-jan soup --network gent --sort tomatensoep')).exit).toBe(0);
		expect((await type('place item bij-jan soup --network gent --sort jenever')).exit).toBe(1);
		expect((await type('place item bij-jan ticket --network gent')).err).toContain('say which one');
		expect((await type('place limit bij-jan soup 5 --network gent')).err).toContain('dagsoep, tomatensoep');
		expect((await type('place limit bij-jan soup 5 --network gent --sort dagsoep')).out).toContain('5 a day');
		expect((await type('place limit bij-jan soup 999 --network gent --sort dagsoep')).exit).toBe(1);
		expect((await type('place limit bij-jan soup veel --network gent --sort dagsoep')).exit).toBe(2);
		expect((await type('place pause bij-jan soup --network gent --sort Dagsoep')).exit).toBe(0);
		expect((await type('place resume bij-jan soup --network gent --sort dagsoep')).exit).toBe(0);
		expect((await type('place resume bij-jan bread --network gent')).err).toContain('no such line');

		const card = (await type('card make bij-jan --network gent')).out;
		const secret = /^ {2}http:\/\/localhost:\d+\/counter#([\w-]{22})$/m.exec(card)?.[1] ?? '';
		const code = /type the code (\w{5} \w{5})/.exec(card)?.[1] ?? '';
		expect((await openCounter(installation, secret)).ok).toBe(true);
		expect((await openCounter(installation, code)).ok).toBe(true);
		expect(card).toContain('█');
		await type('card make bij-jan --network gent');
		expect((await openCounter(installation, secret)).ok).toBe(false);

		const act = '--network gent --as "Jan Peeters" --because "Jan is op reis."';
		expect((await type(`place leave bij-jan ${act} --waiting weg`)).err).toContain('--waiting is one of');
		expect((await type(`place leave bij-jan ${act} --until morgen`)).err).toContain('A day looks like');
		expect((await type(`place leave bij-jan ${act} --until 2999-01-01`)).err).toContain('within two years');
		expect((await type(`place leave bij-jan ${act}`)).exit).toBe(0);
		expect((await type(`${publish} --place bij-jan`)).err).toContain('place return');
		expect((await type(`place return bij-jan ${act}`)).exit).toBe(0);
		expect((await type(`place return bij-jan ${act}`)).err).toContain('has not left');
	});

	it('takes in one place by hand', async () => {
		await type(FOUND);
		const add = 'place add --network gent --name "Bij Nadia" --lat 51.04 --lon=3.75';
		expect((await type(`${add} --kind ruimteschip`)).err).toContain('no kind of place');
		const added = await type(`${add} --kind cafe --friendly-face Nadia --step-free ja --hours "na afspraak"`);
		expect(added.out).toContain('To look at: These hours cannot be read');
		const [place] = JSON.parse((await type('place list --network gent --json')).out).filter(
			({ slug }: { slug: string }) => slug === 'bij-nadia'
		);
		expect(place).toMatchObject({ state: 'candidate', friendlyFace: 'Nadia', stepFree: 'yes', source: null });
	});

	it.each([
		['import places nergens.csv --network gent', 'The file nergens.csv cannot be read.'],
		['import places leeg.csv --network gent', 'leeg.csv is empty.'],
		['import places half.geojson --network gent', 'This file is not JSON, or a part of it is missing.'],
		['import places vreemd.geojson --network gent', 'This file is not UTF-8. Save it again as UTF-8.'],
		['import places lijst.csv --network nergens', 'There is no network "nergens".'],
		['neighbourhood draw half.geojson --network gent', 'half.geojson is not JSON, or a part of it is missing.'],
		['neighbourhood draw vreemd.geojson --network gent', 'vreemd.geojson is not UTF-8 text. Save it again as UTF-8.'],
		['neighbourhood draw lijst.csv --network gent', 'lijst.csv is not JSON, or a part of it is missing.'],
		['place picture nergens gevel.jpg --network gent --alt gevel', 'There is no place "nergens" in "gent".'],
		['publish --network gent --as niemand --because "zomaar iets"', 'Nobody in the team of "gent" is "niemand".']
	])('refuses with one sentence: %s', async (line, sentence) => {
		await type(FOUND);
		expect(await type(line)).toEqual({ exit: 1, out: '', err: sentence });
	});
});
