/**
 * Pictures of one size as an animated WebP that begins again for ever (WebP Container Specification,
 * developers.google.com/speed/webp/docs/riff_container).
 * @param {readonly { webp: Buffer, milliseconds: number }[]} frames each a whole WebP without transparency
 * @param {{ width: number, height: number }} size
 */
export function animatedWebp(frames, { width, height }) {
  const animation = 0x02
  const head = Buffer.alloc(10)
  head.writeUInt8(animation, 0)
  head.writeUIntLE(width - 1, 4, 3)
  head.writeUIntLE(height - 1, 7, 3)
  // Background and number of rounds, 0 for ever.
  const whole = [chunk('VP8X', head), chunk('ANIM', Buffer.alloc(6))]
  for (const { webp, milliseconds } of frames) {
    const about = Buffer.alloc(16)
    about.writeUIntLE(width - 1, 6, 3)
    about.writeUIntLE(height - 1, 9, 3)
    about.writeUIntLE(milliseconds, 12, 3)
    // Drawn over the last one, and left there.
    about.writeUInt8(0x02, 15)
    whole.push(chunk('ANMF', Buffer.concat([about, pictureOf(webp)])))
  }
  return chunk('RIFF', Buffer.concat([Buffer.from('WEBP'), ...whole]))
}

/** The chunk of a WebP that holds its picture. @param {Buffer} webp */
function pictureOf(webp) {
  for (let at = 12; at + 8 <= webp.length; ) {
    const name = webp.toString('latin1', at, at + 4)
    const length = webp.readUInt32LE(at + 4)
    const end = at + 8 + length + (length % 2)
    if (name === 'VP8 ' || name === 'VP8L') return webp.subarray(at, end)
    at = end
  }
  throw new Error('a WebP without a picture')
}

/** @param {string} name @param {Buffer} content */
function chunk(name, content) {
  const length = Buffer.alloc(4)
  length.writeUInt32LE(content.length)
  return Buffer.concat([Buffer.from(name, 'latin1'), length, content, Buffer.alloc(content.length % 2)])
}
