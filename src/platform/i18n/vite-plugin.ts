import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import MessageFormat from '@messageformat/core';
import compileModule from '@messageformat/core/lib/compile-module.js';
import type { Plugin } from 'vite';

const NAME = /^virtual:texts\/([a-z]+)\/([a-z]{2})$/;
const CATALOGUE = /\/catalogues\/([a-z]{2})\.json$/;

/**
 * Turns one section of one language into a module of functions: `virtual:texts/guest/nl` is the section `guest` of
 * `catalogues/nl.json`. A browser that loads one section in one language gets no more than that, and no parser.
 */
export function texts(): Plugin {
	return {
		name: 'stoep-texts',
		resolveId: (id) => (NAME.test(id) ? `\0${id}` : undefined),
		load(id) {
			const [, section, language] = NAME.exec(id.slice(1)) ?? [];
			if (!id.startsWith('\0') || section === undefined || language === undefined) return;
			const file = catalogueFile(language);
			this.addWatchFile(file);
			return compiled(readFileSync(file, 'utf8'), section, language);
		},
		hotUpdate({ file }) {
			const language = CATALOGUE.exec(file)?.[1];
			if (language === undefined) return;
			return [...this.environment.moduleGraph.idToModuleMap.values()].filter(
				(module) => module.id?.startsWith('\0virtual:texts/') && module.id.endsWith(`/${language}`)
			);
		}
	};
}

/**
 * The source of an ES module whose default export has one function per key. Throws when the catalogue has no such
 * section or a text in it is not ICU MessageFormat: a build must not go on with a hole in a page.
 */
export function compiled(catalogue: string, section: string, language: string): string {
	const messages = (JSON.parse(catalogue) as Record<string, Record<string, string>>)[section];
	if (messages === undefined) throw new Error(`The catalogue of ${language} has no section ${section}.`);
	return compileModule(new MessageFormat(language), messages);
}

function catalogueFile(language: string): string {
	return fileURLToPath(new URL(`./catalogues/${language}.json`, import.meta.url));
}
