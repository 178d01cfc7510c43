/**
 * The marks inside a paragraph of reStructuredText. They do not nest, so one pass suffices: a mark that is
 * never closed is remembered as such, or a paragraph full of them would be searched anew from each.
 */
import type { Inline } from '../../core/document';
import { imageOf } from '../inline-image';
import { UNUSABLE, type RstContext } from './context';
import { Marks, unescapeText, unicodeText, withoutPunctuation } from './marks';
import { nameOf } from './names';
import { readRole, splitTarget } from './roles';

interface Span {
	from: number;
	to: number;
	parts: Inline[];
}

const DEEPEST_SUBSTITUTION = 4;
const NOTE =
	/\[(\d{1,9}|#[\w.-]{0,80}|\*|[\p{L}\p{N}][\p{L}\p{N}_.:+-]{0,80})\]_(?![\p{L}\p{N}_])/uy;
const HOST = /[\w-]+(?:\.[\w-]+){1,20}/y;
const ADDRESS = /[^\s<>"`|]+/y;

/** Text as inline content, untidied. Fails on nothing; every word that is not a mark's name is in it. */
export function inlineOf(text: string, context: RstContext, depth = 0): Inline[] {
	return new Scan(text, context, depth).run();
}

class Scan {
	#from = 0;
	readonly #marks: Marks;

	constructor(
		readonly text: string,
		readonly context: RstContext,
		readonly depth: number
	) {
		this.#marks = new Marks(text);
	}

	run(): Inline[] {
		const out: Inline[] = [];
		const special = /[\\*`|_[:@]/g;
		for (let found = special.exec(this.text); found; found = special.exec(this.text)) {
			const taken = this.#take(found[0], found.index);
			if (typeof taken === 'number') special.lastIndex = taken;
			else {
				out.push(unescapeText(this.text.slice(this.#from, taken.from)), ...taken.parts);
				this.#from = special.lastIndex = taken.to;
			}
		}
		out.push(unescapeText(this.text.slice(this.#from)));
		return out;
	}

	/** The span that a special sign is part of, or where to go on. */
	#take(sign: string, at: number): Span | number {
		const doubled = this.text[at + 1] === sign;
		switch (sign) {
			case '\\':
				return at + 2;
			case '*':
				return this.#emphasis(at, doubled ? '**' : '*') ?? at + (doubled ? 2 : 1);
			case '`':
				return (doubled ? this.#literal(at) : this.#phrase(at)) ?? at + (doubled ? 2 : 1);
			case '|':
				return this.#substitution(at) ?? at + 1;
			case '_':
				return (this.text[at + 1] === '`' ? this.#place(at) : this.#reference(at)) ?? at + 1;
			case '[':
				return this.#note(at) ?? at + 1;
			case ':':
				return this.#address(at) ?? at + 1;
			default:
				return this.#mail(at) ?? at + 1;
		}
	}

	#emphasis(at: number, mark: string): Span | undefined {
		const end = this.#marks.closing(at, mark);
		if (end < 0) return undefined;
		const c = [unescapeText(this.text.slice(at + mark.length, end))];
		return {
			from: at,
			to: end + mark.length,
			parts: [{ t: mark === '*' ? 'em' : 'strong', c }]
		};
	}

	#literal(at: number): Span | undefined {
		const end = this.#marks.closing(at, '``');
		if (end < 0) return undefined;
		const v = this.text.slice(at + 2, end).replaceAll('\n', ' ');
		return { from: at, to: end + 2, parts: [{ t: 'code', v }] };
	}

	/** Text between single backticks: with a role before or after it, a reference, or neither. */
	#phrase(at: number): Span | undefined {
		const end = this.#marks.closing(at, '`');
		if (end < 0) return undefined;
		const content = this.text.slice(at + 1, end);
		const suffix = this.#marks.suffix(end + 1);
		const to = end + 1 + suffix.length;
		if (suffix.startsWith('_'))
			return { from: at, to, parts: this.#linked(content, suffix === '__') };
		const role = /:([a-z][\w.+:-]*):$/i.exec(this.text.slice(Math.max(this.#from, at - 80), at));
		const from = role ? at - role[0].length : at;
		if (role && this.#marks.opensAt(from)) {
			const parts = readRole(role[1]!, content, this.context);
			return { from, to: end + 1, parts };
		}
		const name = suffix.slice(1, -1);
		return {
			from: at,
			to,
			parts: name
				? readRole(name, content, this.context)
				: [{ t: 'em', c: [unescapeText(content)] }]
		};
	}

	/** `` `text <address>`_ ``, `` `name`_ `` or, without a name, `` `text`__ ``. */
	#linked(content: string, anonymous: boolean): Inline[] {
		const { text, target } = splitTarget(content);
		const c = [unescapeText(text)];
		if (target != null) return this.context.linkTo(target, c);
		if (anonymous) return this.context.linkNext(c) ?? c;
		return this.context.linkByName(content, c) ?? c;
	}

	/** `` _`a place in the text` ``. */
	#place(at: number): Span | undefined {
		if (!this.#marks.opensAt(at)) return undefined;
		const end = this.#marks.closing(at + 1, '`', true);
		if (end < 0) return undefined;
		return { from: at, to: end + 1, parts: [unescapeText(this.text.slice(at + 2, end))] };
	}

	/** `name_` and, without an address of its own, `text__`. */
	#reference(at: number): Span | undefined {
		const anonymous = this.text[at + 1] === '_';
		const to = at + (anonymous ? 2 : 1);
		if (!this.#marks.endsAt(to)) return undefined;
		const before = this.text.slice(Math.max(this.#from, at - 80), at);
		const name = /[\p{L}\p{N}]+(?:[-._+:][\p{L}\p{N}]+)*$/u.exec(before)?.[0];
		if (!name || !this.#marks.opensAt(at - name.length)) return undefined;
		const parts = anonymous
			? this.context.linkNext([name])
			: (this.context.linkByName(name, [name]) ??
				(this.context.names.titles.has(nameOf(name)) ? [name] : undefined));
		return parts && { from: at - name.length, to, parts };
	}

	/** `[1]_`, where the footnote is there. */
	#note(at: number): Span | undefined {
		NOTE.lastIndex = at;
		const found = NOTE.exec(this.text);
		if (!found) return undefined;
		const { names, seen } = this.context;
		const label = found[1]!;
		const id =
			label === '#'
				? names.numbered[seen.numbered++]
				: label === '*'
					? names.marked[seen.marked++]
					: names.footnotes.get(label.toLowerCase());
		return {
			from: at,
			to: at + found[0].length,
			parts: [id == null ? `[${label}]` : { t: 'ref', id }]
		};
	}

	/** `|name|`, or as a reference `|name|_`. */
	#substitution(at: number): Span | undefined {
		const close = this.text.slice(at + 1, at + 102).indexOf('|');
		const name = this.text.slice(at + 1, at + 1 + close);
		if (close < 1 || name !== name.trim()) return undefined;
		const parts = this.#substituted(nameOf(name));
		if (!parts) return undefined;
		const end = at + close + 2;
		const mark = /^_{1,2}/.exec(this.text.slice(end, end + 2))?.[0] ?? '';
		if (!mark || !this.#marks.endsAt(end + mark.length)) return { from: at, to: end, parts };
		const linked =
			mark === '__' ? this.context.linkNext(parts) : this.context.linkByName(name, parts);
		return { from: at, to: end + mark.length, parts: linked ?? parts };
	}

	#substituted(name: string): Inline[] | undefined {
		const { context } = this;
		const found = context.names.substitutions.get(name);
		const cost = (found?.text.length ?? 0) + 20;
		if (!found || this.depth > DEEPEST_SUBSTITUTION || context.budget < cost) return undefined;
		context.budget -= cost;
		if (found.directive === 'image') {
			const [address = '', ...options] = found.text.split('\n');
			const alt = options.find((line) => line.startsWith(':alt:'))?.slice(5) ?? name;
			const image = imageOf(alt, address, context.base);
			if (!found.used && !(typeof image === 'object' && 'to' in image))
				context.leaveSmall(address, UNUSABLE);
			found.used = true;
			return image ? [image] : [];
		}
		if (found.directive === 'unicode') {
			found.used = true;
			return [unicodeText(found.text)];
		}
		if (found.directive === 'raw') {
			found.used = true;
			return [{ t: 'br' }];
		}
		if (found.directive !== 'replace') return undefined;
		found.used = true;
		return inlineOf(found.text, context, this.depth + 1);
	}

	/** An address that stands bare; `at` is its colon. */
	#address(at: number): Span | undefined {
		const scheme = /(?:https?|ftp|mailto)$/i.exec(
			this.text.slice(Math.max(this.#from, at - 6), at)
		)?.[0];
		const from = at - (scheme?.length ?? 0);
		const slashes = this.text.startsWith('//', at + 1);
		if (!scheme || slashes === /mailto/i.test(scheme) || !this.#marks.opensAt(from))
			return undefined;
		ADDRESS.lastIndex = at + 1;
		const rest = ADDRESS.exec(this.text)?.[0] ?? '';
		const address = scheme + ':' + withoutPunctuation(rest);
		if (address.length < at - from + 4) return undefined;
		const shown = unescapeText(address);
		return { from, to: from + address.length, parts: this.context.link(shown, [shown]) };
	}

	#mail(at: number): Span | undefined {
		const user = /[\w+-]+(?:\.[\w+-]+)*$/.exec(this.text.slice(Math.max(this.#from, at - 64), at));
		HOST.lastIndex = at + 1;
		const host = user ? HOST.exec(this.text) : null;
		if (!user || !host || !this.#marks.opensAt(at - user[0].length)) return undefined;
		const address = `${user[0]}@${host[0]}`;
		const parts = this.context.link(`mailto:${address}`, [address]);
		return { from: at - user[0].length, to: at + 1 + host[0].length, parts };
	}
}
