/* In words that engines of 2018 know. Fills in where this phone is, after a tap and with its leave; nothing is sent until
   somebody saves. */
(function () {
	if (!navigator.geolocation) return;
	/** @type {NodeListOf<HTMLElement>} */
	var all = document.querySelectorAll('[data-where]');
	all.forEach(function (around) {
		var button = around.querySelector('button');
		/** @type {HTMLElement | null} */
		var said = around.querySelector('[role=status]');
		var form = around.closest('form');
		if (!button || !said || !form) return;
		/** @type {HTMLInputElement | null} */
		var point = form.querySelector('[name=point]');
		/** @param {string | undefined} text */
		function say(text) {
			if (said) said.textContent = text || '';
		}
		around.hidden = false;
		button.addEventListener('click', function () {
			navigator.geolocation.getCurrentPosition(
				function (position) {
					var here = position.coords;
					if (point) point.value = here.latitude.toFixed(6) + ', ' + here.longitude.toFixed(6);
					say(said ? said.dataset.found : '');
				},
				function () {
					say(said ? said.dataset.failed : '');
				},
				{ enableHighAccuracy: true, timeout: 15000 }
			);
		});
	});
})();
