import { formatCount } from '../core/bytes'
import type { Bundle, MissingFromPlan, Plan, Unparsed, Unplaced } from '../core/plan'
import { accountText, shortfalls } from '../core/proof'
import type { KeySplit } from '../core/remedy'
import type { Load } from '../core/resource'
import { routeOf } from '../core/route'
import type { BuiltExport } from '../core/split'
import type { Verdict } from '../core/verdict'
import { refusalText, whyNotClause } from '../core/words'
import { paragraphs } from './write-lines'

/** A resource that its bundle's route does not take, whatever bundle it stands in. */
export interface RefusedInBundle {
  readonly bundle: string
  readonly id: string
  readonly verdict: Verdict
}

/**
 * A split for a person in a terminal: the bundles, what is over the limit and what would help, what is refused all the same, what went into no bundle,
 * the proof.
 */
export function splitText(
  load: Load,
  { plan, proof, splits }: BuiltExport,
  out: string,
  refused: readonly RefusedInBundle[] = [],
): string[] {
  const idOf = (resource: number): string => load.resources[resource]?.id ?? ''
  return paragraphs([
    bundles(plan.bundles),
    plan.unplaced.map(unplaced => overLimit(unplaced, idOf)),
    refusedLines(refused),
    plan.unparsed.map(unparsed => aside(unparsed, load)),
    splits.map(keySplit),
    filterLines(plan),
    plan.missing.map(target => missing(target, idOf)),
    plan.loosened.map(
      ({ from, to, path }) => `in a circle: ${idOf(from)} and ${idOf(to)} need each other; not kept: ${path}`,
    ),
    proofLines({ plan, proof }),
    [`Written to ${out}.`],
  ])
}

/** "refused by kubectl apply: /ConfigMap/default/AbC in 40-config: its name or a label is not of the form that Kubernetes takes". */
function refusedLines(refused: readonly RefusedInBundle[]): string[] {
  const [first] = refused
  if (!first) return []
  const lines = refused.slice(0, refusedShown).map(({ bundle, id, verdict }) => {
    const { limit, bytes, max, route } = verdict
    const size = bytes === null || max === null ? '' : `${formatCount(bytes)} of ${formatCount(max)} bytes (${limit})`
    return `refused by ${routeOf(route).name}: ${id} in ${bundle}: ${limit === null ? refusalText(verdict) : size}`
  })
  const rest = refused.length - lines.length
  return [
    ...lines,
    ...(rest > 0 ? [`and ${formatCount(rest)} more`] : []),
    `plimsoll fix --route ${first.verdict.route} says what helps.`,
  ]
}

const refusedShown = 20

function bundles(all: readonly Bundle[]): string[] {
  const rows = all.map(({ name, bytes, maxBytes, overLimit, placements }) => {
    const budget = maxBytes === null ? '' : ` of ${formatCount(maxBytes)}`
    return `${formatCount(bytes).padStart(13)}${budget}  ${name}  ${placements.length} resource${placements.length === 1 ? '' : 's'}${overLimit ? ', over the limit' : ''}`
  })
  return [`${'bytes'.padStart(13)}  bundle`, ...rows]
}

/** "split by key: /ConfigMap/shop/web into web, web-2; 3 places that name it rewritten", or why it stays whole, use by use. */
function keySplit({ resource, parts, rewritten, unsafe }: KeySplit): string {
  if (parts.length > 0) {
    const count = `${formatCount(rewritten.length)} place${rewritten.length === 1 ? '' : 's'}`
    return `split by key: ${resource} into ${parts.map(({ name }) => name).join(', ')}; rewritten: ${count} that named it`
  }
  const uses = unsafe.map(({ resource: by, path, because }) =>
    path === '' ? whyNotClause(because) : `${whyNotClause(because)} (${by} ${path})`,
  )
  return `stays whole: ${resource}: ${uses.join('; ')}`
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
  const weights = [
    `${formatCount(sizes.text)} as text`,
    `${formatCount(sizes.json)} as JSON`,
    ...(slim === null ? [] : [`${formatCount(slim)} as JSON without descriptions`]),
    `${formatCount(sizes.gzip)} in gzip`,
  ].join(', ')
  const way =
    wouldFit.length === 0
      ? 'none of these fits'
      : `it would fit as ${wouldFit.map(form => formNames[form]).join(' or ')}`
  return `over the limit: ${idOf(resource)} alone is over ${formatCount(max)} bytes (${weights}); ${way}`
}

const asideReasons: Readonly<Record<Unparsed['reason'], string>> = {
  unreadable: 'cannot be read',
  refused: 'is refused by kubectl as it stands',
  'not-representable': 'has a key too long for YAML readers',
  'kustomize-character': 'holds a control character that kustomize cannot carry in any form',
  'no-name': 'has no name of its own, which this applier refuses',
  duplicate: 'would be overwritten by a later document, and this applier refuses both together',
}

function aside({ resource, reason }: Unparsed, load: Load): string {
  const { source, line } = load.resources[resource] ?? { source: 0, line: 1 }
  return `in no bundle: ${load.texts[source]?.name ?? ''}, line ${line} ${asideReasons[reason]}; kept in unparsed/`
}

function proofLines({ plan, proof }: Pick<BuiltExport, 'plan' | 'proof'>): string[] {
  const placed = plan.bundles.reduce((sum, { placements }) => sum + placements.length, 0)
  const sentence = `Proof: ${formatCount(proof.resourcesIn)} in, ${formatCount(proof.resourcesOut)} out, ${proof.equal ? 'equal when read back' : 'NOT EQUAL'}${shortfalls(
    proof.checks,
  )
    .map(said => `; ${said}`)
    .join(
      '',
    )} (${formatCount(placed)} in bundles, ${formatCount(plan.unparsed.length)} aside${proof.resourcesExcluded > 0 ? `, ${formatCount(proof.resourcesExcluded)} left out` : ''}).`
  const failures = proof.checks.flatMap(({ code, failed }) => failed.map(what => `  ${code} does not hold for ${what}`))
  return [sentence, ...accountText(proof.account).map(line => `  ${line}`), ...failures]
}
