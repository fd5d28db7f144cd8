import type { Group } from './rank.ts';

// What pages show, said in the language of one reader: the shapes between the server of the street and its components.

/** A drawing with its word. */
export interface Sign {
	readonly key: string;
	readonly pictogram: string;
	readonly label: string;
}

export interface SaidStatus {
	readonly open: boolean;
	/** "Open tot 22 uur", "Gesloten vandaag (feestdag)". */
	readonly words: string;
	/** When it opens again, where the first words do not say so. */
	readonly next: string | null;
}

/** A line of the board, as the slate shows it. */
export interface SaidLine {
	readonly id: string;
	readonly item: string;
	readonly pictogram: string;
	readonly name: string;
	/** 0 to 20. */
	readonly count: number;
	readonly more: boolean;
	/** The count in words. */
	readonly label: string;
	/** Said in place of the count: "vandaag op". */
	readonly instead?: string;
}

/** A place as the list shows it. */
export interface SaidCard {
	readonly slug: string;
	readonly name: string;
	/** "Lindelei 12 · café". */
	readonly where: string;
	readonly status: SaidStatus;
	readonly takeaway: string | null;
	/** It is on leave or takes a pause: a print shows it greyed. */
	readonly away: boolean;
	/** From where the reader said to be. */
	readonly minutes: string | null;
	readonly toBeChecked: boolean;
	readonly lines: readonly SaidLine[];
	readonly services: readonly Sign[];
	/** Degrees, to some ten metres, for a phone that sorts by itself. */
	readonly lat: string;
	readonly lon: string;
	/** Open, open later today, or neither: where it stands in the list before any distance. */
	readonly group: Group;
}

/** A spot or an area to start from. */
export interface Start {
	readonly slug: string;
	readonly label: string;
	readonly current: boolean;
}

/** The list of a network or of one of its neighbourhoods, as its page shows it. */
export interface SaidList {
	readonly area: string;
	/** What was asked for. */
	readonly need: Sign | null;
	readonly items: readonly Sign[];
	readonly services: readonly Sign[];
	readonly neighbourhoods: readonly Start[];
	readonly landmarks: readonly Start[];
	/** Where the reader said to start, in words. */
	readonly start: string;
	readonly cards: readonly SaidCard[];
	readonly more: boolean;
	readonly fromOpenStreetMap: boolean;
}

export interface SaidDay {
	readonly day: string;
	readonly today: boolean;
	/** "10 tot 18 uur"; none where it is not open. */
	readonly hours: readonly string[];
	/** Why it is not open, or which holiday it is. */
	readonly note: string | null;
}

/** A place as its own pages show it. */
export interface SaidPlace {
	readonly slug: string;
	readonly code: string;
	readonly name: string;
	readonly kind: Sign;
	readonly address: string;
	readonly status: SaidStatus;
	readonly takeaway: string | null;
	readonly lines: readonly SaidLine[];
	/** Lines of which little waits, and something may be had again. */
	readonly short: readonly SaidLine[];
	readonly services: readonly Sign[];
	readonly servicesAway: readonly Sign[];
	/** Null where the status says it all: nobody knows the hours, or it takes a pause. */
	readonly week: readonly SaidDay[] | null;
	readonly takeawayWeek: readonly SaidDay[] | null;
	/** Hours nobody could read, word for word. */
	readonly hoursAsFound: string | null;
	readonly languages: readonly string[];
	readonly access: readonly string[];
	readonly friendlyFace: string | null;
	readonly phone: string | null;
	readonly website: string | null;
	readonly confirmedOn: string | null;
	readonly toBeChecked: boolean;
	readonly fromOpenStreetMap: boolean;
	/** Directions on foot, on a site that is opened only by whoever taps it. */
	readonly route: string;
	readonly picture: {
		readonly src: string;
		readonly alt: string;
		readonly width: number;
		readonly height: number;
	} | null;
}
