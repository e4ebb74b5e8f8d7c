import { formatCount } from '../core/bytes'
import type { MissingFromPlan, Plan, Unparsed, Unplaced } from '../core/plan'
import { accountText, shortfalls } from '../core/proof'
import type { KeySplit } from '../core/remedy'
import type { Load } from '../core/resource'
import { routeOf } from '../core/route'
import type { BuiltSplit } from '../core/split'
import type { Verdict } from '../core/verdict'
import { limitNames, refusalText, whyNotClause } from '../core/words'
import { spokenIds, spokenName } from './spoken-name'
import { paragraphs } from './write-lines'

/**
 * A split for a person in a terminal: the bundles, what is over the limit and what would help, what went into no
 * bundle, the proof.
 */
export function splitText(
  load: Load,
  { plan, proof, splits }: BuiltSplit,
  out: string | null,
  refused: ReadonlyMap<string, Verdict>,
): string[] {
  const idOf = (resource: number): string => load.resources[resource]?.id ?? ''
  const nameOf = (resource: number): string => {
    const found = load.resources[resource]
    return found ? spokenName(found) : ''
  }
  const say = spokenIds(load.resources)
  return paragraphs([
    bundles(plan, idOf),
    refusedLines(refused, plan.settings.refused?.length ?? 0, say),
    plan.unplaced.map(unplaced => overLimit(unplaced, nameOf)),
    plan.unparsed.map(unparsed => unparsedLines(unparsed, load)),
    splits.map(split => keySplit(split, say)),
    filterLines(plan),
    plan.missing.map(target => missing(target, nameOf)),
    plan.loosened.map(
      ({ from, to, path }) => `in a circle: ${nameOf(from)} and ${nameOf(to)} need each other; not kept: ${path}`,
    ),
    proofLines({ plan, proof }),
    out === null ? ['Nothing was written (--dry-run).'] : [`Written to ${out}.`],
  ])
}

function bundles({ bundles: all, settings }: Plan, idOf: (resource: number) => string): string[] {
  const refused = new Set(settings.refused)
  const rows = all.map(({ name, bytes, maxBytes, overLimit, placements }) => {
    const out = placements.filter(({ resource }) => refused.has(idOf(resource))).length
    const most = maxBytes === null ? '' : ` of ${formatCount(maxBytes)}`
    return `${formatCount(bytes).padStart(13)}${most}  ${name}  ${placements.length} resource${placements.length === 1 ? '' : 's'}${overLimit ? ', over the limit' : ''}${out > 0 ? `, ${formatCount(out)} refused` : ''}`
  })
  return [`${'bytes'.padStart(13)}  bundle`, ...rows]
}

/** Names of refused resources that are written out. */
const mostRefused = 10

/** Those of them that are told: the words of all may take more than their bundles. */
export function toldRefusals(refused: ReadonlyMap<string, Verdict>): ReadonlyMap<string, Verdict> {
  return new Map([...refused].slice(0, mostRefused))
}

/**
 * "refused by kubectl apply in any bundle: /ConfigMap/default/a: annotations 300,123 of 262,144 bytes", and what says
 * how to change that.
 */
function refusedLines(refused: ReadonlyMap<string, Verdict>, count: number, say: (id: string) => string): string[] {
  const [first] = refused.values()
  if (!first) return []
  const lines = [...toldRefusals(refused)].map(([id, verdict]) => {
    const { limit, bytes, max } = verdict
    const isSize = limit !== null && bytes !== null && max !== null
    const why = isSize
      ? `${limitNames[limit]} ${formatCount(bytes)} of ${formatCount(max)} bytes`
      : refusalText(verdict)
    return `refused by ${routeOf(verdict.route).name} in any bundle: ${say(id)}: ${why}`
  })
  const more = count - lines.length
  return [
    ...lines,
    ...(more > 0 ? [`and ${formatCount(more)} more`] : []),
    `plimsoll fix FILE --route ${first.route} says what helps.`,
  ]
}

/**
 * "split by key: /ConfigMap/shop/web into web, web-2; 3 places that name it rewritten", or why it stays whole, use by
 * use.
 */
function keySplit({ resource, parts, rewritten, unsafe }: KeySplit, say: (id: string) => string): string {
  if (parts.length > 0) {
    const count = `${formatCount(rewritten.length)} place${rewritten.length === 1 ? '' : 's'}`
    return `split by key: ${say(resource)} into ${parts.map(({ name }) => name).join(', ')}; rewritten: ${count} that named it`
  }
  const uses = unsafe.map(({ resource: by, path, because }) =>
    path === '' ? whyNotClause(because) : `${whyNotClause(because)} (${say(by)} ${path})`,
  )
  return `stays whole: ${say(resource)}: ${uses.join('; ')}`
}

function filterLines({ filters, excluded }: Plan): string[] {
  const counts = filters.map(({ use, pattern, count }) => `--${use} ${pattern}: matches ${formatCount(count)}`)
  return [...counts, ...(excluded.length > 0 ? [`${formatCount(excluded.length)} left out by the filter`] : [])]
}

/** "not in this input: Secret argocd-redis, needed by 4". */
function missing(
  { kind, name, namespace, neededBy, excluded }: MissingFromPlan,
  idOf: (resource: number) => string,
): string {
  const by = neededBy.length === 1 ? idOf(neededBy[0] ?? 0) : formatCount(neededBy.length)
  const where = namespace === null ? '' : ` in ${namespace}`
  return `${excluded === null ? 'not in this input' : 'left out by the filter'}: ${kind} ${name}${where}, needed by ${by}`
}

const formNames: Readonly<Record<Unplaced['wouldFit'][number], string>> = {
  text: 'original text',
  json: 'a JSON document',
  'json-without-descriptions': 'a JSON document without descriptions',
}

function overLimit({ resource, max, sizes, wouldFit }: Unplaced, idOf: (resource: number) => string): string {
  const slim = sizes.jsonWithoutDescriptions
  const sizeTexts = [
    `${formatCount(sizes.text)} as text`,
    `${formatCount(sizes.json)} as JSON`,
    ...(slim === null ? [] : [`${formatCount(slim)} as JSON without descriptions`]),
    `${formatCount(sizes.gzip)} in gzip`,
  ].join(', ')
  const advice =
    wouldFit.length === 0
      ? 'none of these fits'
      : `it would fit as ${wouldFit.map(form => formNames[form]).join(' or ')}`
  return `over the limit: ${idOf(resource)} alone is over ${formatCount(max)} bytes (${sizeTexts}); ${advice}`
}

const unparsedReasons: Readonly<Record<Unparsed['reason'], string>> = {
  unreadable: 'cannot be read',
  refused: 'is refused by kubectl as it stands',
  'not-representable': 'has a key too long for YAML readers',
  'kustomize-character': 'holds a control character that kustomize cannot carry in any form',
  'no-name': 'has no name of its own, which this applier refuses',
  duplicate: 'would be overwritten by a later document, and this applier refuses both together',
}

function unparsedLines({ resource, reason }: Unparsed, load: Load): string {
  const { source, line } = load.resources[resource] ?? { source: 0, line: 1 }
  return `in no bundle: ${load.texts[source]?.name ?? ''}, line ${line} ${unparsedReasons[reason]}; kept in unparsed/`
}

function proofLines({ plan, proof }: Pick<BuiltSplit, 'plan' | 'proof'>): string[] {
  const placed = plan.bundles.reduce((sum, { placements }) => sum + placements.length, 0)
  const sentence = `Proof: ${formatCount(proof.resourcesIn)} in, ${formatCount(proof.resourcesOut)} out, ${proof.equal ? 'equal when read back' : 'NOT EQUAL'}${shortfalls(
    proof,
  )
    .map(said => `; ${said}`)
    .join(
      '',
    )} (${formatCount(placed)} in bundles, ${formatCount(plan.unparsed.length)} unparsed${proof.resourcesExcluded > 0 ? `, ${formatCount(proof.resourcesExcluded)} left out` : ''}).`
  const failures = proof.checks.flatMap(({ code, failed }) => failed.map(what => `  ${code} does not hold for ${what}`))
  return [sentence, ...accountText(proof.account).map(line => `  ${line}`), ...failures]
}
