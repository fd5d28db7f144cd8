import type { Language } from '#kernel/language.ts';
import { catalogueOf, type Entry } from './catalogue.ts';
import data from './services.json' with { type: 'json' };

/** The basic services: small, free, for everybody, always. */
export const serviceCatalogue = catalogueOf(data);
export const services: readonly Entry[] = serviceCatalogue.entries;

export function isService(key: string): boolean {
	return serviceCatalogue.has(key);
}

export function serviceName(key: string, language: Language): string {
	return serviceCatalogue.name(key, language);
}
