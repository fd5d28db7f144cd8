/*
 * "Dicht bij mij": the phone sorts the list of places by itself. Where it is never leaves it: the only request after the
 * tap is for the same list as everybody gets, only longer. Plain ES2017, as it is sent as it stands.
 */
(() => {
	const box = document.getElementById('near');
	const list = document.getElementById('places');
	if (!box || !list || !navigator.geolocation || window.isSecureContext === false) return;
	const button = box.querySelector('button');
	const said = box.querySelector('[role=status]');
	const minutesForms = JSON.parse(box.dataset.minutes);
	const STEP = 10;

	// As src/kernel/geography.ts counts: the earth in metres, streets 1.3 times as long as the bird's way, 75 m a minute.
	const RADIUS = 6371008.8;
	const DEGREE = Math.PI / 180;

	function metresBetween(a, b) {
		const sinLat = Math.sin(((b.lat - a.lat) * DEGREE) / 2);
		const sinLon = Math.sin(((b.lon - a.lon) * DEGREE) / 2);
		const h = sinLat * sinLat + Math.cos(a.lat * DEGREE) * Math.cos(b.lat * DEGREE) * sinLon * sinLon;
		return 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(h)));
	}

	function walkInWords(metres) {
		const minutes = Math.max(1, Math.ceil((metres * 1.3) / 75));
		if (minutes > 60) return box.dataset.far;
		const form = window.Intl && Intl.PluralRules && new Intl.PluralRules(document.documentElement.lang).select(minutes);
		return (minutesForms[form] || minutesForms.other).replace('{n}', minutes);
	}

	/** Shows the first so many of the list, and the button for more while there are any. */
	function show(items, count) {
		items.forEach((item, n) => (item.hidden = n >= count));
		const more = document.getElementById('next');
		if (!more) return;
		more.hidden = count >= items.length;
		more.onclick = (event) => {
			event.preventDefault();
			show(items, count + STEP);
			items[count].querySelector('a').focus();
		};
	}

	async function sortFrom(here) {
		const response = await fetch(box.dataset.list, { credentials: 'omit' });
		if (!response.ok) throw new Error(String(response.status));
		const page = new DOMParser().parseFromString(await response.text(), 'text/html');
		const places = Array.from(page.querySelectorAll('#places > li'), (item) => {
			const { lat, lon, group } = item.dataset;
			return { item, group: Number(group), metres: metresBetween(here, { lat: Number(lat), lon: Number(lon) }) };
		}).sort((a, b) => a.group - b.group || a.metres - b.metres);
		const sprite = document.querySelector('.sprite');
		sprite.parentNode.replaceChild(document.importNode(page.querySelector('.sprite'), true), sprite);
		list.textContent = '';
		const items = places.map(({ item, metres }) => {
			item.removeAttribute('id');
			item.querySelector('.walk').textContent = walkInWords(metres);
			return list.appendChild(document.importNode(item, true));
		});
		show(items, STEP);
	}

	function fail() {
		said.textContent = box.dataset.failed;
		button.disabled = false;
	}

	button.addEventListener('click', () => {
		button.disabled = true;
		navigator.geolocation.getCurrentPosition(
			({ coords }) =>
				sortFrom({ lat: coords.latitude, lon: coords.longitude }).then(() => {
					button.disabled = false;
					document.getElementById('list').scrollIntoView();
				}, fail),
			fail,
			{ maximumAge: 60000, timeout: 20000 }
		);
	});
	box.hidden = false;
})();
