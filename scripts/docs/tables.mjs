// What docs/limits.md and docs/routes.md say of the tables, as Markdown: made from the tables by `npm run docs`, held
// against them by `src/docs.test.ts`.

/**
 * What is read of the tables.
 * @typedef {object} LimitReport as `plimsoll explain --json` has it
 * @property {string} id
 * @property {string} unit
 * @property {number} max
 * @property {'over' | 'at' | 'under'} refuses
 * @property {string} counts
 * @property {string} enforcedBy
 * @property {string | null} raise
 * @property {string | null} since
 * @property {readonly { readonly versions: string | null, readonly text: string }[]} answers
 * @property {string} origin
 *
 * @typedef {{ readonly limit: string }} Check
 * @typedef {{ readonly id: string, readonly name: string, readonly checks: readonly Check[], readonly carriers:
 *   readonly Check[] }} Route
 *
 * @typedef {{ readonly name: string, readonly default: string, readonly about: string, readonly choices?: readonly
 *   string[] }} ExportOption
 * @typedef {{ readonly id: string, readonly label: string, readonly routes: readonly string[], readonly usual: number |
 *   null, readonly options: readonly ExportOption[] }} Applier
 */

/**
 * The parts of `docs/limits.md` and `docs/routes.md` that are made, by the name of their place.
 * @param {readonly LimitReport[]} limits
 * @param {readonly Route[]} routes
 * @param {readonly Applier[]} appliers
 */
export function tableParts(limits, routes, appliers) {
  return {
    overview: overview(limits),
    limits: limits.map(limit => section(limit, routes)).join('\n\n'),
    routes: routeTable(routes),
    appliers: applierTable(appliers),
    options: optionTable(appliers),
  }
}

/** @param {readonly LimitReport[]} limits */
function overview(limits) {
  const rows = limits.map(({ id, max, unit, enforcedBy, counts }) => [
    `[\`${id}\`](#${anchor(id)})`,
    `${count(max)} ${unit}`,
    enforcedBy,
    counts,
  ])
  return table(['limit', 'most', 'enforced by', 'what is counted'], rows)
}

const refusal = { over: 'what is larger', at: 'what is as large or larger', under: 'what is smaller' }

/** @param {LimitReport} limit @param {readonly Route[]} routes */
function section(limit, routes) {
  const { id, max, unit, refuses, counts, enforcedBy, raise, since, answers, origin } = limit
  const met = routes.filter(({ checks, carriers }) => [...checks, ...carriers].some(check => check.limit === id))
  const said = answers.map(
    ({ text, versions }) => `- it answers ${code(text)}${versions === null ? '' : ` (${versions})`}`,
  )
  return [
    `### ${id}`,
    '',
    `- ${count(max)} ${unit}; refuses ${refusal[refuses]}`,
    `- counts: ${escaped(counts)}`,
    `- enforced by: ${escaped(enforcedBy)}`,
    `- raised by: ${raise === null ? 'nothing, it is fixed' : escaped(raise)}`,
    ...(since === null ? [] : [`- since: ${escaped(since)}`]),
    ...said,
    ...(met.length === 0 ? [] : [`- met on: ${met.map(route => code(route.id)).join(', ')}`]),
    `- read in: ${escaped(origin)}`,
  ].join('\n')
}

/** @param {readonly Route[]} routes */
function routeTable(routes) {
  const rows = routes.map(({ id, name, checks, carriers }) => [code(id), name, limitsOf(checks), limitsOf(carriers)])
  return table(
    ['`--route`', 'what it is', 'limits that each resource meets, in order', 'limits of what carries the whole input'],
    rows,
  )
}

/** @param {readonly { readonly limit: string }[]} checks */
function limitsOf(checks) {
  return [...new Set(checks.map(({ limit }) => limit))].map(id => `[${id}](limits.md#${anchor(id)})`).join(', ')
}

/** @param {readonly Applier[]} appliers */
function applierTable(appliers) {
  const rows = appliers.map(({ id, label, routes, usual }) => [
    code(id),
    label,
    routes.map(code).join(', '),
    usual === null ? 'not cut' : `${count(usual)} bytes`,
  ])
  return table(
    ['`--export`', 'who it is', 'routes, the first where none is said', 'bundles where no size is given'],
    rows,
  )
}

/** @param {readonly Applier[]} appliers */
function optionTable(appliers) {
  const rows = appliers.flatMap(({ id, options }) =>
    options.map(({ name, default: usual, about, choices }) => [
      code(id),
      code(`${name}=${usual}`),
      `${about}${choices ? ` (${choices.join(', ')})` : ''}`,
    ]),
  )
  return table(['`--export`', '`--option`, with its default', 'what it decides'], rows)
}

/** @param {readonly string[]} head @param {readonly (readonly string[])[]} rows */
function table(head, rows) {
  const line = (/** @type {readonly string[]} */ cells) =>
    `| ${cells.map(cell => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

/** As a heading's anchor is made of its text. @param {string} heading */
export function anchor(heading) {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-')
}

/** @param {string} text */
function code(text) {
  const fence = text.includes('`') ? '``' : '`'
  return `${fence}${fence.length > 1 ? ' ' : ''}${text.replaceAll('\n', ' ')}${fence.length > 1 ? ' ' : ''}${fence}`
}

/** What would be markup in a sentence. @param {string} text */
function escaped(text) {
  return text.replace(/[<>*_[\]]/g, '\\$&')
}

/** @param {number} number */
function count(number) {
  return number.toLocaleString('en')
}
