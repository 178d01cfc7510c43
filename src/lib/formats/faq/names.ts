/** What documents and sections of questions and answers are called, in the languages they are mostly in. */
import { bare } from './question';

const PHRASES = [
	'frequently asked|frequent questions|frequently questions|commonly asked|often asked|common questions|questions and answers|questions answers|questions answered',
	'häufige fragen|häufig gestellte fragen|häufigste fragen|fragen und antworten',
	'foire aux questions|questions fréquentes|questions fréquemment|questions les plus|questions courantes|questions et réponses|questions réponses',
	'preguntas frecuentes|preguntas más|preguntas comunes|preguntas y respuestas',
	'perguntas frequentes|perguntas mais|perguntas comuns|perguntas e respostas',
	'domande frequenti|domande più|domande comuni|domande e risposte',
	'veelgestelde vragen|veel gestelde vragen|vragen en antwoorden',
	'często zadawane pytania|najczęstsze pytania|najczęściej zadawane|pytania i odpowiedzi',
	'časté dotazy|časté otázky|často kladené|otázky a odpovědi',
	'vanliga frågor|frågor och svar|ofte stilte|ofte stillede|usein kysyt',
	'gyakran ismételt|gyakori kérdések|întrebări frecvente|συχνές ερωτήσεις',
	'sıkça sorulan|sık sorulan|câu hỏi thường gặp|pertanyaan yang sering|pertanyaan umum',
	'часто задаваемые|частые вопросы|вопросы и ответы|поширені запитання|поширені питання|часті питання|чаво',
	'常见问|常見問|常用问题|常问问题|问题解答|問題解答|问答|問答|よくある質問|よくあるご質問|質問と回答|자주 묻는|자주 하는',
	'الأسئلة الشائعة|الأسئلة المتكررة|أسئلة شائعة|أسئلة متكررة|שאלות נפוצות|שאלות ותשובות|अक्सर पूछे|คำถามที่พบบ่อย'
]
	.join('|')
	.split('|')
	.map(bare);

const LONGEST = 200;
const LETTERS = /(?<![a-z])(?:f\.?a\.?qs?|q\s?[&+/]\s?as?)(?![a-z])/i;

/** Whether a title, a heading or a file's name says that questions with their answers stand under it. */
export function isFaqName(text: string): boolean {
	if (text.length > LONGEST) return false;
	if (LETTERS.test(text)) return true;
	const letters = bare(text);
	return PHRASES.some((phrase) => letters.includes(phrase));
}

const QUESTIONS =
	/(?<!\p{L})(?:questions|fragen|preguntas|perguntas|domande|vragen|pytania|otázky|frågor|spørgsmål|spørsmål|kysymyksiä|kérdések|întrebări|sorular|вопрос\p{L}*|питання|ερωτήσεις)(?!\p{L})|问题|問題|質問|질문|أسئلة|שאלות/iu;

/** Whether a title speaks of questions at all, and so of a FAQ by another name ("Questions about tea"). */
export function saysQuestions(text: string): boolean {
	return text.length <= LONGEST && QUESTIONS.test(text);
}
