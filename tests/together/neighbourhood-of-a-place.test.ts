import { expect, it } from 'vitest';
import { drawNeighbourhoods, showNetwork } from '#networks';
import { locatePlaces, showPlace } from '#places';
import { describeEngines } from '#tests/engines/engines.ts';
import { clockAt, givenNetwork, givenPlace, keeperOf, must } from '#tests/engines/given.ts';

/** A square neighbourhood around a longitude, about a kilometre wide. */
function square(name: string, lon: number) {
	const [west, east, south, north] = [lon - 0.01, lon + 0.01, 51.04, 51.06];
	const ring = [
		[west, south],
		[east, south],
		[east, north],
		[west, north],
		[west, south]
	];
	return { properties: { name }, geometry: { type: 'Polygon', coordinates: [ring] } };
}

describeEngines('the neighbourhood of a place', (engine) => {
	it('is known by its point, after a redrawing and after a restart that came in between', async () => {
		const ctx = keeperOf(engine.database(), clockAt('2026-03-03T10:00:00+01:00'));
		const given = await givenNetwork(ctx);
		const { network } = given;
		const place = await givenPlace(ctx, given, { point: { lat: 51.05, lon: 3.7 } });
		const where = async () => {
			const { neighbourhoods } = (await showNetwork(ctx, network.slug))!;
			const { neighbourhoodId } = (await showPlace(ctx, place.id))!;
			return neighbourhoods.find(({ id }) => id === neighbourhoodId)?.slug ?? null;
		};
		const draw = (...features: unknown[]) => drawNeighbourhoods(ctx, network.slug, { features });
		must(await draw(square('Brugse Poort', 3.7), square('Rabot', 3.75)));
		// Killed before it located: the start of the server does it again.
		expect(await where()).toBeNull();
		expect(await locatePlaces(ctx, network.id)).toBe(1);
		expect(await where()).toBe('brugse-poort');
		expect(await locatePlaces(ctx, network.id)).toBe(0);
		must(await draw(square('Brugse Poort', 3.8), square('Rabot', 3.7)));
		expect(await locatePlaces(ctx, network.id)).toBe(1);
		expect(await where()).toBe('rabot');
		must(await draw(square('Rabot', 3.9)));
		expect(await locatePlaces(ctx, network.id)).toBe(1);
		expect(await where()).toBeNull();
	});
});
