import { readdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Pair } from './build-house.ts';
import { theHouse, type House, type SentFile } from './house.ts';

// A file is what is in it, whatever it is called; a picture is made anew, and nothing of a file is ever served as it came.
// Bombs, and what a picture carries along, stand in src/places/server/put-picture.test.ts; what a list may be in
// src/places/server/uploads.test.ts and src/places/domain/import/recognise.test.ts.

const SCRIPT = '<script>globalThis.owned=1</script>';
const SVG = `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>owned=1</script><image href="http://127.0.0.1:1/x"/></svg>`;
const drawing = () => sharp({ create: { width: 40, height: 30, channels: 3, background: '#a52' } });
const PNG = await drawing().png().toBuffer();
const JPEG = await drawing().jpeg().toBuffer();
const GIF = await drawing().gif().toBuffer();
const ZIP = Buffer.from('PK\u0003\u0004 en nog wat', 'latin1');

describe('a file that is not what it says', () => {
	let house: House;
	let pair: Pair;
	let asked: { cookie: string };
	beforeAll(async () => {
		house = await theHouse();
		pair = house.pairs.lists;
		asked = { cookie: pair.ours.cookie.coordinator };
	});

	const send = (picture: Omit<SentFile, 'field'>, place = pair.ours.place.spare) =>
		house.postFile(`/nl/team/places/${place}?/picture`, { alt: 'Een gevel' }, { field: 'picture', ...picture }, asked);

	it('is no picture', async () => {
		const before = await house.rows();
		for (const [name, type, bytes] of [
			['toog.png', 'image/png', Buffer.from(SVG)],
			['toog.svg', 'image/svg+xml', Buffer.from(`<?xml version="1.0"?>${SVG}`)],
			['toog.jpg', 'image/jpeg', Buffer.from(`<html>${SCRIPT}</html>`)],
			['toog.gif', 'image/gif', GIF],
			['toog.jpg', 'image/jpeg', GIF],
			['toog.jpg', 'image/jpeg', ZIP],
			['toog.jpg', 'image/jpeg', JPEG.subarray(0, 30)],
			['toog.jpg', 'image/jpeg', Buffer.from('%PDF-1.4')],
			['toog.jpg', 'image/jpeg', gzipSync(JPEG)],
			['toog.jpg', 'image/jpeg', Buffer.alloc(0)],
			['toog.jpg', 'image/jpeg', Buffer.concat([JPEG.subarray(0, 20), Buffer.alloc(200, 0xff)])]
		] as const) {
			const { status, text } = await send({ name, type, bytes });
			expect([name, status]).toEqual([name, 422]);
			expect(text).not.toContain('<script>globalThis');
		}
		const notAFile = await house.post(
			`/nl/team/places/${pair.ours.place.spare}?/picture`,
			{ alt: 'Een gevel', picture: JPEG.toString('latin1') },
			asked
		);
		expect(notAFile.status).toBe(422);
		expect(await house.rows()).toEqual(before);
	});

	it('is made anew, so that nothing hides behind a picture', async () => {
		const { slug, placeSlug, place } = pair.ours;
		const behind = Buffer.concat([PNG, Buffer.from(`\n${SCRIPT}\n<?php owned() ?>`), ZIP]);
		const sent = { name: '../../../../build/client/evil.html', type: 'text/html', bytes: behind };
		expect((await send(sent, place.published)).status).toBe(200);
		const page = await house.get(`/nl/${slug}/place/${placeSlug.published}`);
		const [src = ''] = /\/picture\/[\w-]+\.jpg/.exec(page.text) ?? [];
		const { status, headers, body } = await house.get(src);
		expect([status, headers['content-type'], headers['x-content-type-options']]).toEqual([
			200,
			'image/jpeg',
			'nosniff'
		]);
		expect(headers['content-security-policy']).toMatch(/default-src '(?:self|none)'/);
		expect(body.subarray(0, 3).toString('hex')).toBe('ffd8ff');
		expect(body.toString('latin1')).not.toMatch(/script|php|owned/);
		expect((await house.get('/evil.html')).status).toBe(404);
	});

	it('is no list', async () => {
		const before = await house.rows();
		const list = 'name,lat,lon\nBij Jan,51.05,3.72\n';
		for (const [name, bytes, says] of [
			['lijst.csv', PNG, 'afbeelding|foto|beeld'],
			['lijst.csv', ZIP, 'CSV'],
			['lijst.csv', Buffer.from(`<html>${SCRIPT}</html>`), 'web'],
			['lijst.csv', Buffer.from(SVG), 'web'],
			['lijst.csv', Buffer.from('%PDF-1.4 x'), ''],
			['lijst.csv', gzipSync(list), ''],
			['lijst.csv', Buffer.from(list, 'utf16le'), 'UTF-8'],
			['lijst.csv', Buffer.from(`MZ\u0000\u0003${list}`), ''],
			['lijst.geojson', Buffer.from('{"__proto__":{"x":1}}'), ''],
			['lijst.geojson', Buffer.from(`${'['.repeat(100_000)}`), ''],
			['lijst.csv', Buffer.from(''), '']
		] as const) {
			const file = { field: 'file', name, type: 'text/csv', bytes };
			const { status, text } = await house.postFile('/nl/team/import', {}, file, asked);
			const problem = /id="file-problem"[^>]*>([^<]*)/.exec(text)?.[1] ?? '';
			expect([says, status]).toEqual([says, 422]);
			expect(problem).toMatch(new RegExp(says || '\\w', 'i'));
		}
		expect(await house.rows()).toEqual(before);
	});

	it('has a name that leads nowhere, and is kept in the database alone', async () => {
		// The journal of what was erased is begun by the first list that is thrown away.
		const files = () =>
			readdirSync(house.data)
				.filter((name) => name !== 'erased.jsonl')
				.sort();
		const folder = files();
		const bytes = Buffer.from('Naam;Breedtegraad;Lengtegraad;Iets\nBij Jan;51,05;3,72;x\n');
		for (const name of [
			'../../../../tmp/evil.csv',
			'C:\\evil.csv',
			'/etc/passwd',
			'..',
			'a'.repeat(900),
			'\u202egnp.csv'
		]) {
			const file = { field: 'file', name, type: 'text/csv', bytes };
			const { status, headers } = await house.postFile('/nl/team/import', {}, file, asked);
			expect([name, status]).toEqual([name, 303]);
			const { text } = await house.get(String(headers.location), asked);
			const shown = /<title>([^<]*)/.exec(text)?.[1] ?? '';
			expect(shown).toMatch(/^[\w.]{1,120}$/);
			expect((await house.post(`${headers.location}?/drop`, {}, asked)).status).toBe(303);
			expect((await house.get(String(headers.location), asked)).status).toBe(404);
		}
		expect(files()).toEqual(folder);
		expect((await house.get('/evil.csv')).status).toBe(404);
	});

	it('is not read when it is larger than may be', async () => {
		const large = { name: 'toog.jpg', type: 'image/jpeg', bytes: Buffer.alloc(5 * 1024 * 1024 + 1, 1) };
		expect((await send(large)).status).toBe(422);
		const list = { field: 'file', name: 'lijst.csv', type: 'text/csv', bytes: Buffer.alloc(5 * 1024 * 1024 + 1, 0x61) };
		const { status, text } = await house.postFile('/nl/team/import', {}, list, asked);
		expect(status).toBe(422);
		expect(text).toContain('file-problem');
	});
});
