/**
 * A code that opens a locked backup when the passphrase is forgotten: 130 random bits in 26 signs of Crockford's
 * base 32, which has no I, L, O and U, and two more that tell a slip of the pen from a code of another lock.
 * Written in seven groups of four.
 */
import { hashNumber } from '../core/hash';

const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 26;
const CHECK = 2;
const GROUP = 4;

/** Bytes of chance that a code takes: one for each sign, of which five bits count. */
export const CODE_BYTES = LENGTH;

/** The code of some random bytes, as it is shown. */
export function writeCode(random: Uint8Array): string {
	const code = Array.from(random.subarray(0, LENGTH), (byte) => SIGNS[byte & 31]).join('');
	return (code + checkOf(code)).match(new RegExp(`.{${GROUP}}`, 'g'))!.join('-');
}

/**
 * The signs of a code as it was typed, whatever the case and what stands between; undefined for what is no code.
 */
export function readCode(typed: string): string | undefined {
	const signs = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
	const code = signs.slice(0, LENGTH);
	const known = signs.length === LENGTH + CHECK && [...signs].every((sign) => SIGNS.includes(sign));
	return known && checkOf(code) === signs.slice(LENGTH) ? code : undefined;
}

function checkOf(code: string): string {
	const sum = hashNumber(code) % 1024;
	return SIGNS[sum >> 5]! + SIGNS[sum & 31]!;
}
