import { type Bytes, bytes } from '../bytes'

/**
 * Estimate of the etcd request around a stored value: value + 2 × key + 40 bytes for a create (limits facts, section 1), with a key of
 * usual length.
 */
export function etcdRequestBytes(value: Bytes): Bytes {
  return bytes(value + 2 * usualKeyBytes + 40)
}

const usualKeyBytes = 80
