/**
 * A backup that only a passphrase or a recovery code opens (docs/formats.md): a line of JSON that says how,
 * then the backup, sealed in chunks (sealed.ts) with a key of its own. That key stands in the line twice,
 * wrapped for the passphrase and for the code. What makes backups keeps the keys that wrap, and these cannot
 * open anything: the passphrase is kept nowhere.
 */
import { decodeBase64, encodeBase64 } from '../core/base64';
import { readJson } from './backup-json';
import { UnusableBackup, type Packed } from './backup-lines';
import { readCode } from './recovery-code';
import { opening, sealing } from './sealed';

type Bytes = Uint8Array<ArrayBuffer>;

const FORMAT = 'adage-locked';
const VERSION = 1;
/** As OWASP recommends for PBKDF2 with SHA-256; a file says its own. */
const ITERATIONS = 600_000;
/** Of all keys together, since a wrong passphrase tries each: four times what a file of ours asks for, which is
 * a few seconds. More would be made to stall whoever opens it. */
const ITERATIONS_MAX = 5_000_000;
/** One for each thing that opens it, and room for others. */
const KEYS_MAX = 4;
const CHUNK = 1_048_576;
const CHUNK_MAX = 16 * CHUNK;
const LINE_MAX = 16_384;
const NEWLINE = 10;
const AES = { name: 'AES-GCM', length: 256 };

/** What opens a lock. */
type By = 'passphrase' | 'recovery code';

/** What a person's secret is turned into. */
interface Derived {
	by: By;
	iterations: number;
	salt: string;
}

/** A key that wraps others and opens none; may be kept. */
export interface LockKey extends Derived {
	key: CryptoKey;
}

/** What backups are locked with. */
export type Lock = LockKey[];

/** A key of one file, as its first line has it: `key` is its 32 bytes under AES-256-GCM with `iv`. */
interface Wrapped extends Derived {
	iv: string;
	key: string;
}

const plain = (passphrase: string) => passphrase.normalize('NFKC').trim();

/** A lock that a passphrase and a recovery code open. */
export async function makeLock(
	passphrase: string,
	code: string,
	iterations = ITERATIONS
): Promise<Lock> {
	const secrets: [By, string][] = [
		['passphrase', plain(passphrase)],
		['recovery code', readCode(code)!]
	];
	return Promise.all(
		secrets.map(async ([by, secret]) => {
			const derived = { by, iterations, salt: encodeBase64(random(16)) };
			return { ...derived, key: await deriveKey(secret, derived, 'encrypt') };
		})
	);
}

/** A file under a lock. `unlocked` reads back what was written, without anybody's secret. */
export async function lockFile(
	content: ReadableStream<Bytes>,
	lock: Lock
): Promise<{ stream: ReadableStream<Bytes>; unlocked: (file: Blob) => Packed }> {
	const raw = random(32);
	const keys = await Promise.all(
		lock.map(async ({ by, iterations, salt, key }): Promise<Wrapped> => {
			const iv = random(12);
			const wrapped = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, raw);
			const text = encodeBase64(new Uint8Array(wrapped));
			return { by, iterations, salt, iv: encodeBase64(iv), key: text };
		})
	);
	const line = JSON.stringify({ format: FORMAT, version: VERSION, chunk: CHUNK, keys });
	const about = new TextEncoder().encode(line);
	const key = await importKey(raw, ['encrypt', 'decrypt']);
	const sealed = content.pipeThrough(sealing({ key, chunk: CHUNK, about })).getReader();
	const stream = new ReadableStream<Bytes>({
		start: (controller) => controller.enqueue(new TextEncoder().encode(line + '\n')),
		async pull(controller) {
			const { done, value } = await sealed.read();
			if (done) controller.close();
			else controller.enqueue(value);
		},
		cancel: (reason) => sealed.cancel(reason)
	});
	const unlocked = (file: Blob) => contentOf(file, { key, chunk: CHUNK, about });
	return { stream, unlocked };
}

/** Whether a file is a locked backup, of whatever version. */
export async function isLocked(file: Blob): Promise<boolean> {
	const start = `{"format":"${FORMAT}"`;
	return (await file.slice(0, start.length).text()) === start;
}

/**
 * What a locked file holds, opened with a passphrase or a recovery code. Throws `UnusableBackup` with a
 * sentence where that is another one, or the file is newer or damaged at its start; damage behind that shows
 * when it is read.
 */
export async function openLocked(file: Blob, secret: string): Promise<Packed> {
	const { about, chunk, keys } = await readHeader(file);
	const code = readCode(secret);
	for (const wrapped of keys) {
		const typed = wrapped.by === 'recovery code' ? code : plain(secret);
		const raw = typed && (await unwrap(typed, wrapped));
		if (!raw) continue;
		return contentOf(file, { key: await importKey(raw, ['decrypt']), chunk, about });
	}
	throw new UnusableBackup(WRONG);
}

const WRONG =
	'This does not open the backup. Look at capitals and spaces, or take the recovery code.';
const DAMAGED =
	'This locked backup is incomplete or was changed. Nothing was taken from it; try another copy.';
const NEWER = 'This backup was locked by a newer Adage. Update this one, then restore it again.';

async function readHeader(file: Blob): Promise<{ about: Bytes; chunk: number; keys: Wrapped[] }> {
	const head = new Uint8Array(await file.slice(0, LINE_MAX).arrayBuffer());
	const about = head.subarray(0, Math.max(0, head.indexOf(NEWLINE)));
	try {
		const { version, chunk, keys } = readJson(new TextDecoder().decode(about));
		if (typeof version === 'number' && version > VERSION) throw new UnusableBackup(NEWER);
		const sound =
			inRange(chunk, CHUNK_MAX) &&
			Array.isArray(keys) &&
			keys.length <= KEYS_MAX &&
			keys.every((key: Wrapped) => inRange(key.iterations, ITERATIONS_MAX)) &&
			keys.reduce((sum, key: Wrapped) => sum + key.iterations, 0) <= ITERATIONS_MAX;
		if (version === VERSION && sound) return { about, chunk, keys };
	} catch (error) {
		if (error instanceof UnusableBackup) throw error;
	}
	throw new UnusableBackup(DAMAGED);
}

const inRange = (value: unknown, most: number): value is number =>
	Number.isInteger(value) && (value as number) >= 1 && (value as number) <= most;

function contentOf(file: Blob, seal: Parameters<typeof opening>[0]): Packed {
	const behind = file.slice(seal.about.length + 1);
	const broken = () => new UnusableBackup(DAMAGED);
	return { stream: () => behind.stream().pipeThrough(opening(seal, broken)) };
}

/** The key of a file, or undefined where the secret is another one or the line is damaged. */
async function unwrap(secret: string, wrapped: Wrapped): Promise<Bytes | undefined> {
	try {
		const iv = decodeBase64(wrapped.iv)!;
		const key = await deriveKey(secret, wrapped, 'decrypt');
		const raw = await crypto.subtle.decrypt(
			{ name: 'AES-GCM', iv },
			key,
			decodeBase64(wrapped.key)!
		);
		return new Uint8Array(raw);
	} catch {
		return undefined;
	}
}

async function deriveKey(secret: string, { iterations, salt }: Derived, use: KeyUsage) {
	const bytes = new TextEncoder().encode(secret);
	const base = await crypto.subtle.importKey('raw', bytes, 'PBKDF2', false, ['deriveKey']);
	const how = { name: 'PBKDF2', hash: 'SHA-256', iterations, salt: decodeBase64(salt)! };
	return crypto.subtle.deriveKey(how, base, AES, false, [use]);
}

const importKey = (raw: Bytes, uses: KeyUsage[]) =>
	crypto.subtle.importKey('raw', raw, AES, false, uses);

const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes));
