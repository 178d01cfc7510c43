/** How much a line looks like a question, by its own words alone. */

export type Asking =
	/** It bears a question mark where a sentence ends. */
	| 'mark'
	/** It begins as questions and exam tasks do. */
	| 'words'
	| 'none';

/** Nobody asks at more length than this, in characters. */
const LONGEST = 1000;

/** Question marks of all scripts; the Greek one looks like a semicolon and has its own code point. */
const MARK = /[?？؟\u037e՞፧⁇⁈⁉‽⸮꘏꛷]/u;
const MARK_AT_END = new RegExp(
	`${MARK.source}["'”’»›)\\]）」』*_\\s.!…:]*$|(?<!\\s)${MARK.source}["'”’»)]*\\s+\\p{L}?`,
	'u'
);
/** French sets a space before its mark; elsewhere one between spaces is a sign that the text speaks of. */
const MARK_APART = new RegExp(`\\s${MARK.source}["'”’»)]*\\s+\\p{L}`, 'u');
/** Greek asks with what elsewhere is a semicolon. */
const GREEK = /\p{Script=Greek}[^;]*;["'”’»)\s]*$/u;
/** How Japanese, Korean and Thai sentences end that ask, and Chinese ones mostly. */
const ASKING_END =
	/(?:ไหม|มั้ย|หรือไม่|หรือเปล่า|หรือยัง|อย่างไร|ยังไง|ที่ไหน|เมื่อไร|เมื่อไหร่|เท่าไร|เท่าไหร่|อะไร|กี่[\u0e00-\u0e7f]{1,12}|ใคร)(?:บ้าง|ครับ|คะ|ค่ะ)?\s*$|(?:(?:です|ます|でしょう|ません|ました|だろう|の)か|教えてください|습니까|ㅂ니까|나요|까요|가요|[吗呢])[。.．]?\s*$/u;
const OPENING_WORDS =
	/^(what|how|why|when|where|which|who|whose|can|could|is|are|am|do|does|did|will|would|should|may|must|has|have|explain|describe|define|list|name|give|compare|tell|true or false|wie|was|warum|wann|wo|wer|welche[rs]?|kann|comment|pourquoi|quand|où|qui|quel(le)?s?|est-ce|cómo|por qué|qué|cuándo|dónde|quién|cuál|como|por que|quando|onde|quem|come|perché|dove|chi|quale|hoe|waarom|wanneer|waar|как|почему|что|когда|где|кто|зачем)(?:['’]\p{L}+|n['’]t)?(?=[\s,]|$)(?!\s+to\s)/iu;
/** A clause that asks, after one that leads to it. */
const ASKING_CLAUSE =
	/[,;:–—]\s+(?:and |but |so )?(?:what|how|why|when|where|which|who|can|could|is|are|do|does|did|will|should) (?:i|we|you|it|they|he|she|is|are|do|does|to|the|a|my|this|that)\b/iu;
/** Words that ask in scripts without spaces, wherever they begin or end a line. */
const ASKING_WORDS =
	/^(?:什么|为什么|为何|如何|怎么|怎样|哪|谁|是否|能否|可否|何时|どう|なぜ|何|いつ|どこ|どの|誰)|(?:とは|什么|怎么[办做写用]|如何|多少|哪里|哪儿|哪些)[。.：:]?\s*$/u;

/** A call in code: a mark in it says that something may be left out ("open(path, mode?)"). */
const CALL = /[\p{L}\p{N}_\]]\([^()]*\)/gu;

/** A key or option ("-?", "M-?") and nothing else. */
const KEY = /^(?:\p{L}?[-/|]|[^\p{L}\p{N}])\s?\?(?=\s|$)/u;

/** Judges one line, its label taken off. */
export function asking(line: string): Asking {
	if (line.length > LONGEST || !/[\p{L}\p{N}]/u.test(line)) return 'none';
	const text = line.includes('(') ? line.replace(CALL, 'x') : line;
	if (KEY.test(text)) return 'none';
	if (/^[¿⸘]/u.test(text) || MARK_AT_END.test(text) || GREEK.test(text)) return 'mark';
	if (ASKING_END.test(text)) return 'mark';
	if (OPENING_WORDS.test(text) && MARK_APART.test(text)) return 'mark';
	return [OPENING_WORDS, ASKING_CLAUSE, ASKING_WORDS].some((words) => words.test(text))
		? 'words'
		: 'none';
}

/** Whether the last sentence of a line asks. */
export function endsAsking(line: string): boolean {
	return asking(line) === 'mark' && /[?？؟\u037e;՞፧⁇⁈⁉‽か呢吗][^\p{L}\p{N}]*$/u.test(line);
}

/** The first person, and words for what is missing or goes wrong. */
const TROUBLE =
	/(?<![\p{L}\p{N}])(?:I|we|my|our|not|cannot|no longer|never|nothing|fails?|failed|errors?|unable|missing|broken|stuck|crash(?:es|ed)?|denied|invalid|wrong|ich|wir|mein\p{L}*|nicht|kein\p{L}*|je|nous|mon|ma|mes|pas|aucune?|mi|mis|tengo|não|meu|minha|non|mio|mia|ik|mijn|niet|geen|nie|mój|moja|не|нет|мой|моя|мои)(?![\p{L}\p{N}])|n['’]t\b|(?<!\p{L})j['’]ai/iu;
const TROUBLE_SIGNS =
	/(?:[!！…]|\.\.\.)["'”’»)]*$|无法|無法|不能|没有|沒有|失败|失敗|错误|錯誤|报错|報錯|异常|異常|无效|無效|为空|不起|未能|ません|できない|(?:않|없)/u;

/** Whether a line tells of somebody's trouble, as FAQs do where they could ask. */
export function tellsTrouble(text: string): boolean {
	return text.length <= LONGEST && (TROUBLE.test(text) || TROUBLE_SIGNS.test(text));
}

/** "三、" and "（三）". */
const HAN_NUMBER =
	/^\s*(?:[一二三四五六七八九十百]{1,4}[、．.]|[（(][一二三四五六七八九十]{1,3}[)）])\s*(?=\S)/u;

/** Length of the number that a heading begins with ("1.2 ", "3) ", "(3) ", "B4) "), with its white space; 0 for none. */
export function numberLength(text: string): number {
	const han = HAN_NUMBER.exec(text)?.[0].length;
	if (han) return han;
	return (
		/^\s*(?:\d{1,3}(?:\.\d{1,3})+[.)]?|\d{1,3}-\d{1,3}[.)]|\d{1,3}[.)]|\(\d{1,3}\)|[A-Z]\d{1,2}[.)])[\s\u00a0]+(?=\S)/u.exec(
			text
		)?.[0].length ?? 0
	);
}

/** White space of any kind to single spaces. */
export function oneSpace(text: string): string {
	return text.replace(/\s+/gu, ' ').trim();
}

/** Letters and digits alone, to compare what was typed or marked up differently. */
export function bare(text: string): string {
	return text
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, '');
}
