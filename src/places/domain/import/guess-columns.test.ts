import { describe, expect, it } from 'vitest';
import { COLUMNS } from './columns.ts';
import { guessColumns } from './guess-columns.ts';
import words from './column-words.json' with { type: 'json' };

describe('the columns of a list', () => {
	it('are themselves where they have our names', () => {
		expect(guessColumns(COLUMNS)).toEqual(COLUMNS);
		expect(guessColumns([' Name ', 'LAT', 'lon'])).toEqual(['name', 'lat', 'lon']);
	});

	it.each([
		['nl', 'Naam;Straat;Huisnummer;Postcode;Gemeente;Breedtegraad;Lengtegraad;Openingsuren;Telefoon;Opmerking'],
		['fr', 'Nom;Rue;Numéro;Code postal;Commune;Latitude;Longitude;Heures d’ouverture;Téléphone;Remarque'],
		['en', 'Title;Address;House number;ZIP code;City;lat;lng;Opening hours;Phone number;Remarks'],
		['OSM', 'name;addr:street;addr:housenumber;addr:postcode;addr:city;@lat;@lon;opening_hours;phone;fixme']
	])('are guessed in %s', (_, header) => {
		expect(guessColumns(header.split(';'))).toEqual([
			'name',
			'street',
			'number',
			'postcode',
			'town',
			'lat',
			'lon',
			'hours',
			'phone',
			null
		]);
	});

	it('are each given once, to our own name first', () => {
		expect(guessColumns(['Naam', 'name', 'Title', ''])).toEqual([null, 'name', null, null]);
	});

	it('have no word that means two of them', () => {
		const all = Object.values(words).flat();
		expect(all.filter((word, index) => all.indexOf(word) !== index)).toEqual([]);
		expect(Object.keys(words)).toEqual([...COLUMNS]);
	});
});
