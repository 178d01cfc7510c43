// The rule this file defends: a locked backup opens with its passphrase or its code and with nothing else,
// says a sentence otherwise, and no part of it can be changed, moved or left out; and it can be opened by
// docs/formats.md alone, with tools that know nothing of Adage.
import { createDecipheriv, pbkdf2Sync } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { isLocked, lockFile, makeLock, openLocked } from '../../src/lib/formats/locked';
import { CODE_BYTES, readCode, writeCode } from '../../src/lib/formats/recovery-code';

type Bytes = Uint8Array<ArrayBuffer>;

const PASSPHRASE = 'four wörds, one  line';
const CODE = writeCode(crypto.getRandomValues(new Uint8Array(CODE_BYTES)));
/** As the app makes it but for the rounds of its derivation, which take half a second each. */
const lock = await makeLock(PASSPHRASE, CODE, 1000);
const MB = 1_048_576;

/** Bytes that do not repeat. */
function content(length: number): Bytes {
	const bytes = new Uint8Array(length);
	for (let i = 0; i < length; i++) bytes[i] = (i * 2654435761) >>> 13;
	return bytes;
}

async function locked(bytes: Bytes, by = lock): Promise<Bytes> {
	const { stream } = await lockFile(new Blob([bytes]).stream(), by);
	return new Uint8Array(await new Response(stream).arrayBuffer());
}

async function opened(file: Bytes, secret: string): Promise<Bytes> {
	const packed = await openLocked(new Blob([file]), secret);
	return new Uint8Array(await new Response(packed.stream()).arrayBuffer());
}

const refusal = (file: Bytes, secret = CODE) =>
	opened(file, secret).then(
		() => undefined,
		(error: Error) => error.message
	);

const SMALL = content(5000);
const file = await locked(SMALL);

test('what is locked comes back, whatever its length', async () => {
	for (const length of [0, 1, MB - 1, MB, MB + 1, 2 * MB, 2 * MB + 5]) {
		const bytes = content(length);
		const back = await opened(await locked(bytes), CODE);
		expect(Buffer.compare(back, bytes), `${length} bytes`).toBe(0);
	}
	expect(await isLocked(new Blob([file]))).toBe(true);
	expect(await isLocked(new Blob([SMALL]))).toBe(false);
	expect(await isLocked(new Blob([]))).toBe(false);
});

test('the passphrase opens it however its letters are put together, and spaces at its ends do not count', async () => {
	expect(await opened(file, PASSPHRASE)).toEqual(SMALL);
	expect(await opened(file, ` ${PASSPHRASE.normalize('NFD')}\n`)).toEqual(SMALL);
});

test('the code opens it however it was typed', async () => {
	const sloppy = CODE.toLowerCase().replace(/-/g, ' ').replace(/0/g, 'o').replace(/1/g, 'l');
	expect(await opened(file, sloppy)).toEqual(SMALL);
	expect(CODE).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/);
	// One sign that is wrong, or two that changed places, is no code.
	const other = CODE[0] === '2' ? '3' : '2';
	expect(readCode(other + CODE.slice(1))).toBeUndefined();
	expect(readCode('')).toBeUndefined();
});

test('anything else does not, and says what to do', async () => {
	for (const wrong of ['', 'x', PASSPHRASE.toUpperCase(), writeCode(new Uint8Array(CODE_BYTES))])
		expect(await refusal(file, wrong)).toMatch(/^This does not open the backup\..*code\.$/);
});

test('the keys that are kept open nothing', async () => {
	for (const { key } of lock) {
		expect([key.extractable, key.usages]).toEqual([false, ['encrypt']]);
	}
	// Each file has a key of its own.
	expect(Buffer.from(file).includes(Buffer.from(await locked(SMALL)).subarray(-64))).toBe(false);
});

test('cut, changed, lengthened, or with chunks that changed places: refused', async () => {
	const damaged = /^This (locked backup is incomplete or was changed|does not open)/;
	const start = file.indexOf(10) + 1;
	for (let part = 0; part < 16; part++)
		expect(await refusal(file.slice(0, Math.floor((file.length * part) / 16)))).toMatch(damaged);
	for (const at of [start, start + 100, file.length - 1, 20, 60, start - 10]) {
		const changed = file.slice();
		changed[at]! ^= 1;
		expect(await refusal(changed), `byte ${at}`).toMatch(damaged);
	}
	expect(await refusal(new Uint8Array([...file, 0]))).toMatch(damaged);
	// Cut exactly where a chunk ends, and with two chunks in each other's place.
	const long = await locked(content(2 * MB + 5));
	const begin = long.indexOf(10) + 1;
	const chunk = MB + 16;
	expect(await refusal(long.slice(0, begin + chunk))).toMatch(damaged);
	const swapped = long.slice();
	swapped.set(long.subarray(begin, begin + chunk), begin + chunk);
	swapped.set(long.subarray(begin + chunk, begin + 2 * chunk), begin);
	expect(await refusal(swapped)).toMatch(damaged);
});

/** The file with another first line. */
const forged = (change: (header: Record<string, unknown>) => object) => {
	const at = file.indexOf(10);
	const header = JSON.parse(Buffer.from(file.subarray(0, at)).toString()) as never;
	return new Uint8Array(
		Buffer.concat([Buffer.from(JSON.stringify(change(header))), file.subarray(at)])
	);
};

test('a file that would stall whoever opens it, or is newer, is refused at once', async () => {
	expect(await refusal(forged((header) => header))).toBeUndefined();
	expect(await refusal(forged((header) => ({ ...header, version: 2 })))).toMatch(/newer Adage/);
	for (const wrong of [{ chunk: 1e12 }, { chunk: 0 }, { keys: 5 }, { keys: [null] }])
		expect(await refusal(forged((header) => ({ ...header, ...wrong })))).toMatch(/incomplete/);
	const slow = (header: Record<string, unknown>) => ({
		...header,
		keys: (header.keys as object[]).map((key) => ({ ...key, iterations: 2 ** 31 }))
	});
	expect(await refusal(forged(slow))).toMatch(/incomplete/);
});

test('what all keys of a file ask for together is bounded, before any of it is worked out', async () => {
	const derive = vi.spyOn(crypto.subtle, 'deriveKey');
	/** Whether a file with so many rounds a key is begun with: its first key is as it was made. */
	const begun = async (...others: number[]) => {
		derive.mockClear();
		const rounds = (header: Record<string, unknown>) => {
			const [first, second] = header.keys as object[];
			return {
				...header,
				keys: [first, ...others.map((iterations) => ({ ...second, iterations }))]
			};
		};
		const blob = new Blob([forged(rounds)]);
		const opened = await openLocked(blob, PASSPHRASE).then(
			() => true,
			(error: Error) => error.message
		);
		return [opened, derive.mock.calls.length];
	};
	expect(await begun(4_999_000)).toEqual([true, 1]);
	expect(await begun(2_000_000, 2_000_000, 999_000)).toEqual([true, 1]);
	const refused = [expect.stringMatching(/incomplete or was changed/), 0];
	expect(await begun(4_999_001)).toEqual(refused);
	expect(await begun(2_000_000, 2_000_000, 999_001)).toEqual(refused);
	expect(await begun(1, 1, 1, 1)).toEqual(refused);
	// What the app makes by itself is far below.
	derive.mockRestore();
	const asked = (await makeLock(PASSPHRASE, CODE)).reduce((sum, key) => sum + key.iterations, 0);
	expect(asked).toBeLessThanOrEqual(2_500_000);
});

test('it can be opened by what is written down about it', async () => {
	const file = await locked(SMALL, await makeLock(PASSPHRASE, CODE));
	const at = file.indexOf(10);
	const line = Buffer.from(file.subarray(0, at));
	const header = JSON.parse(line.toString()) as {
		chunk: number;
		keys: { by: string; iterations: number; salt: string; iv: string; key: string }[];
	};
	const open = (key: Buffer, iv: Buffer, sealed: Buffer, about?: Buffer) => {
		const decipher = createDecipheriv('aes-256-gcm', key, iv);
		if (about) decipher.setAAD(about);
		decipher.setAuthTag(sealed.subarray(-16));
		return Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
	};
	const base64 = (text: string) => Buffer.from(text, 'base64');
	const secrets = { passphrase: PASSPHRASE, 'recovery code': CODE.replace(/-/g, '').slice(0, 26) };
	for (const { by, iterations, salt, iv, key } of header.keys) {
		expect(iterations).toBeGreaterThanOrEqual(600_000);
		const secret = secrets[by as keyof typeof secrets].normalize('NFKC');
		const derived = pbkdf2Sync(secret, base64(salt), iterations, 32, 'sha256');
		const fileKey = open(derived, base64(iv), base64(key));
		const nonce = Buffer.alloc(12);
		nonce[11] = 1;
		const sealed = Buffer.from(file.subarray(at + 1));
		expect(Buffer.compare(open(fileKey, nonce, sealed, line), SMALL)).toBe(0);
	}
});
