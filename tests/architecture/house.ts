/** The plan of the house as data. A new slice, library or door is one line here, and a decision. */

/** What each slice stands on; it may ask those and whatever they stand on. */
export const FLOORS: Readonly<Record<string, readonly string[]>> = {
	keeping: [],
	people: ['keeping'],
	networks: ['people'],
	places: ['networks'],
	board: ['places'],
	street: ['board'],
	giving: ['board'],
	desk: ['places'],
	circles: ['desk'],
	trajectories: ['networks'],
	learning: ['networks'],
	insights: ['street', 'giving', 'circles', 'trajectories', 'learning']
};

/** Libraries without a clock, randomness or I/O of their own, for `domain/`. */
export const PURE_LIBRARIES = ['csv-parse', 'opening_hours', 'temporal-polyfill'];

/** What the kernel may use beside the language itself. */
export const KERNEL_LIBRARIES = ['temporal-polyfill'];

/** What components may use. */
export const UI_LIBRARIES = ['svelte', '$app', '@phosphor-icons/core'];

/** Rooms of a slice; beside them it has its face, its README and the tests of its face. */
export const ROOMS = ['domain', 'server', 'ui'];

/** Rooms of the platform that components may enter. */
export const UI_PLATFORM = ['platform/ui', 'platform/i18n', 'platform/pictograms'];

/** Reaches outside: none of these names in `domain/`. */
export const IMPURE_NAMES = ['fetch', 'process', 'crypto', 'performance', 'globalThis', 'setTimeout', 'setInterval'];

/** Names that say nothing about what is inside. */
export const EMPTY_NAMES = ['util', 'utils', 'helper', 'helpers', 'common', 'misc'];

/** Every slice that this one may ask. */
export function below(slice: string): Set<string> {
	const floors = FLOORS[slice] ?? [];
	return new Set(floors.flatMap((floor) => [floor, ...below(floor)]));
}
