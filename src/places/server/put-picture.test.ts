import { crc32, deflateSync } from 'node:zlib';
import { sql } from 'kysely';
import sharp from 'sharp';
import { beforeAll, expect, it } from 'vitest';
import { DOOR, GUEST } from '#kernel/actor.ts';
import type { Context } from '#platform/context.ts';
import { describeEngines } from '#tests/engines/engines.ts';
import {
	clockAt,
	counterOf,
	givenCandidate,
	givenNetwork,
	givenPlace,
	keeperOf,
	must,
	refusedWith,
	type GivenNetwork
} from '#tests/engines/given.ts';
import { leavePlace } from './leave-place.ts';
import type { Place } from './places-store.ts';
import { putPicture } from './put-picture.ts';
import { showPicture } from './show-places.ts';

const ALT = 'De toog met kopjes';

function drawing(width: number, height: number) {
	return sharp({ create: { width, height, channels: 4, background: { r: 20, g: 90, b: 70, alpha: 0.5 } } });
}

/** A PNG of so many pixels each way that is a few kilobytes as a file. */
function bomb(side: number): Buffer {
	const chunk = (type: string, data: Buffer) => {
		const body = Buffer.concat([Buffer.from(type), data]);
		const frame = Buffer.alloc(8);
		frame.writeUInt32BE(data.length, 0);
		frame.writeUInt32BE(crc32(body), 4);
		return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
	};
	const header = Buffer.alloc(13);
	header.writeUInt32BE(side, 0);
	header.writeUInt32BE(side, 4);
	header.set([1, 0, 0, 0, 0], 8);
	const rows = deflateSync(Buffer.alloc((Math.ceil(side / 8) + 1) * side));
	const signature = Buffer.from('89504e470d0a1a0a', 'hex');
	return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))]);
}

describeEngines('the picture of a place', (engine) => {
	let ctx: Context;
	let network: GivenNetwork;
	let place: Place;

	beforeAll(async () => {
		ctx = keeperOf(engine.database(), clockAt('2026-03-03T10:00:00+01:00'));
		network = await givenNetwork(ctx);
		place = await givenPlace(ctx, network);
	});

	const asTeam = () => ({ ...ctx, actor: network.member });

	async function fingerprintOf(id: string): Promise<string> {
		const { rows } = await ctx.db.read(ctx.actor, (tx) =>
			sql<{ fingerprint: string }>`select fingerprint from places.picture where place_id = ${id}`.execute(tx)
		);
		return rows[0]!.fingerprint;
	}

	async function shown(of: Place): Promise<Uint8Array | null> {
		return showPicture({ ...ctx, actor: GUEST }, of.code, await fingerprintOf(of.id));
	}

	it('is made anew: a JPEG of at most 640 wide and light enough, without what else the file carried', async () => {
		const exif = { IFD0: { Artist: 'Els Peeters', Software: 'geheim' }, IFD3: { GPSLatitude: '51/1 3/1 0/1' } };
		const upload = await drawing(1600, 900).png().withExif(exif).toBuffer();
		expect(upload.includes('Els Peeters')).toBe(true);
		must(await putPicture(asTeam(), place.id, upload, ` ${ALT}\u0000`));
		const bytes = Buffer.from((await shown(place))!);
		expect(await sharp(bytes).metadata()).toMatchObject({ format: 'jpeg', width: 640, height: 360 });
		expect(bytes.byteLength).toBeLessThan(20 * 1024);
		const { exif: left, xmp, iptc, icc } = await sharp(bytes).metadata();
		expect([left, xmp, iptc, icc]).toEqual([undefined, undefined, undefined, undefined]);
		expect(bytes.includes('Els Peeters') || bytes.includes('Exif')).toBe(false);
	});

	it('is one: the next takes the place of the first, under another address', async () => {
		const first = await fingerprintOf(place.id);
		must(await putPicture(asTeam(), place.id, await drawing(100, 50).webp().toBuffer(), ALT));
		expect(await fingerprintOf(place.id)).not.toBe(first);
		expect(await showPicture({ ...ctx, actor: GUEST }, place.code, first)).toBeNull();
		expect(await sharp((await shown(place))!).metadata()).toMatchObject({ width: 100, height: 50 });
	});

	it('is refused when it is no picture, too large, or swells into something too large', async () => {
		const before = await fingerprintOf(place.id);
		const png = await drawing(10, 10).png().toBuffer();
		const wrong: [Uint8Array, string][] = [
			[Buffer.from('Dit is tekst, ook al heet het foto.jpg'), 'notAPicture'],
			[Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'), 'notAPicture'],
			[await drawing(10, 10).gif().toBuffer(), 'notAPicture'],
			[png.subarray(0, 40), 'notAPicture'],
			[new Uint8Array(), 'notAPicture'],
			[bomb(8_000), 'notAPicture'],
			[Buffer.alloc(6 * 1024 * 1024, png), 'pictureTooLarge']
		];
		for (const [upload, code] of wrong)
			expect(refusedWith(await putPicture(asTeam(), place.id, upload, ALT))).toBe(code);
		expect(await fingerprintOf(place.id)).toBe(before);
	});

	it('says what is on it', async () => {
		const png = await drawing(10, 10).png().toBuffer();
		for (const alt of ['', ' a ', '\u0000\u0000\u0000\u0000', 'x'.repeat(201)]) {
			expect(refusedWith(await putPicture(asTeam(), place.id, png, alt))).toBe('altNeeded');
		}
	});

	it('is put by the team of the network, and shown of published places only', async () => {
		const png = await drawing(10, 10).png().toBuffer();
		const other = await givenNetwork(ctx);
		for (const actor of [GUEST, DOOR, other.member, counterOf(await givenPlace(ctx, network)), counterOf(place)]) {
			expect(refusedWith(await putPicture({ ...ctx, actor }, place.id, png, ALT))).toBe('noSuchPlace');
		}
		const candidate = await givenCandidate(ctx, network.network);
		must(await putPicture(asTeam(), candidate.id, png, ALT));
		expect(await shown(candidate)).toBeNull();
		expect(await shown(place)).not.toBeNull();
		must(await leavePlace(asTeam(), { placeId: place.id, because: 'Ze stoppen.' }));
		expect(await shown(place)).toBeNull();
	});
});
