/**
 * What kind of thing every column of the database holds, as trust.md (privacy, 1) asks. Here and not in the slices, beside
 * the migrations that make the columns; a test holds it against the schema.
 *
 * - `public`: anybody may read it once it is published.
 * - `internal`: about the work, not about a person; the team and the machinery read it.
 * - `personal`: about somebody who can be named.
 * - `sensitive`: could harm somebody, open a door, or tell when a guest was there.
 */
export type PrivacyClass = 'public' | 'internal' | 'personal' | 'sensitive';

/** A class, with the reason where the name of the column does not give it. */
export type Classed = PrivacyClass | readonly [privacyClass: PrivacyClass, because: string];

/** By table or view with its schema, then by column. */
export const CLASSES: Readonly<Record<string, Readonly<Record<string, Classed>>>> = {
	'public.stoep_migration': {
		name: 'internal',
		timestamp: 'internal'
	},
	'public.stoep_migration_lock': {
		id: 'internal',
		is_locked: 'internal'
	},
	'keeping.erased': {
		erased_at: ['personal', 'when something about somebody was erased'],
		id: ['personal', 'of what is no longer there'],
		table_name: 'internal'
	},
	'networks.border': {
		held_from: 'public',
		held_until: 'public',
		id: 'public',
		lat: 'public',
		lon: 'public',
		neighbourhood_id: 'public',
		network_id: 'public',
		shape: 'public'
	},
	'networks.landmark': {
		id: 'public',
		lat: 'public',
		lon: 'public',
		names: 'public',
		network_id: 'public',
		position: 'public',
		slug: 'public'
	},
	'networks.mailbox': {
		mail: 'personal',
		member_id: ['personal', 'names a person in the acts'],
		network_id: 'internal'
	},
	'networks.member': {
		handed_to: 'personal',
		id: ['personal', 'names a person in the acts'],
		joined_at: 'personal',
		left_on: 'personal',
		name: 'personal',
		network_id: 'internal',
		role: 'personal'
	},
	'networks.neighbourhood': {
		id: 'public',
		names: 'public',
		network_id: 'public',
		slug: 'public'
	},
	'networks.network': {
		borders_version: 'internal',
		charter: 'public',
		id: 'public',
		lat: 'public',
		lon: 'public',
		made_at: 'internal',
		names: 'public',
		phone: ['public', 'the number on every page'],
		phone_name: ['personal', 'the first name on every page, of who answers and agreed to it'],
		practice_of: 'public',
		practice_ready: 'internal',
		slug: 'public',
		tile_first: 'public',
		tile_second: 'public'
	},
	'networks.own_text': {
		id: 'internal',
		key: 'public',
		language: 'public',
		made_at: ['personal', 'when a member did something'],
		member_id: 'personal',
		n: 'internal',
		network_id: 'public',
		text: 'public'
	},
	'networks.practice_network': {
		id: 'public',
		practice_of: 'public'
	},
	'networks.refused_text': {
		about: 'public',
		key: 'public',
		language: 'public',
		network_id: 'public'
	},
	'networks.street_text': {
		key: 'public',
		language: 'public',
		network_id: 'public',
		text: 'public'
	},
	'networks.text_answer': {
		id: 'internal',
		made_at: ['personal', 'when a member did something'],
		mark_id: 'internal',
		member_id: 'personal',
		n: 'internal',
		network_id: 'internal',
		outcome: 'internal',
		words: ['personal', 'what a member wrote']
	},
	'networks.text_mark': {
		about: 'internal',
		id: 'internal',
		key: 'internal',
		language: 'internal',
		made_at: ['personal', 'when a member did something'],
		member_id: 'personal',
		n: 'internal',
		network_id: 'internal',
		section: 'internal',
		verdict: ['personal', 'what a member thinks of a text'],
		words: ['personal', 'what a member wrote']
	},
	'people.letter': {
		browser_hash: ['sensitive', 'with the code of a mail, signs in whoever finds its original'],
		code_hash: ['sensitive', 'of six digits, mixed with the secret of a browser'],
		expires_at: 'internal',
		holder_id: ['personal', 'who asked to sign in in the last ten minutes'],
		id: 'internal',
		secret_hash: ['sensitive', 'signs in whoever finds its original'],
		tries: 'internal'
	},
	'people.session': {
		device: ['personal', 'what a member recognises their own device by; nothing for a counter'],
		expires_at: 'internal',
		holder: 'internal',
		holder_id: ['personal', 'of a member, who is signed in'],
		id: 'internal',
		opened_at: ['personal', 'when a member signed in'],
		secret_hash: ['sensitive', 'opens a counter or signs a member in for whoever finds its original']
	},
	'places.act': {
		act: 'internal',
		agreement_id: ['personal', 'carries the moment'],
		at: ['personal', 'when a member did something'],
		batch_id: 'internal',
		because: ['personal', 'may say who of the place agreed'],
		id: 'internal',
		last_day: 'internal',
		member_id: 'personal',
		network_id: 'internal',
		place_id: 'internal',
		waiting: 'internal'
	},
	'places.agreement': {
		at: ['personal', 'when a member was there'],
		fingerprint: ['internal', 'of the text of the charter that was read'],
		id: ['personal', 'carries the moment'],
		member_id: 'personal',
		network_id: 'internal',
		place_id: 'internal',
		said_by: ['personal', 'a first name of somebody of the place']
	},
	'places.edit': {
		at: ['personal', 'when a member did something'],
		facts: ['internal', 'facts of the place before and after; the first name of a friendly face is left out'],
		how: 'internal',
		id: ['personal', 'carries the moment'],
		member_id: 'personal',
		network_id: 'internal',
		number: 'internal',
		place_id: 'internal',
		undoes: ['personal', 'carries the moment']
	},
	'places.change': {
		changed_on: ['public', 'a day of the facts; no tap on a board is counted here'],
		closures_on: 'public',
		network_id: 'public',
		number: 'public',
		place_id: 'public',
		published_number: 'public',
		published_on: 'public',
		state: ['public', 'there, or left; a place that was never published is not in it']
	},
	'places.located': {
		borders_version: 'internal',
		network_id: 'internal'
	},
	'places.note': {
		at: ['sensitive', 'when somebody of the place or the team wrote'],
		id: ['sensitive', 'carries the moment'],
		member_id: 'personal',
		network_id: 'internal',
		place_id: 'internal',
		said_by: 'personal',
		text: ['sensitive', 'what a place and the team say to each other']
	},
	'places.picture': {
		alt: 'public',
		fingerprint: 'public',
		height: 'public',
		jpeg: 'public',
		network_id: 'public',
		place_id: 'public',
		width: 'public'
	},
	'places.place': {
		accessible_toilet: 'public',
		adjusted: 'public',
		ambassador_id: ['personal', 'which member keeps an eye on it'],
		closed_on: 'public',
		closures: 'public',
		code: 'public',
		confirmed_on: 'public',
		dogs: 'public',
		friendly_face: ['personal', "a first name, kept only with that person's agreement"],
		holidays: 'public',
		hours_as_found: 'public',
		id: 'public',
		imported: 'internal',
		kind: 'public',
		languages: 'public',
		lat: 'public',
		leaves_after: ['internal', 'the street sees a closure from the day after it'],
		leaving_waiting: 'internal',
		left_at: 'internal',
		lon: 'public',
		made_at: 'internal',
		name: 'public',
		names: 'public',
		neighbourhood_id: 'public',
		network_id: 'public',
		number: 'public',
		paused: 'public',
		phone: ['public', 'of the business'],
		postcode: 'public',
		services: 'public',
		services_away: 'public',
		services_away_on: 'public',
		slug: 'public',
		sort_name: 'public',
		source_id: 'internal',
		source_name: 'public',
		spot: 'public',
		state: ['internal', 'a candidate is seen by the team only'],
		step_free: 'public',
		street: 'public',
		takeaway: 'public',
		town: 'public',
		version: 'internal',
		website: 'public',
		week: 'public',
		words: 'public'
	},
	'places.street_change': {
		changed_on: 'public',
		closures_on: 'public',
		network_id: 'public',
		number: 'public',
		place_id: 'public',
		published_number: 'public',
		published_on: 'public',
		state: 'public'
	},
	'places.street_history': {
		id: ['public', 'a number by chance']
	},
	'places.street_place': {
		accessible_toilet: 'public',
		adjusted: 'public',
		closed_on: 'public',
		closures: 'public',
		code: 'public',
		confirmed_on: 'public',
		dogs: 'public',
		friendly_face: ['personal', "a first name, shown only with that person's agreement"],
		holidays: 'public',
		hours_as_found: 'public',
		id: 'public',
		kind: 'public',
		languages: 'public',
		lat: 'public',
		lon: 'public',
		name: 'public',
		names: 'public',
		neighbourhood_id: 'public',
		network_id: 'public',
		number: 'public',
		paused: 'public',
		phone: ['public', 'of the business'],
		picture: 'public',
		picture_alt: 'public',
		picture_height: 'public',
		picture_width: 'public',
		postcode: 'public',
		services: 'public',
		services_away: 'public',
		services_away_on: 'public',
		slug: 'public',
		source_name: 'public',
		spot: 'public',
		step_free: 'public',
		street: 'public',
		takeaway: 'public',
		town: 'public',
		website: 'public',
		week: 'public'
	},
	'places.street_stopped': {
		code: ['public', 'it stands on paper that still hangs somewhere'],
		network_id: 'public',
		slug: ['public', 'was an address while the place was there; no page and no list says it again']
	},
	'places.tally': {
		n: 'internal',
		network_id: 'internal',
		state: 'internal'
	},
	'places.team_agreement': {
		fingerprint: ['internal', 'of the text of the charter that was read'],
		network_id: 'internal',
		place_id: 'internal'
	},
	'places.team_begun': {
		at: ['personal', 'when a member did something'],
		network_id: 'internal',
		place_id: 'internal',
		point_known: 'internal'
	},
	'places.team_place': {
		ambassador_id: ['personal', 'which member keeps an eye on it'],
		closures: 'public',
		code: 'public',
		confirmed_on: 'public',
		hours_as_found: 'public',
		id: 'public',
		kind: 'public',
		lat: 'public',
		leaves_after: ['internal', 'the street sees a closure from the day after it'],
		leaving_waiting: 'internal',
		left_at: 'internal',
		lon: 'public',
		name: 'public',
		neighbourhood_id: 'public',
		network_id: 'public',
		number: 'public',
		paused: 'public',
		phone: ['public', 'of the business'],
		postcode: 'public',
		services: 'public',
		slug: 'public',
		sort_name: 'public',
		source_name: 'public',
		spot: 'public',
		state: ['internal', 'a candidate is seen by the team only'],
		street: 'public',
		town: 'public',
		website: 'public',
		week: 'public',
		words: 'public'
	},
	'places.team_tally': {
		n: 'internal',
		network_id: 'internal',
		state: 'internal'
	},
	'places.upload': {
		beat_at: ['personal', 'when a member did something'],
		begun_at: ['personal', 'when a member did something'],
		columns: 'internal',
		counts: 'internal',
		doing: 'internal',
		file: ['personal', 'a list as somebody keeps it, which may hold more than places; gone after a day'],
		file_name: ['personal', 'chosen by a person, and may name one'],
		format: 'internal',
		id: ['personal', 'carries the moment'],
		imported_at: ['personal', 'when a member did something'],
		member_id: 'personal',
		network_id: 'internal',
		previewed_at: ['personal', 'when a member did something'],
		problem: 'internal',
		rows_done: 'internal',
		rows_total: 'internal',
		step: 'internal',
		uploaded_at: ['personal', 'when a member did something'],
		worker: 'internal'
	},
	'places.upload_line': {
		code: 'internal',
		facts: ['internal', 'facts of the place before and after; the first name of a friendly face is left out'],
		file_row: 'internal',
		found: ['personal', 'words of the file, such as a telephone number'],
		kind: 'internal',
		name: 'internal',
		network_id: 'internal',
		nth: 'internal',
		sentence: ['personal', 'quotes words of the file'],
		step: 'internal',
		upload_id: ['personal', 'carries the moment']
	},
	'board.card': {
		code_hash: ['sensitive', 'ten characters can be tried out against it'],
		id: 'internal',
		made_at: 'internal',
		network_id: 'internal',
		place_id: 'internal',
		secret_hash: ['sensitive', 'opens a counter or signs a member in for whoever finds its original']
	},
	'board.card_use': {
		card_id: 'internal',
		network_id: 'internal',
		place_id: 'internal',
		used_on: ['internal', 'a day on which a counter was opened; about no device and no person']
	},
	'board.event': {
		at: ['sensitive', 'a moment of use, near which somebody may remember who came in'],
		era: 'internal',
		id: ['sensitive', 'carries the moment of a tap'],
		kind: 'internal',
		line_id: 'internal',
		may_pass_on: 'internal',
		n: 'internal',
		network_id: 'internal',
		place_id: 'internal',
		rank: ['sensitive', 'the order of use within a day'],
		undoes: ['sensitive', 'carries the moment of a tap']
	},
	'board.line': {
		corrections: 'internal',
		daily_limit: 'internal',
		era: 'internal',
		from_house: 'internal',
		given: 'internal',
		given_on: 'internal',
		given_that_day: 'internal',
		id: 'public',
		item: 'public',
		last_at: ['sensitive', 'a moment of use, near which somebody may remember who came in'],
		last_id: ['sensitive', 'carries the moment of a tap'],
		may_pass_on: 'internal',
		network_id: 'public',
		opening: 'internal',
		out_on: 'public',
		passed_on: 'internal',
		paused: 'public',
		place_id: 'public',
		position: 'public',
		received: 'internal',
		sort: 'public',
		sort_date: 'public',
		treated: 'internal',
		waiting: ['internal', 'the exact number; the street hears at most "20+"']
	},
	'board.month': {
		corrections: 'internal',
		from_house: 'internal',
		given: 'internal',
		line_id: 'internal',
		month: 'internal',
		network_id: 'internal',
		passed_on: 'internal',
		place_id: 'internal',
		received: 'internal',
		treated: 'internal'
	},
	'board.street_line': {
		id: 'public',
		item: 'public',
		network_id: 'public',
		out_on: 'public',
		paused: 'public',
		place_id: 'public',
		position: 'public',
		sort: 'public',
		sort_date: 'public',
		waiting: ['public', 'stock is always shown, above 20 without the number']
	},
	'board.team_board': {
		card_made_on: 'internal',
		card_used_on: 'internal',
		last_event_on: ['internal', 'a day and never a time'],
		lines: 'internal',
		network_id: 'internal',
		place_id: 'internal',
		waits: 'internal'
	}
};

/** Columns that the public views show though they are not public, and why. */
export const SHOWN_ALL_THE_SAME: Readonly<Record<string, string>> = {
	'places.street_place.friendly_face': 'Guests may ask for this person, who agreed to it.',
	'networks.network.phone_name': 'Whoever calls knows who answers; that person agreed to it.'
};

export function classOf(table: string, column: string): PrivacyClass | undefined {
	const classed = CLASSES[table]?.[column];
	return typeof classed === 'string' ? classed : classed?.[0];
}
