/**
 * Which column of a table asks, which answers, and which names the section: by what they are called, in
 * any language, or else by what stands in them.
 */
import { asking } from '../faq/question';
import { firstRows } from './rows';

export interface Columns {
	question: number;
	answer: number;
	section?: number;
	/** Row in which the columns are named; rows before it are the table's title. */
	header?: number;
}

const set = (words: string) => new Set(words.split(/\s+/));

const QUESTION = set(
	'question questions q ques front prompt faq faqs query term word concept frage fragen f vorderseite begriff ' +
		'pregunta preguntas anverso pergunta perguntas domanda domande vraag vragen voorkant pytanie pytania otázka ' +
		'otázky kérdés kérdések întrebare spørgsmål spørsmål fråga frågor kysymys soru вопрос вопросы питання ' +
		'запитання ερώτηση ερωτήσεις 问题 問題 问 問 提问 質問 질문 질문내용 문 문제 سؤال السؤال שאלה प्रश्न câuhỏi pertanyaan คำถาม'
);
const ANSWER = set(
	'answer answers a ans back response reply solution definition meaning translation explanation antwort antworten ' +
		'rückseite lösung erklärung respuesta respuestas reverso réponse réponses reponse verso resposta respostas risposta ' +
		'risposte antwoord antwoorden achterkant odpowiedź odpowiedzi odpověď odpovědi válasz válaszok răspuns svar ' +
		'vastaus cevap yanıt ответ ответы відповідь відповіді απάντηση απαντήσεις 答案 回答 答 答复 答覆 解答 답변 답 대답 جواب ' +
		'إجابة الإجابة תשובה उत्तर câutrảlời trảlời jawaban คำตอบ'
);
const SECTION = set(
	'category categories section sections topic topics theme group chapter area module subject deck kategorie ' +
		'kategorien rubrik abschnitt thema bereich kapitel gruppe categoría categoria sección tema catégorie rubrique thème ' +
		'seção sezione argomento categorie onderwerp rubriek kategoria dział temat kategória kategori ämne emne категория ' +
		'раздел тема категорія розділ κατηγορία 分类 分類 类别 類別 主题 カテゴリ カテゴリー 分野 분류 카테고리 فئة קטגוריה หมวดหมู่'
);
/** What columns of help pages are called, where none is called by a better name. */
const TITLE = set(
	'title headline subject heading titel título titre titolo заголовок 标题 タイトル 제목'
);
const BODY = set(
	'body content text description article inhalt beschreibung contenido contenu contenuto текст 内容 本文 내용'
);
/** A column with one of these beside is about questions and holds none. */
const ABOUT = set(
	'id ids no nr number num type category topic url link date count tag tags status author language lang level score index'
);
/** Rows before the names of the columns. */
const MOST_TITLE_ROWS = 8;
/** So many rows tell what the columns hold. */
const SAMPLE_ROWS = 200;

/** What the columns of a table are; undefined where none asks. Fails on nothing. */
export function columnsOf(rows: string[][]): Columns | undefined {
	for (const [header, row] of rows.slice(0, MOST_TITLE_ROWS).entries()) {
		const named = namedColumns(
			row,
			rows.slice(header + 1, header + 1 + SAMPLE_ROWS),
			// Further down a sentence may hold such a word.
			header > 0
		);
		if (named) return { ...named, header };
	}
	return askingColumns(rows.slice(0, SAMPLE_ROWS));
}

/** Whether a text without a name is a table of questions: its columns are named so, or tabs part all rows. */
export function looksLikeTable(text: string): boolean {
	if (!/[,;\t|]/.test(text.slice(0, 2000))) return false;
	const table = firstRows(text);
	if (!table || table.rows.length < 2) return false;
	const columns = columnsOf(table.rows);
	if (!columns) return false;
	// A table within Markdown has a rule below its head.
	if (table.delimiter === '|' && /^[ \t]*\|?[ \t:|-]*-{3}[ \t:|-]*$/m.test(text)) return false;
	// Prose may begin with a line that holds both words.
	if (columns.header !== undefined)
		return namedColumns(table.rows[columns.header]!, [], true) !== undefined;
	const whole = table.rows.filter((row) => row[columns.question] && row[columns.answer]).length;
	const isQuoted = /^"(?:[^"]|"")*"[,;]"/.test(text.trimStart());
	return (table.delimiter === '\t' || isQuoted) && whole >= 2 && whole > table.rows.length * 0.9;
}

function namedColumns(names: string[], rows: string[][], strict: boolean): Columns | undefined {
	const find = (words: Set<string>, without: number[] = []) => {
		const free = names.map((name, k) => (without.includes(k) ? '' : name));
		const exact = free.findIndex((name) => words.has(squeeze(name)));
		if (exact >= 0 || strict) return exact;
		return free.findIndex((name) => {
			const parts = name.length < 40 ? (name.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? []) : [];
			const long = (part: string) => [...part].length > 1 || /\p{Script=Han}/u.test(part);
			return (
				parts.length < 5 &&
				parts.some((part) => long(part) && words.has(part)) &&
				!parts.some((part) => ABOUT.has(part)) &&
				asking(name) !== 'mark'
			);
		});
	};
	let question = find(QUESTION);
	let answer = find(ANSWER, [question]);
	if (question < 0 && answer < 0) {
		question = find(TITLE);
		answer = question < 0 ? -1 : find(BODY, [question]);
		if (answer < 0) return undefined;
	}
	const section = find(SECTION, [question, answer]);
	const rest = names
		.map((_, k) => k)
		.filter((k) => k !== question && k !== answer && k !== section);
	// One name alone may be a word of a sentence, unless the columns behave as it says.
	if (question < 0 || answer < 0) {
		if (strict) return undefined;
		if (question < 0) question = rest.find((k) => asks(rows, k) > 0.5) ?? -1;
		else if (names.filter(Boolean).length > 1)
			answer = rest.reduce((best, k) => (length(rows, k) > length(rows, best) ? k : best), -1);
		if (question < 0 || answer < 0) return undefined;
	}
	return { question, answer, ...(section < 0 ? {} : { section }) };
}

function askingColumns(rows: string[][]): Columns | undefined {
	const width = rows[0]?.length ?? 0;
	if (width < 2 || rows.length < 2) return undefined;
	const columns = Array.from({ length: width }, (_, k) => k);
	const longest = (without: number) =>
		columns
			.filter((k) => k !== without)
			.reduce((best, k) => (length(rows, k) > length(rows, best) ? k : best), -1);
	const question = columns.reduce((best, k) => (asks(rows, k) > asks(rows, best) ? k : best), 0);
	if (asks(rows, question) >= 0.5) {
		const answer = longest(question);
		return answer < 0 ? undefined : { question, answer };
	}
	const isShort = length(rows, 0) < 100 && length(rows, 0) <= length(rows, 1);
	return width === 2 && isShort && isWorded(rows, 0) && isWorded(rows, 1)
		? { question: 0, answer: 1 }
		: undefined;
}

const squeeze = (name: string) =>
	name
		.normalize('NFC')
		.toLowerCase()
		.replace(/[^\p{L}\p{M}\p{N}]+/gu, '');

const cellsOf = (rows: string[][], column: number) =>
	rows.map((row) => row[column] ?? '').filter(Boolean);

/** Share of a column's cells that bear a question mark, or at least begin as questions do. */
function asks(rows: string[][], column: number): number {
	const cells = cellsOf(rows, column);
	const marks = cells.filter((cell) => asking(cell) === 'mark').length;
	const words = cells.filter((cell) => asking(cell) === 'words').length;
	return cells.length ? (marks + words / 2) / cells.length : 0;
}

/** Mean length of a column's cells; -1 for no column. */
function length(rows: string[][], column: number): number {
	const cells = cellsOf(rows, column);
	if (column < 0) return -1;
	return cells.reduce((sum, cell) => sum + cell.length, 0) / Math.max(1, rows.length);
}

/** Whether a column holds words more than numbers, dates and addresses. */
function isWorded(rows: string[][], column: number): boolean {
	const cells = cellsOf(rows, column);
	const worded = cells.filter(
		(cell) => /\p{L}{2}|\p{Script=Han}/u.test(cell) && !/^https?:|@/.test(cell)
	);
	return cells.length > 0 && worded.length > cells.length * 0.7;
}
