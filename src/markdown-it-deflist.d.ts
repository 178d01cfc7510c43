declare module 'markdown-it-deflist' {
	import type { MarkdownIt } from 'markdown-it';
	const deflists: (parser: MarkdownIt) => void;
	export default deflists;
}
