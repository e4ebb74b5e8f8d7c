const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Standard base64 with padding (RFC 4648, section 4). */
export function encodeBase64(content: Uint8Array): string {
  const text = new Uint8Array(Math.ceil(content.length / 3) * 4)
  for (let from = 0, to = 0; from < content.length; from += 3, to += 4) {
    const three = ((content[from] ?? 0) << 16) | ((content[from + 1] ?? 0) << 8) | (content[from + 2] ?? 0)
    for (let digit = 0; digit < 4; digit++) text[to + digit] = alphabet.charCodeAt((three >> (18 - 6 * digit)) & 63)
  }
  const padding = (3 - (content.length % 3)) % 3
  text.fill(equals, text.length - padding)
  return new TextDecoder().decode(text)
}

const equals = 0x3d

/** The bytes of a standard base64 text; null where it is none. */
export function decodeBase64(text: string): Uint8Array | null {
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)) return null
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0
  const content = new Uint8Array((text.length / 4) * 3 - padding)
  for (let from = 0, to = 0; from < text.length; from += 4, to += 3) {
    let four = 0
    for (let digit = 0; digit < 4; digit++)
      four = (four << 6) | Math.max(alphabet.indexOf(text.charAt(from + digit)), 0)
    content[to] = four >> 16
    if (to + 1 < content.length) content[to + 1] = (four >> 8) & 255
    if (to + 2 < content.length) content[to + 2] = four & 255
  }
  return content
}
