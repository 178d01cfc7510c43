// Rule: a text is read in the letters that its author wrote, whichever encoding it is in; what is no text is refused with a sentence.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textOf } from '../../src/lib/formats/faq/bytes';
import { UnreadableText } from '../../src/lib/formats/unreadable';

/** The way back from a decoder: every character by the bytes that decode to it. */
function bytesIn(label: string, text: string): Uint8Array {
	const decoder = new TextDecoder(label, { fatal: true });
	const known = new Map<string, number[]>();
	const note = (...bytes: number[]) => {
		try {
			const character = decoder.decode(Uint8Array.from(bytes));
			if ([...character].length === 1 && !known.has(character)) known.set(character, bytes);
		} catch {
			// No character.
		}
	};
	for (let first = 0; first < 256; first++) note(first);
	if (/jis|euc|gb|big5/i.test(label))
		for (let first = 0x81; first < 256; first++)
			for (let second = 0x30; second < 256; second++) note(first, second);
	// Node before 22 takes this one for Latin-1.
	if (label === 'windows-1252') [...'‘’“”•–—˜™'].forEach((mark, k) => known.set(mark, [0x91 + k]));
	if (label === 'windows-1252') known.set('„', [0x84]);
	return Uint8Array.from(
		[...text].flatMap((character) => {
			const bytes = known.get(character);
			if (!bytes) throw new Error(`${label} has no ${character}`);
			return bytes;
		})
	);
}

const texts: [labels: string[], text: string][] = [
	[
		['shift_jis', 'euc-jp'],
		'よくある質問\n\n問: パスワードを忘れたときはどうすればよいですか？\n答: 画面の下にある「忘れた方」を押すと、登録した宛先に新しい鍵が届きます。\n\n問: 支払いの方法は何がありますか？\n答: カードと銀行振込を選べます。'
	],
	[
		['gb18030'],
		'常见问题\n\n问：如何重置密码？\n答：请在登录页面点击“忘记密码”，我们会向您的邮箱发送一个新的链接。\n\n问：支持哪些付款方式？\n答：您可以选择银行卡或者转账。'
	],
	[
		['big5'],
		'常見問題\n\n問：如何重設密碼？\n答：請在登入頁面點選「忘記密碼」，我們會向您的信箱寄送一個新的連結。\n\n問：支援哪些付款方式？\n答：您可以選擇信用卡或者轉帳。'
	],
	[
		['euc-kr'],
		'자주 묻는 질문\n\n문: 비밀번호를 잊어버리면 어떻게 하나요?\n답: 로그인 화면에서 비밀번호 찾기를 누르면 등록된 주소로 새 링크를 보내 드립니다.\n\n문: 결제 방법은 무엇이 있나요?\n답: 카드와 계좌 이체를 선택할 수 있습니다.'
	],
	[
		['windows-1251', 'koi8-r', 'iso-8859-5'],
		'Частые вопросы\n\nВопрос: Как восстановить пароль?\nОтвет: Нажмите на странице входа кнопку, и мы пришлём вам новую ссылку.\n\nВопрос: Как можно оплатить?\nОтвет: Картой или переводом.'
	],
	[
		['windows-1251', 'koi8-u'],
		'Часті запитання\n\nПитання: Як відновити пароль?\nВідповідь: Натисніть на сторінці входу кнопку, і ми надішлемо вам нове посилання. Далі виберіть новий пароль.'
	],
	[
		['windows-1252'],
		'Häufige Fragen\n\nF: Wie ändere ich mein Passwort?\nA: Öffnen Sie die Übersicht und wählen Sie „Passwort ändern“. Danach müssen Sie es bestätigen.'
	],
	[
		['windows-1252'],
		'Questions fréquentes\n\nQ : Où puis-je changer mon mot de passe ?\nR : À la page d’accueil, cliquez sur « Oublié » ; le lien vous est envoyé aussitôt.'
	],
	[
		['windows-1252'],
		'Preguntas frecuentes\n\n¿Cómo cambio mi contraseña?\nAbra la página de inicio y elija la opción. Después recibirá un correo electrónico.'
	],
	[
		['windows-1252'],
		'Vanliga frågor\n\nHur ändrar jag mitt lösenord?\nÖppna startsidan och välj ”Ändra”. Därefter får du ett meddelande på den angivna adressen.'
	],
	[
		['windows-1250', 'iso-8859-2'],
		'Najczęstsze pytania\n\nP: Jak zmienić hasło?\nO: Otwórz stronę główną i wybierz zmianę. Następnie wyślemy wiadomość na podany adres. Żadne dane nie zostaną usunięte.'
	],
	[
		['windows-1250', 'iso-8859-2'],
		'Časté dotazy\n\nJak změním heslo?\nOtevřete úvodní stránku a zvolte změnu. Poté vám přijde zpráva s odkazem, který můžete použít.'
	],
	[
		['windows-1253', 'iso-8859-7'],
		'Συχνές ερωτήσεις\n\nΠώς αλλάζω τον κωδικό μου;\nΑνοίξτε την αρχική σελίδα και επιλέξτε την αλλαγή. Θα λάβετε ένα μήνυμα με νέο σύνδεσμο.'
	],
	[
		['windows-1254'],
		'Sık sorulan sorular\n\nParolamı nasıl değiştiririm?\nGiriş sayfasını açın ve değiştirme seçeneğine dokunun. Ardından size yeni bir bağlantı göndereceğiz.'
	],
	[
		['windows-1255'],
		'שאלות נפוצות\n\nאיך משנים את הסיסמה?\nפתחו את דף הבית ובחרו באפשרות שינוי סיסמה. לאחר מכן תקבלו הודעה עם קישור חדש.'
	],
	[
		['windows-1256'],
		'الأسئلة الشائعة\n\nكيف أغير كلمة المرور؟\nافتح الصفحة الرئيسية واختر تغيير كلمة المرور. بعد ذلك ستصلك رسالة فيها رابط جديد.'
	],
	[
		['windows-1257'],
		'Dažni klausimai\n\nKaip pakeisti slaptažodį?\nAtidarykite pradinį puslapį ir pasirinkite keitimą. Tada gausite laišką su nauja nuoroda, kuria galėsite naudotis.'
	],
	[
		['windows-874'],
		'คำถามที่พบบ่อย\n\nฉันจะเปลี่ยนรหัสผ่านได้อย่างไร\nเปิดหน้าแรกแล้วเลือกเปลี่ยนรหัสผ่าน จากนั้นเราจะส่งลิงก์ใหม่ไปที่อีเมลของคุณ'
	]
];

for (const [labels, text] of texts)
	for (const label of labels)
		test(`${label} without a label: ${text.slice(0, 12).trim()}`, async () => {
			expect(await textOf(bytesIn(label, text))).toBe(text);
			const page = `<!doctype html>\n<html><head><title>${text.slice(0, 8)}</title></head>\n<body class="page main">\n${text
				.split('\n')
				.map((line) => `<p class="line">${line}</p>`)
				.join('\n')}</body></html>`;
			expect(await textOf(bytesIn(label, page))).toBe(page);
		});

test('a few letters in much English', async () => {
	for (const word of ['naïve café', 'it’s “so”', '© 2020', '20 °C', '£5', 'Zoë', 'El Niño', '–']) {
		const text = `What is this about?\nThe answer is rather long, and it holds ${word} in the middle of the line.\n`;
		const long = 'It has many more lines in plain English words.\n'.repeat(20) + text;
		expect(await textOf(bytesIn('windows-1252', text)), word).toBe(text);
		expect(await textOf(bytesIn('windows-1252', long)), word).toBe(long);
	}
});

test('what a document says of itself is heeded', async () => {
	const short = 'Ősz?';
	for (const head of [
		'<meta charset="iso-8859-2">',
		'<META http-equiv=content-type content="text/html; charset=ISO-8859-2">',
		'<?xml version="1.0" encoding="iso-8859-2"?>',
		'# -*- coding: iso-8859-2 -*-',
		'#!shell\n# vim: set fileencoding=iso-8859-2 :'
	]) {
		const text = `${head}\n${short}`;
		expect(await textOf(bytesIn('iso-8859-2', text))).toBe(text);
		// But not where it is disproved.
		expect(await textOf(new TextEncoder().encode(text))).toBe(text);
	}
});

test('UTF-16 with and without its mark', async () => {
	for (const text of [
		'What is it?\nA test.',
		'问题：这是什么？\n回答：一个测试。',
		'Что это?\nТест.'
	]) {
		for (const mark of ['\ufeff', '']) {
			const units = [...(mark + text)].flatMap((c) => [
				c.charCodeAt(0) & 255,
				c.charCodeAt(0) >> 8
			]);
			const little = Uint8Array.from(units);
			const big = Uint8Array.from(units, (_, at) => units[at ^ 1]!);
			expect(await textOf(little)).toBe(text);
			expect(await textOf(big)).toBe(text);
		}
	}
});

test('a damaged letter leaves UTF-8 what it is', async () => {
	const bytes = new TextEncoder().encode(
		'Où est la clé ? Là-bas, près de la fenêtre, à côté de l’œuf.'
	);
	const damaged = Uint8Array.from([...bytes, 0x20, 0xff, 0x20, 0x41]);
	expect(await textOf(damaged)).toContain('près de la fenêtre, à côté de l’œuf. \ufffd A');
	// A copy that broke off within a letter.
	expect(await textOf(bytes.subarray(0, bytes.indexOf(0x93)))).toContain('côté');
});

test('line ends and the mark of UTF-8 are tidied', async () => {
	expect(await textOf('\ufeffa\r\nb\rc')).toBe('a\nb\nc');
	expect(await textOf(Uint8Array.from([0xef, 0xbb, 0xbf, 0x61, 13, 10]))).toBe('a\n');
});

test('what is no text is refused with a sentence', async () => {
	const of = (head: string) =>
		Uint8Array.from(`${head}\0\x01\x02abcdefghijkl`, (mark) => mark.charCodeAt(0));
	for (const [head, word] of [
		['%PDF-1.7', 'PDF'],
		['\x89PNG\r\n', 'picture'],
		['GIF89a', 'picture'],
		['\xff\xd8\xff\xe0', 'picture'],
		['RIFF1234WEBP', 'picture'],
		['PK\x03\x04', 'packed'],
		['\x1f\x8b\x08', 'packed'],
		['SQLite format 3', 'database'],
		['{\\rtf1', 'rich text'],
		['\xd0\xcf\x11\xe0\xa1', 'password'],
		['\x7fELF\x02\x01\x01\0\0\0', 'look like text']
	] as const) {
		await expect(textOf(of(head)), head).rejects.toThrow(UnreadableText);
		await expect(textOf(of(head)), head).rejects.toThrow(word);
	}
	await expect(textOf('')).rejects.toThrow(UnreadableText);
	await expect(textOf(new Uint8Array(21 * 1024 * 1024))).rejects.toThrow('20 MB');
});

test('any UTF-8 comes back, and any bytes give a text or a sentence', async () => {
	await fc.assert(
		fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (text) => {
			const whole = `Was? ${text}`;
			if (/[\u0000-\u001f\u007f\ufeff\ufffd]/.test(text)) return;
			expect(await textOf(new TextEncoder().encode(whole))).toBe(whole);
		})
	);
	await fc.assert(
		fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
			try {
				expect(typeof (await textOf(bytes))).toBe('string');
			} catch (error) {
				expect(error).toBeInstanceOf(UnreadableText);
			}
		})
	);
});
