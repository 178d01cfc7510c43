/**
 * Listens for errors on the page itself. Scripts that throw are heard from the moment the page has loaded;
 * what the policy forbade is kept by the browser and heard from the page's first line on.
 */
export const LISTEN = `
	const heard = (window.heardByTest = []);
	addEventListener('error', (event) => heard.push('error: ' + event.message));
	addEventListener('unhandledrejection', (event) => heard.push('rejection: ' + event.reason));
	const { error } = console;
	console.error = (...said) => {
		heard.push('console.error: ' + said.map(String).join(' '));
		error.apply(console, said);
	};
	new ReportingObserver((reports) => {
		for (const { body } of reports)
			heard.push('policy: ' + body.effectiveDirective + ' ' + (body.blockedURL ?? ''));
	}, { types: ['csp-violation'], buffered: true }).observe();
`;

/** What was heard since it was asked last. */
export const GATHER = `return window.heardByTest?.splice(0) ?? []`;

/** Does three things that must be heard, so that silence means something. */
export const MISBEHAVE = `
	setTimeout(() => {
		throw new Error('deliberate');
	});
	setTimeout(() => Promise.reject(new Error('deliberately refused')));
	const image = new Image();
	image.src = 'https://example.invalid/forbidden.png';
`;
