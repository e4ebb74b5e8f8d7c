interface Level {
  lastFrequency: number
  nextLeaf: number
  nextPair: number
  needed: number
}

/**
 * Length in bits of the code of each symbol, by its frequency, at most `maxBits`; 0 for what does not occur. Go's way
 * to choose among codes of the same total (`huffman_code.go`: `bitCounts`), since the lengths themselves are written
 * too.
 */
export function huffmanLengths(frequencies: Int32Array, maxBits: number): Uint8Array {
  const lengths = new Uint8Array(frequencies.length)
  const symbols = [...frequencies.keys()].filter(symbol => frequencies[symbol] !== 0)
  if (symbols.length <= 2) {
    for (const symbol of symbols) lengths[symbol] = 1
    return lengths
  }
  const rarest = symbols.toSorted((a, b) => (frequencies[a] as number) - (frequencies[b] as number) || a - b)
  const counts = bitCounts(
    rarest.map(symbol => frequencies[symbol] as number),
    Math.min(maxBits, rarest.length - 1),
  )
  let end = rarest.length
  for (const [bits, count] of counts.entries()) {
    for (const symbol of rarest.slice(end - count, end)) lengths[symbol] = bits
    end -= count
  }
  return lengths
}

/**
 * How many symbols get how many bits, by their frequencies from the rarest on: a lazy package-merge that keeps one
 * chain for each level.
 */
function bitCounts(rarestFirst: readonly number[], maxBits: number): number[] {
  const count = rarestFirst.length
  const frequency = (index: number): number => rarestFirst[index] ?? Number.POSITIVE_INFINITY
  const levels: Level[] = Array.from({ length: maxBits + 2 }, (_, level) => ({
    lastFrequency: frequency(1),
    nextLeaf: frequency(2),
    nextPair: level === 1 ? Number.POSITIVE_INFINITY : frequency(0) + frequency(1),
    needed: 0,
  }))
  const at = (level: number): Level => levels[level] as Level
  // leaves[i][j]: how many symbols stand left of the ancestor at level j of the last node at level i.
  const leaves = Array.from({ length: maxBits + 1 }, (_, level) => {
    const row = new Int32Array(maxBits + 1)
    row[level] = level === 0 ? 0 : 2
    return row
  })
  const row = (level: number): Int32Array => leaves[level] as Int32Array
  at(maxBits).needed = 2 * count - 4

  for (let level = maxBits; ; ) {
    const here = at(level)
    if (here.nextPair === Number.POSITIVE_INFINITY && here.nextLeaf === Number.POSITIVE_INFINITY) {
      here.needed = 0
      at(level + 1).nextPair = Number.POSITIVE_INFINITY
      level++
      continue
    }
    const before = here.lastFrequency
    if (here.nextLeaf < here.nextPair) {
      const taken = (row(level)[level] as number) + 1
      here.lastFrequency = here.nextLeaf
      row(level)[level] = taken
      here.nextLeaf = frequency(taken)
    } else {
      here.lastFrequency = here.nextPair
      row(level).set(row(level - 1).subarray(0, level))
      at(level - 1).needed = 2
    }
    here.needed--
    if (here.needed === 0) {
      if (level === maxBits) break
      at(level + 1).nextPair = before + here.lastFrequency
      level++
    } else {
      while (at(level - 1).needed > 0) level--
    }
  }

  const top = row(maxBits)
  return Array.from({ length: maxBits + 1 }, (_, bits) =>
    bits === 0 ? 0 : (top[maxBits - bits + 1] as number) - (top[maxBits - bits] as number),
  )
}
