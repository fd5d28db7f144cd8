import { centre, readBorder, type Border } from '#kernel/geography.ts';
import { LANGUAGES, type Names } from '#kernel/language.ts';
import { done, refuse, type Result } from '#kernel/result.ts';
import { cleanLine, slugFrom } from '#kernel/text.ts';
import type { Context } from '#platform/context.ts';
import { newId } from '#platform/random.ts';
import { RESERVED_SLUGS } from '../domain/network.ts';
import { drawBorder, networkBySlug, putNeighbourhood } from './networks-store.ts';

interface Drawing {
	slug: string;
	names: Names;
	shape: Border;
}

export interface Drawn {
	/** How many neighbourhoods the file holds, and how many of them got another border than they had. */
	readonly neighbourhoods: number;
	readonly redrawn: number;
}

/**
 * Draws the borders of neighbourhoods from a GeoJSON FeatureCollection: a polygon each, with a `name` (or `name_nl`,
 * `name_fr`, ...). The name makes the slug; a neighbourhood with the same slug is redrawn, and its former border stays as
 * history. Neighbourhoods that the file does not name stay as they are. All of the file or nothing of it.
 *
 * The places of the network know of it once `locatePlaces` of the places has run.
 */
export async function drawNeighbourhoods(
	ctx: Context,
	slug: string,
	geojson: unknown
): Promise<Result<Drawn, 'notAllowed' | 'noSuchNetwork' | 'badBorders'>> {
	if (ctx.actor.kind !== 'keeper') return refuse('notAllowed', 'Only who runs this installation draws neighbourhoods.');
	const drawings = readDrawings(geojson);
	if (!drawings.ok) return drawings;
	return ctx.db.write(ctx.actor, async (tx, touch) => {
		const network = await networkBySlug(tx, slug);
		if (!network) return refuse('noSuchNetwork', `There is no network "${slug}".`, 'network');
		const at = ctx.clock();
		let redrawn = 0;
		for (const { slug, names, shape } of drawings.value) {
			const neighbourhoodId = await putNeighbourhood(tx, newId(at), network.id, slug, names);
			const border = { id: newId(at), networkId: network.id, neighbourhoodId, shape, centre: centre(shape), at };
			if (await drawBorder(tx, border)) redrawn += 1;
		}
		touch(network.id);
		return done({ neighbourhoods: drawings.value.length, redrawn });
	});
}

function readDrawings(geojson: unknown): Result<Drawing[], 'badBorders'> {
	const features = (geojson as { features?: unknown } | null)?.features;
	if (!Array.isArray(features) || features.length === 0) {
		return refuse('badBorders', 'This is not a GeoJSON FeatureCollection with neighbourhoods in it.');
	}
	const drawings = new Map<string, Drawing>();
	for (const [index, feature] of (features as unknown[]).entries()) {
		const { properties, geometry } = (feature ?? {}) as { properties?: Record<string, unknown>; geometry?: unknown };
		const names = readNames(properties ?? {});
		if (names.nl === undefined)
			return refuse('badBorders', `Neighbourhood ${index + 1} of the file has no name of at most 100 characters.`);
		const slug = slugFrom(names.nl);
		if (RESERVED_SLUGS.includes(slug)) {
			return refuse('badBorders', `A neighbourhood cannot be called "${names.nl}": an address needs that word.`);
		}
		if (drawings.has(slug)) return refuse('badBorders', `Two neighbourhoods of the file are called "${names.nl}".`);
		const shape = readBorder(geometry);
		if (!shape.ok) return refuse('badBorders', `The border of "${names.nl}": ${shape.refusal.sentence}`);
		drawings.set(slug, { slug, names, shape: shape.value });
	}
	return done([...drawings.values()]);
}

function readNames(properties: Record<string, unknown>): Names {
	const names: Names = {};
	for (const language of LANGUAGES) {
		const name = readName(properties[`name_${language}`] ?? properties[`name:${language}`]);
		if (name !== null) names[language] = name;
	}
	const plain = readName(properties.name);
	if (names.nl === undefined && plain !== null) names.nl = plain;
	return names;
}

function readName(value: unknown): string | null {
	const name = typeof value === 'string' ? cleanLine(value, 100) : null;
	return name?.ok ? name.value : null;
}
