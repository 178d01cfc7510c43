// Runs before the first paint: theme as set, and whether somebody studies here already, so that the
// first-launch page never flashes at a person who has cards.
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
