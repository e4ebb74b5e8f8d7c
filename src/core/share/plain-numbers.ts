/** An object of numbers, or of such objects. */
export interface PlainNumbers {
  readonly [name: string]: number | null | PlainNumbers
}

/** The numbers of a report under their names; anything else in it is left out. */
export function plainNumbers(report: object): PlainNumbers {
  const numbers: Record<string, number | null | PlainNumbers> = {}
  for (const [name, value] of Object.entries(report) as [string, unknown][]) {
    if (value === null || typeof value === 'number') numbers[name] = value
    else if (typeof value === 'object') numbers[name] = plainNumbers(value)
  }
  return numbers
}

/** Whether this is nothing but sizes under names, few of them. */
export function isPlainNumbers(value: unknown, depth = 3): value is PlainNumbers {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || depth === 0) return false
  const values: unknown[] = Object.values(value)
  return values.length < 100 && values.every(each => each === null || isSize(each) || isPlainNumbers(each, depth - 1))
}

/** A whole number of bytes, lines or things. */
export function isSize(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0
}
