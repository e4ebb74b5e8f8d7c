import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { importsOf, shippedFiles, src } from './imports.mjs'
import { roomImported, roomOf } from './rules.mjs'

// What the code itself says of its rooms, as Markdown: the drawing is made from the imports, the table from the
// READMEs.

/** Rooms to the rooms they import, in order of their names. */
export function graphOfRooms() {
  /** @type {Map<string, Set<string>>} */
  const graph = new Map()
  for (const file of shippedFiles()) {
    const edges = graph.get(roomOf(file)) ?? new Set()
    graph.set(roomOf(file), edges)
    for (const found of importsOf(file)) {
      const to = roomImported(found)
      if (to !== null) edges.add(to)
    }
  }
  return new Map([...graph].sort(([a], [b]) => (a < b ? -1 : 1)).map(([room, edges]) => [room, [...edges].sort()]))
}

/** The parts of `docs/architecture.md` that are made, by the name of their place. */
export function drawnParts() {
  const graph = graphOfRooms()
  return {
    core: drawing(graph, room => room.startsWith('core/')),
    page: drawing(graph, room => room.startsWith('app/') || room === 'engine' || room === 'platform'),
    rooms: tableOf([...graph.keys()]),
  }
}

/**
 * @param {string} text a Markdown file with places `<!-- made: NAME -->` … `<!-- end -->`
 * @param {Readonly<Record<string, string>>} parts
 */
export function withParts(text, parts) {
  return text.replace(/(<!-- made: (\w+) -->\n)[\s\S]*?(<!-- end -->)/g, (whole, begin, name, end) =>
    parts[name] === undefined ? whole : `${begin}${parts[name]}\n${end}`,
  )
}

/**
 * An arrow leads from a room to what it imports. What is reached by another arrow's way is not drawn again, or the
 * drawing would be all arrows.
 * @param {ReadonlyMap<string, readonly string[]>} graph
 * @param {(room: string) => boolean} isShown
 */
function drawing(graph, isShown) {
  const shown = [...graph.keys()].filter(isShown)
  const lines = shown.flatMap(from => {
    const direct = (graph.get(from) ?? []).filter(isShown)
    return direct
      .filter(to => !direct.some(other => other !== to && reaches(graph, other, to)))
      .map(to => `  ${node(from)} --> ${node(to)}`)
  })
  return ['```mermaid', 'flowchart BT', ...lines, '```'].join('\n')
}

/** @param {string} room */
function node(room) {
  return `${room.replace(/\W/g, '_')}["${room.replace(/^\w+\//, '')}"]`
}

/**
 * @param {ReadonlyMap<string, readonly string[]>} graph
 * @param {string} from
 * @param {string} to
 */
function reaches(graph, from, to) {
  const pending = [from]
  const seen = new Set(pending)
  for (let room = pending.pop(); room !== undefined; room = pending.pop()) {
    if (room === to) return true
    for (const next of graph.get(room) ?? []) {
      if (seen.has(next)) continue
      seen.add(next)
      pending.push(next)
    }
  }
  return false
}

/** @param {readonly string[]} rooms */
function tableOf(rooms) {
  const rows = rooms
    .filter(room => room !== 'core' && room !== 'app')
    .map(room => `| [${room}](../src/${room}/README.md) | ${firstSentence(room)} |`)
  return ['| room | what it is |', '| --- | --- |', ...rows].join('\n')
}

/** @param {string} room */
function firstSentence(room) {
  const [, paragraph = ''] = readFileSync(join(src, room, 'README.md'), 'utf8').split(/\n\n/)
  const [sentence = ''] = paragraph.replaceAll('\n', ' ').split(/(?<=[.:]) (?=[A-Z`])/)
  return sentence.replace(/:$/, '.').replaceAll('|', '\\|').trim()
}
