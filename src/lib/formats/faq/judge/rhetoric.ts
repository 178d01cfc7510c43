/**
 * Questions that nobody answers: landing pages ("Why us?", "Ready to start?"), essays ("So what now?") and
 * talk are full of them. They count only against a document that is not called a FAQ.
 */

/** What a story goes on with, in the languages that documents are mostly in. */
const GOES_ON =
	/^(?:so|and|but|or|now|then|wait|well|oh|hm+|und|aber|also|oder|na|et|mais|alors|donc|y|pero|entonces|o|e|mas|então|ma|allora|en|maar|dus|i|ale|a|и|а|но|так|ну|那么|那麼|那|但是|然后|接下来|で(?:は|も)?|じゃあ)(?=[\s,，、…]|\.\.\.|(?<=[\p{Script=Han}\p{Script=Hiragana}]))/iu;
/** What a seller asks, and what sends the reader on. */
const INVITES =
	/^(?:(?:are you |you )?ready\b|(?:want|need|fancy|looking|interested|curious|thirsty|hungry|tired|sound|sick of|not sure|still|got|convinced|stuck|lost)\b|why (?:us|choose|work with|join|wait|not\b|go with)|what (?:are you waiting|(?:do )?our (?:customers|clients|users)|people say)|who we\b|questions?\W*$|warum (?:wir|uns)\b|bereit\b|interess\p{L}*\b|lust\b|noch fragen|was (?:sagen )?(?:unsere|andere|kunden)|pourquoi nous\b|prêts?\b|prête?s?\b|envie\b|besoin d|¿?por ?qu[eé] (?:nosotros|elegir)|¿?(?:listos?|listas?|quieres|te (?:vienes|animas)|necesitas|buscas|qué dicen)|pronto|prontos?\b|quer\b|precisa\b|perché (?:noi|scegli)|sei pronto|waarom (?:wij|ons)\b|klaar\b|почему (?:мы|нас|именно)|готовы\b|хотите\b|なぜ(?:私たち|当社|弊社)|为什么选择|為什麼選擇|准备好)/iu;
const SPACED =
	/[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}]/u;

/** Whether a question says too little to be asked by itself, goes on with a story, or sends the reader on. */
export function isRhetorical(question: string): boolean {
	const text = question.trim();
	if (GOES_ON.test(text) || INVITES.test(text)) return true;
	const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
	return SPACED.test(text) ? words.length < 3 : words.join('').length < 5;
}
