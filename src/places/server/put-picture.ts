import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { done, refuse, type Result } from '#kernel/result.ts';
import { cleanLine } from '#kernel/text.ts';
import type { Context } from '#platform/context.ts';
import { accessAsTeam, mayChangeFacts } from './access.ts';
import { lockPlace, putPicture as store } from './places-store.ts';

const LARGEST_UPLOAD = 5 * 1024 * 1024;
const WIDEST = 640;
// Together with its page it stays under the 30 KB that a guest's phone may be asked to load.
const HEAVIEST = 18 * 1024;
const QUALITIES = [72, 60, 48, 36, 24];

/**
 * Sets the one picture of a place. It is decoded and made anew as a JPEG of at most 640 pixels wide and about 18 KB, without whatever
 * else the file carried (position, camera, name).
 *
 * @param upload the bytes of a JPEG, PNG, WebP or AVIF, at most 5 MB
 * @param alt what is on it, for who does not see it: 3 to 200 characters
 */
export async function putPicture(
	ctx: Context,
	placeId: string,
	upload: Uint8Array,
	alt: string
): Promise<Result<null, 'noSuchPlace' | 'notAllowed' | 'pictureTooLarge' | 'notAPicture' | 'altNeeded'>> {
	const words = cleanLine(alt, 200);
	if (!words.ok || words.value === null || words.value.length < 3) {
		return refuse('altNeeded', 'Say in 3 to 200 characters what is on the picture.', 'alt');
	}
	if (upload.byteLength > LARGEST_UPLOAD) return refuse('pictureTooLarge', 'A picture is at most 5 MB.', 'picture');
	const { value: about } = words;
	// Looked at before the work of decoding, which nobody may ask for in vain.
	const place = await ctx.db.read(ctx.actor, (tx) => accessAsTeam(tx, ctx.actor, placeId));
	if (!place.ok) return place;
	const { networkId } = place.value;
	if (!mayChangeFacts(ctx.actor, networkId)) {
		return refuse('notAllowed', 'Coordinators and ambassadors change the picture of a place.');
	}
	const picture = await reencode(upload);
	if (picture === null) return refuse('notAPicture', 'This file is not a picture that can be read.', 'picture');
	return ctx.db.write(ctx.actor, async (tx, touch) => {
		if (!(await lockPlace(tx, placeId))) return refuse('noSuchPlace', 'There is no such place.');
		await store(tx, placeId, networkId, { ...picture, alt: about });
		touch(networkId, placeId);
		return done(null);
	});
}

async function reencode(upload: Uint8Array) {
	try {
		const image = sharp(upload, { limitInputPixels: 50_000_000 });
		const { format } = await image.metadata();
		if (!['jpeg', 'png', 'webp', 'heif'].includes(format ?? '')) return null;
		const plain = await image
			.rotate()
			.resize({ width: WIDEST, height: WIDEST, fit: 'inside', withoutEnlargement: true })
			.flatten({ background: '#FFF7E8' })
			.png()
			.toBuffer();
		const { data, info } = await lightEnough(plain);
		const fingerprint = createHash('sha256').update(data).digest('hex').slice(0, 12);
		return { jpeg: data, width: info.width, height: info.height, fingerprint };
	} catch {
		return null;
	}
}

/** The picture as a JPEG of the best quality that is light enough; the last one whatever it weighs. */
async function lightEnough(picture: Buffer) {
	const [best = 72, ...lesser] = QUALITIES;
	const as = (quality: number) => sharp(picture).jpeg({ quality, mozjpeg: true }).toBuffer({ resolveWithObject: true });
	let made = await as(best);
	for (const quality of lesser) {
		if (made.data.byteLength <= HEAVIEST) break;
		made = await as(quality);
	}
	return made;
}
