import { utf8Length } from '../../bytes'

/**
 * How the API server encrypts values at rest, as its `EncryptionConfiguration` names it. `keyName` is that of the key,
 * or of the plugin. The configuration also lists resources; here it is taken to list all of them.
 */
export interface Encryption {
  readonly provider: 'aescbc' | 'aesgcm' | 'secretbox' | 'kms-v2'
  readonly keyName: string
}

/**
 * Bytes that etcd keeps for a value of `value` bytes under encryption at rest (facts: limits, section 5;
 * kubernetes/apiserver `pkg/storage/value/encrypt`). A rule read from source; for KMS v2 an estimate, since the plugin
 * chooses the lengths of its key id and of the encrypted seed.
 */
export function encryptedSize({ provider, keyName }: Encryption, value: number): number {
  const prefix = utf8Length(`k8s:enc:${prefixes[provider]}:${keyName}:`)
  switch (provider) {
    case 'aescbc':
      // Initialisation vector, and padding to whole blocks of 16, at least one byte.
      return prefix + 16 + (Math.floor(value / 16) + 1) * 16
    case 'aesgcm':
      return prefix + 28 + value
    case 'secretbox':
      return prefix + 40 + value
    case 'kms-v2':
      return prefix + 60 + value + usualKmsFields
  }
}

const prefixes = { aescbc: 'aescbc:v1', aesgcm: 'aesgcm:v1', secretbox: 'secretbox:v1', 'kms-v2': 'kms:v2' } as const

/** Key id, encrypted seed and annotations with their tags; each may be up to a kibibyte, annotations more. */
const usualKmsFields = 300
