import { describe, expect, it } from 'vitest';
import { FILE_KEPT, SILENCE, uploadState, type UploadFacts } from './upload.ts';

const AT = new Date('2026-03-03T14:00:00+01:00');
const after = (milliseconds: number) => new Date(AT.getTime() + milliseconds);
const FRESH: UploadFacts = {
	format: 'csv',
	columns: ['name', 'lat', 'lon'],
	hasFile: true,
	uploadedAt: AT,
	step: null,
	beatAt: null,
	problem: null,
	previewedAt: null,
	importedAt: null
};

describe('where a list stands', () => {
	it.each([
		['its columns have no name yet', { columns: null }, 'columns'],
		['tags of OpenStreetMap need no names', { columns: null, format: 'geojson', previewedAt: AT }, 'previewed'],
		['nothing was begun with it', {}, 'interrupted'],
		['somebody works on it', { step: 'preview', beatAt: AT }, 'working'],
		['whoever worked on it fell silent', { step: 'import', beatAt: after(-SILENCE) }, 'interrupted'],
		['whoever worked on it was stopped in order', { step: 'import' }, 'interrupted'],
		['it came to nothing', { problem: 'changedMeanwhile', previewedAt: AT }, 'refused'],
		['it is worked on again after that', { problem: 'x', step: 'import', beatAt: AT }, 'working'],
		['it waits for a yes', { previewedAt: AT }, 'previewed'],
		['it is in', { importedAt: AT, hasFile: false }, 'imported'],
		['its file was taken away', { hasFile: false, previewedAt: AT }, 'gone'],
		['its day is over', { uploadedAt: after(-FILE_KEPT - 1), previewedAt: AT }, 'gone'],
		['its day is over while it is worked on', { uploadedAt: after(-FILE_KEPT), step: 'import', beatAt: AT }, 'working']
	] as const)('when %s', (_, facts, state) => {
		expect(uploadState({ ...FRESH, ...facts }, AT)).toBe(state);
	});
});
