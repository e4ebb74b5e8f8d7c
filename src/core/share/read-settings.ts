import type { Analysis } from '../analysis'
import { asLimitSettings } from '../limit'

const providers = ['aescbc', 'aesgcm', 'secretbox', 'kms-v2'] as const

/** The settings an analysis was made with; the defaults where a link does not say, or not well. */
export function readSettings(settings: unknown): Analysis['settings'] {
  const said = asObject(settings)
  return { encryption: readEncryption(asObject(said.encryption)), limits: asLimitSettings(said.limits) }
}

function readEncryption({ provider, keyName }: Record<string, unknown>): Analysis['settings']['encryption'] {
  const known = providers.find(each => each === provider)
  return known && typeof keyName === 'string' && keyName.length <= 1_000 ? { provider: known, keyName } : null
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
