import type { Database } from '#platform/database/index.ts';

/** Milliseconds between two signs of life, so that neither side takes silence for a broken line. */
const HEARTBEAT = 15_000;

/**
 * A stream of nudges for one open counter: `look` when something of its place changed (the device then asks what),
 * `beat` every 15 seconds, and as its last `ended` when the card was replaced. Before each it is asked whether the
 * counter is still open. Lets go of everything when its reader does.
 *
 * @param isOpen whether the session of this counter still stands
 */
export function openStream(
	touches: Database['touches'],
	{ network, place }: { network: string; place: string },
	isOpen: () => Promise<boolean>
): ReadableStream<Uint8Array> {
	let letGo = () => {};
	return new ReadableStream({
		start(controller) {
			const say = (name: string) => controller.enqueue(encoder.encode(`event: ${name}\ndata:\n\n`));
			const telling = oneAtATime(async (isNews) => {
				const open = await isOpen();
				if (isLeft) return;
				say(!open ? 'ended' : isNews ? 'look' : 'beat');
				if (!open) end();
			});
			// When the question fails the database is away: the device notices the broken line and comes back by itself.
			const tell = (isNews: boolean) => void telling(isNews).catch(() => isLeft || end());

			let isLeft = false;
			const deafen = touches.listen({
				touched(touch) {
					if (touch.network === network && (touch.place === null || touch.place === place)) tell(true);
				},
				// Something may have been missed meanwhile.
				found: () => tell(true)
			});
			const heart = setInterval(() => tell(false), HEARTBEAT);
			letGo = () => {
				isLeft = true;
				deafen();
				clearInterval(heart);
			};
			function end(): void {
				letGo();
				controller.close();
			}
			say('beat');
		},
		cancel: () => letGo()
	});
}

const encoder = new TextEncoder();

/** Runs the work once more, and only once, when news came while it ran: a hundred taps at once make two nudges. */
function oneAtATime(work: (isNews: boolean) => Promise<void>): (isNews: boolean) => Promise<void> {
	let isRunning = false;
	let isNewsWaiting = false;
	return async (isNews) => {
		if (isRunning) {
			isNewsWaiting ||= isNews;
			return;
		}
		isRunning = true;
		try {
			await work(isNews);
			while (isNewsWaiting) {
				isNewsWaiting = false;
				await work(true);
			}
		} finally {
			isRunning = false;
		}
	};
}
