import { type Bytes, bytes } from '../bytes'

const units: Readonly<Record<string, number>> = {
  '': 1,
  b: 1,
  byte: 1,
  bytes: 1,
  k: 1000,
  kb: 1000,
  m: 1000 ** 2,
  mb: 1000 ** 2,
  g: 1000 ** 3,
  gb: 1000 ** 3,
  ki: 1024,
  kib: 1024,
  mi: 1024 ** 2,
  mib: 1024 ** 2,
  gi: 1024 ** 3,
  gib: 1024 ** 3,
}

/**
 * Bytes as a person types them: `1,572,864`, `1.5 MiB`, `512Ki`, `500 kB`; null where it is none, or less than one. A
 * part of a byte is cut off.
 */
export function readSize(text: string): Bytes | null {
  const match = /^(\d{1,3}(?:[, {2}_']\d{3})+|\d+)(\.\d+)?\s*([a-z字节]*)$/i.exec(text.trim())
  if (!match) return null
  const [, whole = '', part = '', unit = ''] = match
  const factor = units[unit.toLowerCase().replace('字节', '')]
  if (factor === undefined) return null
  const size = Math.floor(Number(whole.replace(/\D/g, '') + part) * factor)
  return size >= 1 && Number.isSafeInteger(size) ? bytes(size) : null
}
