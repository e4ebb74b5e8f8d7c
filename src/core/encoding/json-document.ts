import { type Bytes, bytes, compareUtf8, utf8Length } from '../bytes'
import { isMapping, type Mapping, quoteText, type Value } from '../manifest'

/**
 * The line that a JSON bundle holds for a value, without newline: compact JSON that kubectl, kustomize,
 * ClusterResourceSet and others read as YAML to the same value (splitting rules, section 6). Keys stand in order of
 * their UTF-8 bytes, numbers as Go prints them, `<>&` raw.
 */
export function jsonDocument(value: Value): string {
  const parts: string[] = []
  write(value, part => parts.push(part))
  return parts.join('')
}

/** Bytes of that line in UTF-8, without newline. */
export function jsonDocumentSize(value: Value): Bytes {
  let size = 0
  write(value, part => {
    size += utf8Length(part)
  })
  return bytes(size)
}

/** A mapping (with keys) or an array (without) whose members are being written. */
interface Open {
  readonly close: '}' | ']'
  readonly keys: readonly string[] | null
  readonly container: Mapping | readonly Value[]
  readonly length: number
  next: number
}

/**
 * An explicit stack instead of recursion: a value may be 10,000 levels deep, more than a worker's stack is sure to
 * hold.
 */
function write(root: Value, emit: (text: string) => void): void {
  const stack: Open[] = []
  begin(root)
  for (let open = stack.at(-1); open; open = stack.at(-1)) {
    if (open.next === open.length) {
      emit(open.close)
      stack.pop()
      continue
    }
    if (open.next > 0) emit(',')
    begin(memberOf(open, open.next++))
  }

  function memberOf({ keys, container }: Open, index: number): Value {
    if (!keys) return (container as readonly Value[])[index] ?? null
    const key = keys[index] ?? ''
    emit(`${quoteText(key)}:`)
    return (container as Mapping).get(key) ?? null
  }

  function begin(value: Value): void {
    if (typeof value === 'string') {
      emit(quoteText(value))
    } else if (isMapping(value)) {
      emit('{')
      stack.push({
        close: '}',
        keys: [...value.keys()].sort(compareUtf8),
        container: value,
        length: value.size,
        next: 0,
      })
    } else if (typeof value === 'object' && value !== null) {
      emit('[')
      stack.push({ close: ']', keys: null, container: value, length: value.length, next: 0 })
    } else {
      // String(x) is Go's shortest form for every float64 (measured, rule 3), and 0 for the -0 that no YAML reader
      // would find (`negative-zero`).
      emit(String(value))
    }
  }
}
