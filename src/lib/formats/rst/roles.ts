/** Interpreted text: what a role (`:func:`, `:ref:`, `:kbd:`) shows, without what it would look up elsewhere. */
import type { Inline } from '../../core/document';
import { PLACES, type RstContext } from './context';
import { unescapeText } from './marks';
import { nameOf } from './names';

const CODE =
	/^(attr|attribute|class|cmd|command|confval|const|data|dir|envvar|exc|exception|file|func|function|var|struct|macro|member|type|keyword|makevar|meth|method|mimetype|mod|module|obj|option|path|pkg|program|regexp|setting|signal|sig|source|src|token|variable)$/;
const EMPHASIS = /^(emphasis|cite|title-reference|title|t|dfn|term|abbr|abbreviation|acronym|ac)$/;
const VERBATIM = /^(code|literal|samp)$/;
const PLAIN =
	/^(sub|sup|subscript|superscript|kbd|guilabel|menuselection|pep|rfc|manpage|underline)$/;
/** What these point to is a place elsewhere, by a name that says nothing to a person. */
const PLACED = /^(ref|doc|numref|any|eq|download|term|std:ref|std:doc)$/;

/** `text <target>` to its parts; without brackets all of it is text. */
export function splitTarget(content: string): { text: string; target?: string } {
	const open = content.endsWith('>') ? content.lastIndexOf('<') : -1;
	if (open < 0 || open === content.length - 2 || (open > 0 && !/\s/.test(content[open - 1]!)))
		return { text: content };
	const target = content.slice(open + 1, -1).trim();
	return { text: content.slice(0, open).trim() || target, target };
}

/** What a role shows of its content. Unknown roles show it as it stands. Fails on nothing. */
export function readRole(role: string, content: string, context: RstContext): Inline[] {
	const kind = role.toLowerCase();
	const last = kind.slice(kind.lastIndexOf(':') + 1);
	if (kind === 'math') return [{ t: 'math', v: content }];
	if (/^raw(-|$)/.test(kind)) {
		context.leave(content, 'It is raw markup.');
		return [];
	}
	if (VERBATIM.test(last)) return code(content);
	const { text, target } = splitTarget(content);
	if (PLACED.test(kind)) return placed(text, target, context);
	const c = shownAs(role, last, text, context);
	if (target == null) return c;
	if (/^https?:\/\//.test(target)) return context.link(target, c);
	context.leaveSmall(target, PLACES);
	return c;
}

function shownAs(role: string, kind: string, text: string, context: RstContext): Inline[] {
	if (CODE.test(kind)) return code(text.replace(/^[!~]/, ''));
	const plain = unescapeText(text);
	if (kind === 'strong') return [{ t: 'strong', c: [plain] }];
	if (EMPHASIS.test(kind)) return [{ t: 'em', c: [plain] }];
	if (/^(pep|rfc)$/.test(kind) && /^\d/.test(text)) return [`${kind.toUpperCase()} ${plain}`];
	if (!PLAIN.test(kind)) context.leaveName(role);
	return [kind === 'menuselection' ? plain.replaceAll('-->', '→') : plain];
}

/** A reference by label or path: a link where the place is in this document, its text otherwise. */
function placed(text: string, target: string | undefined, context: RstContext): Inline[] {
	const name = nameOf(target ?? text);
	const title = context.names.labels.get(name);
	const shown = target == null && title ? title : text;
	const c = [unescapeText(shown)];
	if (title != null) return context.linkByName(name, c) ?? c;
	if (target != null) context.leaveSmall(target, PLACES);
	return c;
}

function code(content: string): Inline[] {
	const v = content.replaceAll('\n', ' ').trim();
	return v ? [{ t: 'code', v }] : [];
}
