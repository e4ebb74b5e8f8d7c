import type { Resolved } from './resolve-scalar'

/**
 * The text that a scalar becomes as a key (`convertToJSONableObject` in sigs.k8s.io/yaml's yaml.go). Undefined where
 * kubectl refuses it: null, and integers from 2^63 on.
 */
export function keyText(key: Resolved): string | undefined {
  switch (key.type) {
    case 'text':
      return key.value
    case 'bool':
    case 'int':
      return String(key.value)
    case 'float':
      return float32Text(key.value)
    case 'null':
    case 'uint':
      return undefined
  }
}

/** Go's `strconv.FormatFloat(x, 'g', -1, 32)`, with YAML's words for what is not finite. */
function float32Text(value: number): string {
  const single = Math.fround(value)
  if (Number.isNaN(single)) return '.nan'
  if (!Number.isFinite(single)) return single > 0 ? '.inf' : '-.inf'
  if (single === 0) return Object.is(single, -0) ? '-0' : '0'
  const [digits = '', exponent = 0] = shortestDigits(single)
  const sign = single < 0 ? '-' : ''
  if (exponent < -4 || exponent >= 6) {
    const fraction = digits.length > 1 ? `.${digits.slice(1)}` : ''
    const magnitude = String(Math.abs(exponent)).padStart(2, '0')
    return `${sign}${digits[0]}${fraction}e${exponent < 0 ? '-' : '+'}${magnitude}`
  }
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0')
  const rest = digits.slice(exponent + 1)
  return `${sign}${whole}${rest === '' ? '' : `.${rest}`}`
}

/** The fewest digits that read back as the same float32 (at most nine), and the exponent of the first. */
function shortestDigits(single: number): [digits: string, exponent: number] {
  const magnitude = Math.abs(single)
  for (let precision = 1; precision <= 9; precision++) {
    const text = magnitude.toExponential(precision - 1)
    if (Math.fround(Number(text)) === magnitude || precision === 9) {
      const [mantissa = '', exponent = ''] = text.split('e')
      return [mantissa.replace('.', '').replace(/0+$/, '') || '0', Number(exponent)]
    }
  }
  return ['0', 0]
}
