import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { deviceId } from '../engines/given.ts';
import type { Fields, SentFile } from './house.ts';
import { A_TEXT, type Ids, type PlaceName } from './two-networks.ts';

/** Who of a team may do what a form asks; `counter` is the card of the place. */
export type May = 'coordinator' | 'acting' | 'team' | 'counter';

/** How a form is filled in with the ids of a network. */
export interface Form {
	readonly may: May;
	/** The address it is sent to, without its language. */
	readonly path: (ids: Ids) => string;
	readonly fields: (ids: Ids) => Fields;
	readonly file?: SentFile;
}

const PNG = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#357' } })
	.png()
	.toBuffer();
const PICTURE: SentFile = { field: 'picture', name: 'toog.png', type: 'image/png', bytes: PNG };
const nothing = () => ({});
const seen = { seen: '1' };
const soon = { lastDay: '2026-03-20', waiting: 'giveOut', because: 'Zo gezegd.' };

/** Each act of the page of a place: on which place it has something to do, and with what. */
const PLACE_ACTS: Readonly<Record<string, readonly [PlaceName, (ids: Ids) => Fields, May?, SentFile?]>> = {
	basics: ['published', () => ({ ...seen, name: 'Anders', kind: 'bar', street: 'Kaai' })],
	where: ['published', () => ({ ...seen, point: '51.2, 3.2' })],
	hours: ['published', () => ({ ...seen, days0: ['0', '1'], from0: '09:00', until0: '17:00' })],
	rawHours: ['spare', () => ({ ...seen, week: 'Mo 08:00-09:00' })],
	takeaway: ['spare', () => ({ ...seen, takeaway: 'Mo 08:00-09:00' })],
	services: ['published', () => ({ ...seen, service: ['toilet'] })],
	more: ['published', () => ({ ...seen, phone: '09 000 00 09', friendlyFace: 'Els' })],
	closing: ['published', () => ({ ...seen, from: '2026-04-01', until: '2026-04-02' })],
	opening: ['spare', () => ({ ...seen, closure: '2026-04-01 2026-04-02' })],
	pause: ['published', nothing],
	resume: ['published', nothing],
	confirm: ['published', nothing],
	ambassador: ['published', ({ member }) => ({ member: member.ambassador })],
	line: ['published', () => ({ item: 'soup', sort: 'dagsoep' })],
	lineLimit: ['published', ({ line }) => ({ line, most: '9' })],
	linePause: ['published', ({ line }) => ({ line })],
	lineResume: ['published', ({ line }) => ({ line })],
	passOn: [
		'published',
		({ line, place, spareLine }) => ({ line, to: `${place.spare} ${spareLine}`, n: '1', actId: deviceId(Date.now()) })
	],
	publishNow: ['fresh', () => ({ because: 'Ja gezegd.' })],
	aside: ['unfit', () => ({ reason: 'no' })],
	again: ['aside', nothing],
	takeUp: ['begun', nothing],
	charter: ['begun', ({ charter }) => ({ fingerprint: charter, by: 'An' })],
	card: ['published', ({ cardId }) => ({ replaces: cardId.published })],
	publish: ['begun', nothing],
	undo: ['published', ({ change }) => ({ change })],
	picture: ['published', () => ({ alt: 'Een gevel' }), 'acting', PICTURE],
	leave: ['spare', () => soon],
	stay: ['stopping', () => ({ because: 'Toch niet.' })],
	note: ['published', () => ({ text: 'Goeiedag' }), 'team'],
	return: ['left', () => ({ because: 'Terug.' })]
};

const onPlace = (page: string, acts: readonly string[]) =>
	acts.map((act): [string, Form] => {
		const [place, fields, may = 'acting', file] = PLACE_ACTS[act] ?? ['published', nothing];
		const path = (ids: Ids) => `/team/places/${ids.place[place]}${page}?/${act}`;
		return [`[lang=lang]/team/places/[id]${page} ${act}`, { may, path, fields, ...(file ? { file } : {}) }];
	});
const JOINING = ['where', 'basics', 'hours', 'rawHours', 'services', 'line', 'charter', 'card'];

const form = (may: May, path: (ids: Ids) => string, fields: (ids: Ids) => Fields = nothing): Form => ({
	may,
	path,
	fields
});
const onUpload = (act: string, fields?: Form['fields']) =>
	form('acting', ({ upload }) => `/team/import/${upload}?/${act}`, fields);
const onText = (act: string) => () => `/team/texts/guest-${A_TEXT}?/${act}`;
const onLine = (act: string) =>
	form(
		'counter',
		() => `/counter?/${act}`,
		({ line, event }) => ({
			line,
			id: deviceId(Date.now()),
			n: '1',
			...(act === 'undone' ? { of: event } : {}),
			...(act === 'treated' ? { mayPassOn: 'yes' } : {})
		})
	);

/** Every form with an id of something in its address or its fields, by its route and its name. */
export const FORMS: Readonly<Record<string, Form>> = {
	'[lang=lang]/team confirm': form(
		'acting',
		() => '/team?/confirm',
		({ place }) => ({ one: place.published })
	),
	'[lang=lang]/team/candidates publish': form(
		'acting',
		() => '/team/candidates?/publish',
		({ place }) => ({ id: [place.candidate], because: 'Ja gezegd.' })
	),
	'[lang=lang]/team/candidates aside': form(
		'acting',
		() => '/team/candidates?/aside',
		({ place }) => ({ id: [place.listed], reason: 'no' })
	),
	'[lang=lang]/team/candidates takeBack': form(
		'acting',
		() => '/team/candidates?/takeBack',
		({ batch }) => ({ batchId: batch })
	),
	'[lang=lang]/team/import/[upload] columns': onUpload('columns', () => ({ column: ['name', 'lat', 'lon', ''] })),
	'[lang=lang]/team/import/[upload] preview': onUpload('preview'),
	'[lang=lang]/team/import/[upload] import': onUpload('import'),
	'[lang=lang]/team/import/[upload] drop': onUpload('drop'),
	'[lang=lang]/team/me end': form(
		'team',
		() => '/team/me?/end',
		({ session }) => ({ session })
	),
	'[lang=lang]/team/me switch': form(
		'team',
		() => '/team/me?/switch',
		({ member }) => ({ member: member.coordinator })
	),
	'[lang=lang]/team/members role': form(
		'coordinator',
		() => '/team/members?/role',
		({ member }) => ({ member: member.second, role: 'expert' })
	),
	'[lang=lang]/team/members leave': form(
		'coordinator',
		() => '/team/members?/leave',
		({ member }) => ({ member: member.second, to: member.ambassador })
	),
	'[lang=lang]/team/places confirm': form(
		'acting',
		() => '/team/places?/confirm',
		({ place }) => ({ id: [place.published, place.candidate] })
	),
	...Object.fromEntries(onPlace('', Object.keys(PLACE_ACTS))),
	...Object.fromEntries(onPlace('/join', JOINING)),
	'[lang=lang]/team/texts/[text] answer': form('coordinator', onText('answer'), ({ mark }) => ({
		mark,
		outcome: 'kept',
		words: 'Het blijft.'
	})),
	// Treated last: what a count sets right nobody has allowed to be passed on.
	...Object.fromEntries(
		['given', 'counted', 'undone', 'out', 'back', 'treated'].map((act) => [`[lang=lang]/counter ${act}`, onLine(act)])
	)
};

/** Forms that name nothing by an id: what they are about is whoever is signed in, or nothing. And who may send them. */
export const WITHOUT_IDS: Readonly<Record<string, May | 'anybody'>> = {
	'[lang=lang]/team letter': 'anybody',
	'[lang=lang]/team code': 'anybody',
	'[lang=lang]/team again': 'anybody',
	'[lang=lang]/team/letter/[secret] default': 'anybody',
	'[lang=lang]/team/import default': 'acting',
	'[lang=lang]/team/me endAll': 'team',
	'[lang=lang]/team/me signOut': 'anybody',
	'[lang=lang]/team/members invite': 'coordinator',
	// The id of a new place is made by its form; see what happens with one that is taken.
	'[lang=lang]/team/places/new default': 'acting',
	'[lang=lang]/team/practice make': 'team',
	'[lang=lang]/team/practice enter': 'team',
	'[lang=lang]/team/practice stop': 'team',
	'[lang=lang]/team/texts/[text] mark': 'team',
	'[lang=lang]/team/texts/[text] word': 'coordinator',
	'[lang=lang]/counter closed': 'counter',
	'[lang=lang]/counter opened': 'counter',
	'[lang=lang]/counter away': 'counter',
	'[lang=lang]/counter there': 'counter',
	'[lang=lang]/counter open': 'anybody',
	'[lang=lang]/counter leave': 'anybody',
	'[lang=lang]/counter/talk note': 'counter'
};

/** Every form that the routes take, read from the routes themselves: `ROUTE NAME`. */
export async function formsOfRoutes(): Promise<string[]> {
	const folder = resolve('src/routes');
	const files = readdirSync(folder, { recursive: true })
		.map(String)
		.filter((file) => file.endsWith('+page.server.ts'));
	const found: string[] = [];
	for (const file of files) {
		const path = join(folder, file);
		if (!/\bactions\b/.test(readFileSync(path, 'utf8'))) continue;
		const { actions = {} } = (await import(path)) as { actions?: object };
		found.push(...Object.keys(actions).map((name) => `${file.slice(0, -'/+page.server.ts'.length)} ${name}`));
	}
	return found.sort();
}
