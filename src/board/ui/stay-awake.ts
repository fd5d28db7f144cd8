/**
 * Keeps the screen on while the page is looked at, where the browser can. It lets go by itself when the page is hidden,
 * so it is asked again when the page is back.
 *
 * @returns a function that ends it
 */
export function stayAwake(): () => void {
	let lock: WakeLockSentinel | null = null;
	const ask = async () => {
		if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
		// A low battery says no; then the screen does what it always does.
		lock = await navigator.wakeLock.request('screen').catch(() => null);
	};
	document.addEventListener('visibilitychange', ask);
	void ask();
	return () => {
		document.removeEventListener('visibilitychange', ask);
		void lock?.release();
	};
}
