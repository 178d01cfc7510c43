/** The language of a text where it is evident: by its script, or by the small words of Latin ones. */

const SCRIPTS: [language: string, letters: RegExp][] = [
	['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
	['ko', /\p{Script=Hangul}/gu],
	['zh', /\p{Script=Han}/gu],
	['he', /\p{Script=Hebrew}/gu],
	['ar', /\p{Script=Arabic}/gu],
	['el', /\p{Script=Greek}/gu],
	['th', /\p{Script=Thai}/gu],
	['hi', /\p{Script=Devanagari}/gu],
	['ru', /[ыэъё]/giu],
	['uk', /[іїєґ]/giu]
];

const SMALL_WORDS: Record<string, string> = {
	en: 'the and of to is that it for you with this are can',
	de: 'der die und das ist nicht ein mit für sie auf wie',
	fr: 'le les et des est une pour que dans vous pas avec',
	es: 'el los que una para con por las está del puede como',
	pt: 'os que uma para com não por das você em são como',
	it: 'il che una per con non sono della gli più come questo',
	nl: 'het een van en is dat niet voor met zijn je op'
};

/** BCP 47 tag, or undefined where the text does not tell. Looks at the first 20,000 characters. */
export function languageOf(text: string): string | undefined {
	const sample = text.slice(0, 20_000);
	const letters = sample.match(/\p{L}/gu)?.length ?? 0;
	if (!letters) return undefined;
	for (const [language, script] of SCRIPTS) {
		const share = (sample.match(script)?.length ?? 0) / letters;
		// Kana stands among kanji, and letters of one language among those it shares with others.
		if (share > (/^(ja|ru|uk)$/.test(language) ? 0.02 : 0.3)) return language;
	}
	const words = sample.toLowerCase().match(/\p{L}+/gu) ?? [];
	const counts = Object.entries(SMALL_WORDS).map(([language, list]) => {
		const small = new Set(list.split(' '));
		return { language, count: words.filter((word) => small.has(word)).length };
	});
	counts.sort((a, b) => b.count - a.count);
	const [best, second] = counts;
	if (!best || best.count < 5 || best.count < words.length * 0.05) return undefined;
	return best.count > (second?.count ?? 0) * 1.3 ? best.language : undefined;
}
