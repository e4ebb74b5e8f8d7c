/**
 * A text of the input as part of a Markdown line or table cell, where it can begin nothing: no table cell, link, HTML or line. Names of the usual
 * kind become code; anything else is written in character references, which never count as Markdown.
 */
export function markdownText(text: string): string {
  if (/^[\p{L}\p{N}._:/#@+=,~()-]+(?: [\p{L}\p{N}._:/#@+=,~()-]+)*$/u.test(text)) return `\`${text}\``
  return Array.from(text, markdownCharacter).join('')
}

function markdownCharacter(character: string): string {
  if (/[A-Za-z0-9]/.test(character)) return character
  const codePoint = character.codePointAt(0) ?? 0
  // Controls as their pictures; what else is invisible or turns the direction of writing as the replacement character.
  if (codePoint < 0x20) return `&#${0x2400 + codePoint};`
  return /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/u.test(character) ? '&#65533;' : `&#${codePoint};`
}
