import { expect, it } from 'vitest';
import { weekInWords } from './week-words.ts';

it.each<[string, string | null]>([
	['Mo-Fr 08:00-18:00', 'maandag–vrijdag 8 tot 18 uur'],
	['Mo,Tu,Th-Sa 08:30-12:00', 'maandag, dinsdag, donderdag–zaterdag 8.30 tot 12 uur'],
	['Mo-Fr 08:00-18:00; Sa 10:00-13:00', 'maandag–vrijdag 8 tot 18 uur; zaterdag 10 tot 13 uur'],
	['Fr 20:00-02:00', 'vrijdag 20 tot 2 uur'],
	['Apr-Sep Mo 08:00-18:00', null],
	['by appointment', null],
	['closed', null]
])('says %s', (week, said) => {
	// The words hold on to their number.
	expect(weekInWords(week, 'nl')?.replaceAll('\u00a0', ' ') ?? null).toBe(said);
});
