/**
 * A template without its marks, with its facts: as it stands in a terminal or a report. Quotes are those that every
 * keyboard has.
 */
export function plainText(template: string, factOf: (name: string) => string): string {
  return template
    .replace(/<\/?[bck]>/g, '')
    .replace(/[“”]/g, '"')
    .replace(/’/g, "'")
    .replace(/\{\{(\w+)(?:, \w+)?\}\}/g, (_, name: string) => factOf(name))
}
