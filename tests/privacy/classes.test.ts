import { expect, it } from 'vitest';
import { CLASSES, classOf, SHOWN_ALL_THE_SAME } from '#platform/privacy/classes.ts';
import { describeEngines } from '../engines/engines.ts';
import { columnsOf, viewsOf } from './catalog.ts';

/** Tables that everybody reads as a whole. */
const OPEN_TABLES = [
	'networks.network',
	'networks.landmark',
	'networks.neighbourhood',
	'networks.border',
	'places.change'
];

describeEngines('the privacy classes', (engine) => {
	/** What guests read; the views `team_` narrow to the team by themselves, which row-level-security.test.ts looks at. */
	const streetViews = async () => (await viewsOf(engine.database())).filter((view) => !view.includes('.team_'));

	it('are said of every column there is, and of none that is not', async () => {
		const columns = await columnsOf(engine.database());
		const classed = Object.entries(CLASSES).flatMap(([table, each]) =>
			Object.keys(each).map((name) => `${table}.${name}`)
		);
		expect(columns.map(({ table, column }) => `${table}.${column}`)).toEqual(classed.sort());
	});

	it('keep from the street what is not public', async () => {
		const open = [...(await streetViews()), ...OPEN_TABLES];
		const shown = (await columnsOf(engine.database()))
			.filter(({ table }) => open.includes(table))
			.filter(({ table, column }) => ['personal', 'sensitive'].includes(classOf(table, column) ?? ''))
			.map(({ table, column }) => `${table}.${column}`);
		expect(shown.sort()).toEqual(Object.keys(SHOWN_ALL_THE_SAME).sort());
	});

	it('let a view show nothing that its own slice calls internal', async () => {
		const views = await streetViews();
		expect(views).toEqual([
			'board.street_line',
			'networks.practice_network',
			'networks.refused_text',
			'networks.street_text',
			'places.street_change',
			'places.street_history',
			'places.street_place',
			'places.street_stopped'
		]);
		const internal = (await columnsOf(engine.database()))
			.filter(({ table }) => views.includes(table))
			.filter(({ table, column }) => classOf(table, column) === 'internal');
		expect(internal).toEqual([]);
	});
});
