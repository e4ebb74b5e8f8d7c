import type { Analysis } from '../core/analysis'
import { formatCount } from '../core/bytes'
import type { Change, ComparedBundle, ComparedResource, Comparison, SideTotals } from '../core/compare'

const order: readonly Change[] = ['added', 'gone', 'grown', 'shrunk', 'changed']
/** So many resources of each change are named; `--json` has them all. */
const named = 20

/** A comparison for a person in a terminal: the counts, the totals, what changed with its bytes as JSON, what is newly refused, the bundles. */
export function compareText(
  comparison: Comparison,
  before: Analysis,
  after: Analysis,
  bundles: readonly ComparedBundle[] | null,
): string {
  const sections = [
    sentence(comparison),
    totals(comparison),
    comparison.common === 0 ? kinds(comparison) : changes(comparison, before, after),
    refusals(comparison.resources),
    bundles ? bundleLines(bundles) : '',
  ]
  return `${sections.filter(section => section !== '').join('\n\n')}\n`
}

function sentence({ counts, common }: Comparison): string {
  if (common === 0) return 'No resource is in both: two different things, side by side.'
  const told = order.filter(change => counts[change] > 0).map(change => `${formatCount(counts[change])} ${change}`)
  return told.length === 0
    ? `All ${formatCount(counts.same)} resources are the same.`
    : `${[...told, `${formatCount(counts.same)} the same`].join(', ')}.`
}

function totals({ before, after }: Comparison): string {
  const rows: [string, (side: SideTotals) => number][] = [
    ['resources', side => side.resources],
    ['source bytes', side => side.source],
    ['as JSON', side => side.json],
    ['in etcd', side => side.etcd],
  ]
  return [
    row('', 'before', 'after', 'difference'),
    ...rows.map(([name, of]) =>
      row(name, formatCount(of(before)), formatCount(of(after)), signed(of(after) - of(before))),
    ),
  ].join('\n')
}

function kinds({ kinds: all }: Comparison): string {
  return [
    row('kind', 'before', 'after', ''),
    ...all
      .slice(0, named)
      .map(({ id, before, after }) =>
        row(
          id.replace(/^\//, ''),
          `${before.count}, ${formatCount(before.json)}`,
          `${after.count}, ${formatCount(after.json)}`,
          '',
        ),
      ),
  ].join('\n')
}

function row(name: string, before: string, after: string, difference: string): string {
  return `${before.padStart(18)}${after.padStart(18)}${difference.padStart(14)}  ${name}`.trimEnd()
}

function changes({ resources }: Comparison, before: Analysis, after: Analysis): string {
  const bytesIn = ({ resources: all }: Analysis, index: number | null): number =>
    index === null ? 0 : (all[index]?.bytes.json ?? 0)
  return order
    .flatMap(change => {
      const of = resources
        .filter(resource => resource.change === change)
        .map(resource => ({
          id: resource.id,
          difference: bytesIn(after, resource.after) - bytesIn(before, resource.before),
        }))
        .sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference))
      const rest = of.length > named ? [`${''.padStart(20)}  and ${formatCount(of.length - named)} more ${change}`] : []
      return [
        ...of
          .slice(0, named)
          .map(({ id, difference }) => `${change.padEnd(8)}${signed(difference).padStart(12)}  ${id}`),
        ...rest,
      ]
    })
    .join('\n')
}

function refusals(resources: readonly ComparedResource[]): string {
  return resources
    .flatMap(({ id, newlyRefused, newlyTaken }) => [
      ...(newlyRefused.length > 0 ? [`newly refused by ${newlyRefused.join(', ')}: ${id}`] : []),
      ...(newlyTaken.length > 0 ? [`no longer refused by ${newlyTaken.join(', ')}: ${id}`] : []),
    ])
    .slice(0, 2 * named)
    .join('\n')
}

function bundleLines(bundles: readonly ComparedBundle[]): string {
  const lines = bundles.map(({ name, resources, toApply }) =>
    toApply.length === 0 ? `same     ${name}` : `apply    ${name}  ${toApply.length} of ${resources}`,
  )
  return ['Bundles of the later input:', ...lines].join('\n')
}

function signed(difference: number): string {
  return difference === 0 ? '0' : `${difference > 0 ? '+' : '-'}${formatCount(Math.abs(difference))}`
}
