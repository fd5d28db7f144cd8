import type { Access } from '../place.ts';
import data from './osm-mapping.json' with { type: 'json' };

/** OSM tags by name. */
export type Tags = ReadonlyMap<string, string>;

/** For each tag the value or values asked for; `*` is any value but `no`. */
type Condition = Readonly<Record<string, string | readonly string[] | undefined>>;

interface Rule {
	/** All of these hold. */
	readonly when: Condition;
	/** None of these holds. */
	readonly unless?: Condition;
}

/** What osm-mapping.json holds. The rules for places are ordered: the first that holds decides. */
interface Mapping {
	readonly places: readonly (Rule & { readonly kind?: string; readonly skip?: string; readonly because?: string })[];
	readonly services: readonly (Rule & { readonly service: string })[];
	/** A basic service is for everybody; one for customers only is not taken, but somebody can go and ask. */
	readonly customersOnly: readonly (Rule & { readonly service: string })[];
	readonly access: readonly (Rule & { readonly field: string; readonly is: string })[];
}

export const osmMapping: Mapping = data;

/** The kind of place the tags speak of, or the reason why it is none. */
export function kindFromTags(tags: Tags): { kind: string } | { skip: string; because: string } {
	const rule = osmMapping.places.find((rule) => holds(rule, tags));
	if (rule?.kind !== undefined) return { kind: rule.kind };
	return { skip: rule?.skip ?? 'notAPlace', because: rule?.because ?? 'No tag says that one can come in here.' };
}

/** Keys of the basic services that a tag says are there, for everybody and for nothing. */
export function servicesFromTags(tags: Tags): string[] {
	return distinct(osmMapping.services.filter((rule) => holds(rule, tags)).map((rule) => rule.service));
}

/** Keys of the basic services that are there for customers. */
export function customerServicesFromTags(tags: Tags): string[] {
	return distinct(osmMapping.customersOnly.filter((rule) => holds(rule, tags)).map((rule) => rule.service));
}

export function accessFromTags(tags: Tags, field: 'stepFree' | 'accessibleToilet' | 'dogs'): Access | null {
	const rule = osmMapping.access.find((rule) => rule.field === field && holds(rule, tags));
	return rule === undefined ? null : (rule.is as Access);
}

function holds({ when, unless = {} }: Rule, tags: Tags): boolean {
	return (
		Object.entries(when).every(([tag, wanted]) => hasValue(tags.get(tag), wanted)) &&
		!Object.entries(unless).some(([tag, wanted]) => hasValue(tags.get(tag), wanted))
	);
}

/** A tag may hold several values with semicolons between them (OSM wiki, "Semi-colon value separator"). */
function hasValue(found: string | undefined, wanted: string | readonly string[] | undefined): boolean {
	if (found === undefined || wanted === undefined) return false;
	const values = found
		.toLowerCase()
		.split(';')
		.map((value) => value.trim());
	if (wanted === '*') return values.some((value) => value !== '' && value !== 'no');
	return values.some((value) => wanted === value || (typeof wanted !== 'string' && wanted.includes(value)));
}

function distinct(keys: string[]): string[] {
	return [...new Set(keys)];
}
