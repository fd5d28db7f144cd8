/* In words that engines of 2018 know. What is ticked stays ticked while somebody looks at one of the places and comes back
   or reloads; all of a page is ticked without asking the server; Shift ticks from one place to another; and in the list
   j, k, x and o do what they do in other lists. Nothing is sent until somebody decides. */
(function () {
	var form = document.querySelector('form[data-ticks]');
	var list = form && form.querySelector('ul');
	if (!form || !list) return;
	/** @type {HTMLInputElement[]} */
	var boxes = Array.prototype.slice.call(list.querySelectorAll('input[name=id]'));
	var KEY = 'stoep-ticks';
	/** @type {HTMLInputElement | null} */
	var last = null;

	/** @returns {string[]} */
	function kept() {
		try {
			return (sessionStorage.getItem(KEY) || '').split(' ');
		} catch {
			return [];
		}
	}
	function keep() {
		remember(
			boxes
				.filter(function (box) {
					return box.checked;
				})
				.map(function (box) {
					return box.value;
				})
		);
	}
	/** @param {string[]} ids */
	function remember(ids) {
		try {
			sessionStorage.setItem(KEY, ids.join(' '));
		} catch {
			// Without room it is as without this script.
		}
	}

	// What the server ticked is newer than what this tab knew.
	if (form.getAttribute('data-ticks') === 'given') keep();
	else {
		var before = kept();
		boxes.forEach(function (box) {
			if (before.indexOf(box.value) !== -1) box.checked = true;
		});
	}
	form.addEventListener('change', keep);
	// Decided: a form that is not taken comes back with its ticks.
	form.addEventListener('submit', function () {
		remember([]);
	});

	Array.prototype.forEach.call(form.querySelectorAll('a[data-tick]'), function (/** @type {HTMLElement} */ link) {
		link.addEventListener('click', function (event) {
			event.preventDefault();
			boxes.forEach(function (box) {
				box.checked = link.getAttribute('data-tick') === 'all';
			});
			keep();
		});
	});

	list.addEventListener('click', function (event) {
		var box = /** @type {HTMLInputElement} */ (event.target);
		var at = boxes.indexOf(box);
		if (at === -1) return;
		if (event.shiftKey && last) {
			var from = boxes.indexOf(last);
			for (var n = Math.min(from, at); n <= Math.max(from, at); n++) {
				var between = boxes[n];
				if (between) between.checked = box.checked;
			}
		}
		last = box;
		keep();
	});

	list.addEventListener('keydown', function (event) {
		if (event.ctrlKey || event.metaKey || event.altKey) return;
		var focused = /** @type {HTMLElement} */ (event.target);
		var row = focused.closest('li');
		/** @type {HTMLInputElement | null} */
		var box = row && row.querySelector('input[name=id]');
		if (!row || !box) return;
		var step = event.key === 'j' ? 1 : event.key === 'k' ? -1 : 0;
		var next = boxes[boxes.indexOf(box) + step];
		if (step !== 0 && next) next.focus();
		else if (event.key === 'x') box.click();
		else if (event.key === 'o') {
			var link = row.querySelector('a');
			if (link) link.click();
		} else return;
		event.preventDefault();
	});

	var keys = form.querySelector('.keys');
	if (keys && window.matchMedia('(hover: hover)').matches) keys.removeAttribute('hidden');
})();
