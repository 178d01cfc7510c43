/**
 * Listens for errors on the page itself, from the moment it has loaded. The only way in WebKit, which keeps
 * silent about private windows, and an automated one is private; and the only way to `console.error` in
 * Firefox, whose own list of errors has the rest from the page's first line on.
 */
export const LISTEN = `
	const heard = (window.heardByTest = []);
	addEventListener('error', (event) => heard.push('error: ' + event.message));
	addEventListener('unhandledrejection', (event) => heard.push('rejection: ' + event.reason));
	addEventListener('securitypolicyviolation', (event) =>
		heard.push('policy: ' + event.effectiveDirective + ' ' + event.blockedURI)
	);
	const { error } = console;
	console.error = (...said) => {
		heard.push('console.error: ' + said.map(String).join(' '));
		error.apply(console, said);
	};
`;

/** What was heard since it was asked last. */
export const GATHER = `return window.heardByTest?.splice(0) ?? []`;

/** As many things as must be heard, so that silence means something. */
export const MISDEEDS = 4;
export const MISBEHAVE = `
	console.error('deliberate');
	setTimeout(() => {
		throw new Error('deliberate');
	});
	setTimeout(() => Promise.reject(new Error('deliberately refused')));
	new Image().src = 'https://example.invalid/forbidden.png';
`;
