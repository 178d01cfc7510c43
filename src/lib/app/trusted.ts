/**
 * Script addresses under `require-trusted-types-for 'script'`: the one policy of this app, and it lets
 * through nothing but files of this build's own origin.
 */
interface Policies {
	createPolicy(
		name: string,
		rules: { createScriptURL(url: string): string }
	): { createScriptURL(url: string): unknown };
}

let policy: ReturnType<Policies['createPolicy']> | undefined;

/** The address as the browser wants it; browsers without trusted types take the text. */
export function trustedScriptUrl(url: string): string {
	const policies = (globalThis as { trustedTypes?: Policies }).trustedTypes;
	if (!policies) return url;
	policy ??= policies.createPolicy('adage', {
		createScriptURL(text) {
			if (new URL(text, location.href).origin !== location.origin)
				throw new TypeError('Scripts come from this site alone.');
			return text;
		}
	});
	return policy.createScriptURL(url) as string;
}
