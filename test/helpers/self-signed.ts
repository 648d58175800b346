import {createHash, generateKeyPairSync, sign} from 'node:crypto';

/* A certificate written by hand, byte by byte: no library and no command line tool is sure to be at hand. */

function der(tag: number, ...parts: Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const {length} = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const bytes = (...values: number[]) => Uint8Array.from(values);
const sequence = (...parts: Uint8Array[]) => der(0x30, ...parts);
const version3 = der(0xa0, der(0x02, bytes(2)));
/* ecdsa-with-SHA256, commonName, subjectAltName */
const algorithm = sequence(der(0x06, bytes(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02)));
const commonName = der(0x06, bytes(0x55, 0x04, 0x03));
const alternativeName = der(0x06, bytes(0x55, 0x1d, 0x11));

function moment(date: Date): Buffer {
  return der(0x17, Buffer.from(`${date.toISOString().replace(/\D/g, '').slice(2, 14)}Z`)); // YYMMDDhhmmssZ
}

/** A key with a self-signed certificate for 127.0.0.1, valid between two moments; `pin` is how a browser is told to trust it. */
export function selfSigned(from: Date, until: Date): {key: string; cert: string; pin: string} {
  const {privateKey, publicKey} = generateKeyPairSync('ec', {namedCurve: 'P-256'});
  const spki = publicKey.export({type: 'spki', format: 'der'});
  const name = sequence(der(0x31, sequence(commonName, der(0x0c, Buffer.from('mot-cua test')))));
  const address = der(0x04, sequence(der(0x87, bytes(127, 0, 0, 1))));
  const facts = sequence(
    version3,
    der(0x02, bytes(1)),
    algorithm,
    name,
    sequence(moment(from), moment(until)),
    name,
    spki,
    der(0xa3, sequence(sequence(alternativeName, address))),
  );
  const signature = der(0x03, bytes(0), sign('sha256', facts, privateKey));
  const text = sequence(facts, algorithm, signature).toString('base64').replace(/.{64}/g, '$&\n');
  return {
    key: privateKey.export({type: 'pkcs8', format: 'pem'}).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${text}\n-----END CERTIFICATE-----\n`,
    pin: createHash('sha256').update(spki).digest('base64'),
  };
}
