// Runs before the first paint: theme as set, and whether somebody studies here already, so that the
// first-launch page never flashes at a person who has cards. And it watches over the start of the app, of which
// there is nothing else yet that could.
(function () {
	try {
		var root = document.documentElement;
		var theme = localStorage.getItem('adage:theme');
		if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
		if (localStorage.getItem('adage:known')) root.dataset.known = '';
	} catch {
		// Storage is closed to this page: the system's theme and the first-launch page it is.
	}
})();

// Where a file that the app begins with does not come, the page stands there and answers nothing: it is loaded once
// more, and says so where that did not help. The mark is the one that a missing chunk leaves (update.svelte.ts), so
// that the two together cannot go round in a circle. Loading anew without a network and without a worker would
// take away what can be read.
(function () {
	var leaving = false;
	addEventListener('beforeunload', function () {
		leaving = true;
	});
	addEventListener('unhandledrejection', function (event) {
		if (leaving || 'started' in document.documentElement.dataset) return;
		event.preventDefault();
		if (mayReload()) location.reload();
		else say();
	});

	function mayReload() {
		try {
			if (sessionStorage.getItem('adage:reloaded')) return false;
			var worker = navigator.serviceWorker && navigator.serviceWorker.controller;
			if (!navigator.onLine && !worker) return false;
			sessionStorage.setItem('adage:reloaded', '1');
			return true;
		} catch {
			// Without a memory of it this could go on for ever.
			return false;
		}
	}

	function say() {
		var box = document.createElement('div');
		var text = document.createElement('p');
		var way = document.createElement('p');
		var button = document.createElement('button');
		box.className = 'page';
		box.setAttribute('role', 'alert');
		text.textContent =
			'Adage could not start, because a part of it did not arrive. Look at your connection, then reload.';
		button.className = 'button primary';
		button.textContent = 'Reload';
		button.addEventListener('click', function () {
			location.reload();
		});
		way.append(button);
		box.append(text, way);
		document.body.replaceChildren(box);
	}
})();
