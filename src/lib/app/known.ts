/**
 * What the page may know before the database is open: whether somebody studies here, and the theme.
 * Kept in local storage, where static/boot.js reads it before the first paint. Never the only copy.
 */
const KNOWN = 'adage:known';
const THEME = 'adage:theme';

export type Theme = 'system' | 'light' | 'dark';

export function keepKnown(known: boolean): void {
	write(KNOWN, known ? '1' : null);
	document.documentElement.toggleAttribute('data-known', known);
}

/** Whether somebody studies here, as far as is known before the database is open; never while prerendering. */
export function isKnown(): boolean {
	return typeof document !== 'undefined' && 'known' in document.documentElement.dataset;
}

export function readTheme(): Theme {
	const theme = read(THEME);
	return theme === 'light' || theme === 'dark' ? theme : 'system';
}

export function keepTheme(theme: Theme): void {
	write(THEME, theme === 'system' ? null : theme);
	if (theme === 'system') delete document.documentElement.dataset.theme;
	else document.documentElement.dataset.theme = theme;
}

export function read(key: string): string | null {
	try {
		return localStorage.getItem(key);
	} catch {
		return null;
	}
}

export function write(key: string, value: string | null): void {
	try {
		if (value === null) localStorage.removeItem(key);
		else localStorage.setItem(key, value);
	} catch {
		// A browser that keeps nothing here still works; only the first paint knows less.
	}
}
