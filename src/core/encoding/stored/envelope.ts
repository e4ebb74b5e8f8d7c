import { utf8Length } from '../../bytes'
import { delimited } from './wire'

/**
 * Bytes of a built-in object in etcd, from those of its message: four bytes `k8s\0`, apiVersion and kind, the message,
 * and two empty fields that are always written (facts: storage-encoding, section 6).
 */
export function envelopeSize(apiVersion: string, kind: string, message: number): number {
  const type = 1 + delimited(utf8Length(apiVersion)) + 1 + delimited(utf8Length(kind))
  return 4 + 1 + delimited(type) + 1 + delimited(message) + 2 + 2
}
