/** A certificate for a site that stands in for others: addresses are fetched over https alone. */
import { generateKeyPairSync, sign } from 'node:crypto';

const der = (tag: number, ...parts: Buffer[]): Buffer => {
	const content = Buffer.concat(parts);
	const size = content.length;
	const length = size < 128 ? [size] : size < 256 ? [0x81, size] : [0x82, size >> 8, size & 255];
	return Buffer.concat([Buffer.from([tag, ...length]), content]);
};
const sequence = (...parts: Buffer[]) => der(0x30, ...parts);
const time = (text: string) => der(0x17, Buffer.from(text));

/** ecdsa-with-SHA256, and commonName. */
const SIGNED = sequence(der(6, Buffer.from('2a8648ce3d040302', 'hex')));
const NAME = sequence(
	der(0x31, sequence(der(6, Buffer.from('550403', 'hex')), der(0x0c, Buffer.from('localhost'))))
);

/** Key and certificate for localhost, which a browser takes that was told to take any. */
export function selfSigned(): { key: string; cert: string } {
	const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
	const said = sequence(
		der(2, Buffer.from([1])),
		SIGNED,
		NAME,
		sequence(time('200101000000Z'), time('491231000000Z')),
		NAME,
		publicKey.export({ type: 'spki', format: 'der' })
	);
	const signature = der(3, Buffer.from([0]), sign('sha256', said, privateKey));
	const body = sequence(said, SIGNED, signature).toString('base64');
	return {
		key: privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
		cert: `-----BEGIN CERTIFICATE-----\n${body.match(/.{1,64}/g)!.join('\n')}\n-----END CERTIFICATE-----\n`
	};
}
