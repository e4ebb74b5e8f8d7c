import { type ChartFile, jsonDocument, type KeptChart } from '../encoding'
import { isList, isMapping, type Mapping, type Value } from '../manifest'
import { listAt, mappingAt } from '../object'
import type { ChartEntry } from './chart-files'
import { asText, type LoadedChart, merge, zeroTime } from './load-chart'

/**
 * What Helm keeps of a chart in its release: subcharts only by their values, which are merged into the chart's where
 * Chart.yaml names dependencies (pkg/chart/v2/util/dependencies.go: `processImportValues`).
 */
export function keptChart(chart: LoadedChart, helm: 3 | 4): KeptChart {
  const kept = ({ path, bytes, modified }: ChartEntry): ChartFile => ({
    ...{ name: path, content: bytes },
    ...(helm === 4 && modified !== undefined ? { modified } : {}),
  })
  const { chartFile, schema } = chart
  return {
    metadata: metadataOf(chart),
    lock: chart.lock ? lockOf(chart.lock) : 'null',
    values: jsonDocument(keptValues(chart)),
    schema: schema?.bytes ?? null,
    templates: chart.templates.map(kept),
    files: chart.files.map(kept),
    ...(helm === 4
      ? { modified: { chart: chartFile?.modified ?? zeroTime, schema: schema?.modified ?? zeroTime } }
      : {}),
  }
}

/**
 * The charts in `charts/` that are rendered with the values that the chart itself has: those that no dependency names,
 * and one for each dependency that is on, under its alias.
 */
export function enabledSubcharts(chart: LoadedChart): LoadedChart['subcharts'] {
  const dependencies = dependenciesOf(chart)
  const named = new Set(dependencies.map(({ fields }) => asText(fields.get('name'))))
  return [
    ...chart.subcharts.filter(({ chart: { name } }) => !named.has(name)),
    ...dependencies.flatMap(({ name, isEnabled, fields }) => {
      const found = chart.subcharts.find(({ chart: inside }) => inside.name === asText(fields.get('name')))
      return isEnabled && found ? [{ at: found.at, chart: { ...found.chart, name } }] : []
    }),
  ]
}

function keptValues(chart: LoadedChart): Mapping {
  const dependencies = dependenciesOf(chart)
  if (dependencies.length === 0) return chart.values
  const all = coalesced(chart, chart.values)
  const imported = dependencies.flatMap(({ name, fields }) =>
    importsOf(fields).map(({ child, parent }) => {
      const value = valueAt(all, `${name}.${child}`)
      return isMapping(value) ? under(parent, value) : new Map()
    }),
  )
  return merge(imported.reduce(merge, new Map()), all)
}

/** Where values of a subchart go in its parent: the short form takes what it exports. */
function importsOf(dependency: Mapping): { readonly child: string; readonly parent: string }[] {
  return listAt(dependency, 'import-values').map(value =>
    isMapping(value)
      ? { child: asText(value.get('child')), parent: asText(value.get('parent')) }
      : { child: `exports.${asText(value)}`, parent: '.' },
  )
}

function under(path: string, value: Mapping): Mapping {
  return path === '.' ? value : path.split('.').reduceRight<Mapping>((inner, name) => new Map([[name, inner]]), value)
}

/** The chart's values over those of its subcharts, each under its name; `global` goes down. */
function coalesced(chart: LoadedChart, values: Mapping): Mapping {
  const global = mappingAt(values, 'global')
  const all = new Map(values)
  for (const { chart: inside } of enabledSubcharts(chart)) {
    const own = values.get(inside.name)
    const given = merge(keptValues(inside), isMapping(own) ? own : new Map())
    const shared = merge(mappingAt(given, 'global'), global)
    all.set(inside.name, coalesced(inside, new Map([...given, ['global', shared]])))
  }
  return all
}

interface Dependency {
  /** Its alias, where it has one. */
  readonly name: string
  readonly isEnabled: boolean
  readonly fields: Mapping
}

/** `tags`, then the first `condition` that the values decide (`processDependencyEnabled`). */
function dependenciesOf({ metadata, values }: LoadedChart): Dependency[] {
  return listAt(metadata, 'dependencies')
    .filter(isMapping)
    .map(fields => {
      const said = mappingAt(values, 'tags')
      const tags = listAt(fields, 'tags').flatMap(tag => said.get(String(tag)) ?? [])
      const conditions = asText(fields.get('condition'))
        .split(',')
        .map(path => valueAt(values, path.trim()))
      const condition = conditions.find(value => typeof value === 'boolean')
      return {
        name: asText(fields.get('alias')) || asText(fields.get('name')),
        isEnabled: typeof condition === 'boolean' ? condition : tags.includes(true) || !tags.includes(false),
        fields,
      }
    })
}

function valueAt(values: Mapping, path: string): Value | undefined {
  let value: Value | undefined = values
  for (const name of path.split('.')) value = isMapping(value) ? value.get(name) : undefined
  return value
}

/** The fields of Go's `Metadata`, in its order; empty ones are left out. */
function metadataOf(chart: LoadedChart): string {
  const { metadata } = chart
  const text = (name: string) => field(name, sanitized(metadata.get(name)))
  const texts = (name: string) => {
    const items = listAt(metadata, name).map(item => sanitized(item))
    return items.length === 0 ? [] : [`"${name}":${JSON.stringify(items)}`]
  }
  const maintainers = listAt(metadata, 'maintainers')
    .filter(isMapping)
    .map(each => object(['name', 'email', 'url'].flatMap(name => field(name, sanitized(each.get(name))))))
  const annotations = [...mappingAt(metadata, 'annotations')].map(([key, value]): [string, Value] => [
    key,
    asText(value),
  ])
  const dependencies = dependenciesOf(chart).filter(({ isEnabled }) => isEnabled)
  return object([
    ...text('name'),
    ...text('home'),
    ...texts('sources'),
    ...text('version'),
    ...text('description'),
    ...texts('keywords'),
    ...(maintainers.length === 0 ? [] : [`"maintainers":[${maintainers.join(',')}]`]),
    ...text('icon'),
    ...field('apiVersion', sanitized(metadata.get('apiVersion')) || 'v1'),
    ...text('condition'),
    ...text('tags'),
    ...text('appVersion'),
    ...(metadata.get('deprecated') === true ? ['"deprecated":true'] : []),
    ...(annotations.length === 0 ? [] : [`"annotations":${jsonDocument(new Map(annotations))}`]),
    ...text('kubeVersion'),
    ...(dependencies.length === 0 ? [] : [`"dependencies":[${dependencies.map(dependencyOf).join(',')}]`]),
    ...text('type'),
  ])
}

function dependencyOf({ name, fields }: Pick<Dependency, 'name' | 'fields'>, isEnabled: unknown = true): string {
  const text = (key: string) => field(key, sanitized(fields.get(key)))
  const rest = (key: string, items: readonly Value[]): string[] =>
    items.length === 0 ? [] : [`"${key}":${jsonDocument(items)}`]
  return object([
    `"name":${JSON.stringify(name)}`,
    ...text('version'),
    `"repository":${JSON.stringify(sanitized(fields.get('repository')))}`,
    ...text('condition'),
    ...rest('tags', listAt(fields, 'tags')),
    ...(isEnabled === false ? [] : ['"enabled":true']),
    ...rest(
      'import-values',
      importsOf(fields).map(each => new Map(Object.entries(each))),
    ),
    ...text('alias'),
  ])
}

function lockOf(lock: Mapping): string {
  const dependencies = lock.get('dependencies')
  const locked = isList(dependencies)
    ? dependencies.filter(isMapping).map(fields => dependencyOf({ name: asText(fields.get('name')), fields }, false))
    : null
  return object([
    `"generated":${JSON.stringify(asText(lock.get('generated')) || zeroTime)}`,
    `"digest":${JSON.stringify(asText(lock.get('digest')))}`,
    `"dependencies":${locked ? `[${locked.join(',')}]` : 'null'}`,
  ])
}

/** White space as spaces, and nothing that cannot be printed (pkg/chart/v2/metadata.go: `sanitizeString`). */
function sanitized(value: Value | undefined): string {
  return asText(value)
    .replace(/\s/gu, ' ')
    .replace(/[\p{C}\p{Zl}\p{Zp}]/gu, '')
}

function field(name: string, value: string): string[] {
  return value === '' ? [] : [`"${name}":${JSON.stringify(value)}`]
}

function object(fields: readonly string[]): string {
  return `{${fields.join(',')}}`
}
