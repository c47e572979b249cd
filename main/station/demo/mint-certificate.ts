import { Buffer } from 'node:buffer';
import { sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { InstantMs } from '../../core/units.ts';

/** What a self-signed document signer certificate says. */
export interface CertificateRequest {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
  readonly country: string;
  readonly commonName: string;
  readonly validFrom: InstantMs;
  readonly validUntil: InstantMs;
  /** Extended key usages as dotted numbers; none leaves the extension out. */
  readonly usages: readonly string[];
}

/**
 * Gives a self-signed X.509 certificate in DER (RFC 5280), just enough of one for practice trust lists:
 * node:crypto reads certificates and makes none.
 */
export function mintCertificate(request: CertificateRequest): Uint8Array {
  const { publicKey, privateKey, usages } = request;
  const algorithm = sequence(...signatureAlgorithm(privateKey));
  const name = sequence(
    set(sequence(oid('2.5.4.6'), der(0x13, Buffer.from(request.country)))),
    set(sequence(oid('2.5.4.3'), der(0x0c, Buffer.from(request.commonName)))),
  );
  const body = sequence(
    der(0xa0, der(0x02, [2])),
    der(0x02, [1]),
    algorithm,
    name,
    sequence(time(request.validFrom), time(request.validUntil)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    ...(usages.length === 0 ? [] : [der(0xa3, sequence(extendedKeyUsage(usages)))]),
  );
  const signature = sign('sha256', body, privateKey);
  return sequence(body, algorithm, der(0x03, [0], signature));
}

/** ecdsa-with-SHA256 (RFC 5758) or sha256WithRSAEncryption (RFC 4055), which has a null parameter. */
function signatureAlgorithm(key: KeyObject): readonly Uint8Array[] {
  return key.asymmetricKeyType === 'ec'
    ? [oid('1.2.840.10045.4.3.2')]
    : [oid('1.2.840.113549.1.1.11'), der(0x05)];
}

/** RFC 5280, section 4.2.1.12. */
function extendedKeyUsage(usages: readonly string[]): Uint8Array {
  return sequence(oid('2.5.29.37'), der(0x04, sequence(...usages.map(oid))));
}

/** GeneralizedTime, in whole seconds; good for every year. */
function time(instant: InstantMs): Uint8Array {
  const digits = new Date(instant).toISOString().replace(/\.\d+|[-:T]/g, '');
  return der(0x18, Buffer.from(digits));
}

function sequence(...parts: readonly Uint8Array[]): Uint8Array {
  return der(0x30, ...parts);
}

function set(...parts: readonly Uint8Array[]): Uint8Array {
  return der(0x31, ...parts);
}

/** The first two numbers share a byte; every other is written in groups of seven bits (X.690, section 8.19). */
function oid(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return der(0x06, [first * 40 + second, ...rest.flatMap(groupsOfSeven)]);
}

function groupsOfSeven(number: number): readonly number[] {
  const groups = [number & 0x7f];
  for (let left = number >>> 7; left > 0; left >>>= 7) groups.unshift((left & 0x7f) | 0x80);
  return groups;
}

/** Tag, length, content (X.690, section 8.1). */
function der(tag: number, ...parts: readonly (Uint8Array | readonly number[])[]): Uint8Array {
  const content = Buffer.concat(parts.map((part) => Uint8Array.from(part)));
  return Buffer.concat([Uint8Array.from([tag, ...lengthBytes(content.length)]), content]);
}

function lengthBytes(length: number): readonly number[] {
  if (length < 0x80) return [length];
  return length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
}
