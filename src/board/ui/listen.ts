/** Milliseconds between two looks while nothing tells when to look. */
const LOOK_EVERY = 2_000;
/** Milliseconds without a sign of life after which the stream is taken for dead; it sends one every 15 seconds. */
const SILENCE = 40_000;

/**
 * Calls `look` whenever there may be something new: when the stream says so, when the page is looked at again, and every
 * two seconds while there is no stream.
 *
 * @returns a function that ends it
 */
export function listen(address: string, look: () => void): () => void {
	let stream: EventSource | null = null;
	let heardAt = 0;

	function open(): void {
		stream?.close();
		stream = new EventSource(address);
		heardAt = Date.now();
		const heard = () => (heardAt = Date.now());
		const news = () => {
			heard();
			look();
		};
		stream.addEventListener('open', news);
		stream.addEventListener('look', news);
		stream.addEventListener('ended', news);
		stream.addEventListener('beat', heard);
	}

	const timer = setInterval(() => {
		const isSilent = Date.now() - heardAt > SILENCE;
		if (!stream || stream.readyState === EventSource.CLOSED || isSilent) open();
		if (stream?.readyState !== EventSource.OPEN) look();
	}, LOOK_EVERY);
	const seen = () => document.visibilityState === 'visible' && look();
	document.addEventListener('visibilitychange', seen);
	addEventListener('online', look);
	open();
	return () => {
		stream?.close();
		clearInterval(timer);
		document.removeEventListener('visibilitychange', seen);
		removeEventListener('online', look);
	};
}
