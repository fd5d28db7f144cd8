/* Before anything else on the page, and in words that engines of 2018 know: takes the secret of the card out of the address
   bar and the history, and exchanges it for a cookie. Without this script the code is typed. */
(function () {
	function open() {
		var secret = location.hash.slice(1);
		if (!secret) return;
		history.replaceState(history.state, '', location.pathname + location.search);
		if (!/^[\w-]{22}$/.test(secret)) return;
		var form = document.createElement('form');
		var field = document.createElement('input');
		form.method = 'post';
		form.action = location.pathname + '?/open';
		field.type = 'hidden';
		field.name = 'card';
		field.value = secret;
		form.appendChild(field);
		document.documentElement.appendChild(form);
		document.documentElement.className = 'opening';
		form.submit();
	}
	open();
	addEventListener('hashchange', open);
})();
