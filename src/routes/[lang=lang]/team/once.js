/* In words that engines of 2018 know. A form that is on its way is not sent again: two taps of a wet finger are one. */
(function () {
	/** @type {HTMLFormElement[]} */
	var sent = [];
	/** @param {HTMLFormElement} form @param {boolean} rests */
	function rest(form, rests) {
		form.querySelectorAll('button').forEach(function (button) {
			button.disabled = rests;
		});
	}
	addEventListener('submit', function (event) {
		var form = /** @type {HTMLFormElement} */ (event.target);
		if (sent.indexOf(form) >= 0) event.preventDefault();
		if (event.defaultPrevented) return;
		sent.push(form);
		// After the browser has read the form, so that the button that was pressed is in it.
		setTimeout(rest, 0, form, true);
	});
	// Back at a page that was only put away, and after a file that came instead of a page.
	addEventListener('pageshow', function () {
		sent.splice(0).forEach(function (form) {
			rest(form, false);
		});
	});
})();
