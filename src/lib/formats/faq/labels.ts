/**
 * The labels that mark questions and answers ("Q:", "Antwort 3."), in the languages that FAQs are mostly
 * written in. A family of labels counts only when its questions are there: "A." may be anyone's initial.
 */
import { asking, numberLength } from './question';

interface Family {
	question: string;
	answer: string;
	/** Letters that begin many other lines too: they count where both occur at least twice. */
	loose?: boolean;
}

const FAMILIES: Family[] = [
	{ question: 'q|ques|question', answer: 'a|ans|answer|r|réponse|reponse' },
	{ question: 'frage', answer: 'antwort' },
	{ question: 'pregunta|pergunta', answer: 'respuesta|resposta' },
	{ question: 'domanda', answer: 'risposta' },
	{ question: 'vraag', answer: 'antwoord' },
	{ question: 'pytanie|otázka|otazka', answer: 'odpowiedź|odpowiedz|odpověď|odpoveď' },
	{ question: 'fråga|spørgsmål|spørsmål|kysymys', answer: 'svar|vastaus' },
	{ question: 'soru', answer: 'cevap|yanıt' },
	{ question: 'вопрос|в|питання', answer: 'ответ|о|відповідь' },
	{ question: 'ερώτηση', answer: 'απάντηση' },
	{ question: '问题|問題|问|問|質問', answer: '答案|回答|答' },
	{ question: '질문|문', answer: '답변|답' },
	{ question: 'سؤال|السؤال|سوال|پرسش|س', answer: 'جواب|الجواب|إجابة|الإجابة|الاجابة|پاسخ|ج' },
	{ question: 'שאלה|ש', answer: 'תשובה|ת' },
	{ question: 'प्रश्न|প্রশ্ন|கேள்வி', answer: 'उत्तर|উত্তর|பதில்' },
	{ question: 'câu hỏi|hỏi', answer: 'câu trả lời|trả lời|đáp' },
	{ question: 'tanya|pertanyaan', answer: 'jawab|jawaban' },
	{ question: 'kérdés|întrebare|intrebare', answer: 'válasz|răspuns|raspuns' },
	{ question: 'pitanje|въпрос', answer: 'odgovor|отговор' },
	{ question: 'ถาม|คำถาม', answer: 'ตอบ|คำตอบ' },
	{ question: 'p|f|d|s|ε', answer: 'a|r|o|c|α', loose: true }
];

// Chinese and Japanese set no space.
const END = '(?=\\s|$|[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}])';
// What may follow the word: a number, and a mark that ends the label. "Q4 sales" is no label, "Q1.0 What" and "Q.1 What" are.
const AFTER = `(?:\\s?(?:no\\.?|nr\\.?|#)?\\s?\\p{Nd}{1,3}(?:\\.\\p{Nd}{1,3})*\\s?(?:[.)]${END}|[:：])|\\s?\\p{Nd}{1,3}[.-]\\p{Nd}{1,3}(?=\\s|$)|\\p{Nd}{1,3}\\s(?=[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}])|\\.\\p{Nd}{1,3}[.:)]?(?=\\s|$)|\\s?[:：]|[.)]${END}|(?:\\s?\\p{Nd}{1,3}\\s?|\\s)[-–—](?=\\s|$))`;

const pattern = (words: string, loose = false) =>
	new RegExp(
		`^[\\s\\u00a0]*(?:(?:${words})${AFTER}${loose ? '' : `|\\[(?:${words})\\s?\\d{0,3}\\](?:\\s?[:：.–—-])?(?=\\s)`})[\\s\\u00a0]*`,
		'iu'
	);

const COMPILED = FAMILIES.map(({ question, answer, loose = false }) => ({
	question: pattern(question, loose),
	answer: pattern(answer, loose),
	/** "Answer" alone on a line, as over a fold-out, or "Correct answer: B". */
	answerTitle: new RegExp(
		`^\\s*(?:(?:show\\s)?(?:the\\s)?(?:${answer})(?:\\s\\d{1,3})?\\s*$|(?:\\p{L}+\\s)?(?:${answer})(?:\\s\\p{L}+)?\\s*[:：])`,
		'iu'
	),
	loose
}));

/** A word in small letters with a full stop ends the sentence of the line above. */
const SENTENCE_END = /^\s*\p{Ll}{2,}[.)]/u;

/** Letters, figures and marks of full width as those of half width, one for one. */
function narrow(text: string): string {
	return text.replace(/[！-～]/gu, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
}

/** Length of a number before a label with a colon, as in "1.1 Q: …"; 0 for none. */
function numberBefore(text: string): number {
	const start = text.slice(0, 40);
	const number = numberLength(start);
	return number && /^\p{L}{1,12}\s?[:：]/u.test(start.slice(number)) ? number : 0;
}

export interface Labels {
	/** Length of the question label that a text begins with, with the white space after it; 0 for none. */
	question(text: string): number;
	answer(text: string): number;
	/** Whether any labelled question was seen. */
	any: boolean;
}

/** The labels that a document uses, judged by the first characters of all its lines. Fails on nothing. */
export function labelsOf(lines: string[]): Labels {
	const starts = lines
		.map((line) => narrow(line.slice(numberBefore(line), 40)))
		.filter((start) => /[.:：)\]–—\p{Nd}-]/u.test(start) && !SENTENCE_END.test(start));
	const count = (label: RegExp) => starts.filter((start) => label.test(start)).length;
	const asked = COMPILED.filter(({ question, answer, loose }) => {
		const questions = count(question);
		// "d)" after "b)" is an entry of a list.
		return loose
			? questions > 1 &&
					count(answer) > 1 &&
					count(/^\s*b\s?[:：.)]/i) * 2 < questions &&
					someAsk(lines, question)
			: questions > 0;
	});
	// Under headings that ask, "Answer:" spelled out is a label by itself, and so is "A:" without "B:".
	const options = starts.some((start) => /^\s*B\s?[:：.)]/.test(start));
	const spelled = starts.filter(
		(start) => /^\s*\p{L}{3,}/u.test(start) || (!options && /^\s*A\s?[:：]/.test(start))
	);
	const answering = COMPILED.filter(
		(family) =>
			asked.includes(family) ||
			(!family.loose && spelled.filter((start) => family.answer.test(start)).length > 1)
	);
	const lengthOf = (text: string, which: 'question' | 'answer') => {
		if (SENTENCE_END.test(text.slice(0, 60))) return 0;
		const number = which === 'question' ? numberBefore(text) : 0;
		for (const family of which === 'answer' ? answering : asked) {
			const label = family[which].exec(narrow(text.slice(number, 60)));
			if (label) return number + label[0].length;
		}
		return 0;
	};
	return {
		question: (text) => lengthOf(text, 'question'),
		answer: (text) => lengthOf(text, 'answer'),
		any: asked.length > 0
	};
}

/** Whether a third of the lines with a label ask by their words: "S:" and "C:" may be a server and its client. */
function someAsk(lines: string[], label: RegExp): boolean {
	const labelled = lines.map(narrow).filter((line) => label.test(line));
	const asks = labelled.filter((line) => asking(line.replace(label, '')) !== 'none');
	return asks.length * 3 >= labelled.length;
}

/** Whether a short text does nothing but announce the answer, in any of the languages, spelled out. */
export function isAnswerTitle(text: string): boolean {
	return (
		text.length < 80 &&
		/^\s*\p{L}{2,}/u.test(text) &&
		COMPILED.some(({ answerTitle, loose }) => !loose && answerTitle.test(text))
	);
}

/** Whether a text is nothing but the label of a question or answer, in any of the languages ("Q", "Antwort:"). */
export function isLabel(text: string): boolean {
	const label = `${text.trim().replace(/:$/, '')}:`;
	return (
		label.length < 30 &&
		COMPILED.some(
			({ question, answer, loose }) =>
				!loose && [question, answer].some((whole) => whole.exec(label)?.[0] === label)
		)
	);
}
