/** What a place that is begun at the bar still needs, in the order in which one asks for it there. */
export const STEPS = ['point', 'address', 'hours', 'services', 'items', 'charter', 'card'] as const;
export type Step = (typeof STEPS)[number];

/** What is known of a place that is not published yet. */
export interface Begun {
	/** Somebody said where it is; else its point is that of something near. */
	readonly pointKnown: boolean;
	readonly street: string | null;
	readonly week: string | null;
	readonly services: readonly string[];
	/** Lines on its board. */
	readonly lines: number;
	/** It agreed to the charter as it is today. */
	readonly agreed: boolean;
	readonly hasCard: boolean;
}

/** The steps that are still to be done, read from what is known: nothing keeps count of them. */
export function stepsLeft(begun: Begun): Step[] {
	const isDone: Record<Step, boolean> = {
		point: begun.pointKnown,
		address: begun.street !== null,
		hours: begun.week !== null,
		services: begun.services.length > 0,
		items: begun.lines > 0,
		charter: begun.agreed,
		card: begun.hasCard
	};
	return STEPS.filter((step) => !isDone[step]);
}
