import { type FailOn, failOnWords, type MeasureId, measures } from '../analysis'
import { type Bytes, bytes } from '../bytes'
import { namedRoute, routeWords } from '../export/rules'
import { nearestOf } from '../filter'
import {
  type ClusterLimits,
  defaultCluster,
  type LimitId,
  limits,
  namedPreset,
  type PresetId,
  presetWords,
  readSize,
} from '../limit'
import type { RouteId } from '../route'
import { problemTexts } from '../words'
import type {
  Budget,
  BudgetProblem,
  Budgets,
  BudgetsFile,
  ClusterFile,
  Ignore,
  IgnoreFile,
  RequiredRoute,
  RouteFile,
} from './budgets'
import { readAmount, readShare } from './read-amount'
import { type Field, type Member, YamlFields } from './yaml-fields'

const keys = {
  file: ['version', 'inputs', 'cluster', 'routes', 'budgets', 'baseline', 'ignores'],
  cluster: ['preset', 'own', 'tightOver'],
  route: ['route', 'failOn', 'cluster', 'tightOver'],
  ignore: ['resource', 'rule', 'reason', 'until'],
} as const satisfies {
  readonly file: readonly (keyof BudgetsFile)[]
  readonly cluster: readonly (keyof ClusterFile)[]
  readonly route: readonly (keyof RouteFile)[]
  readonly ignore: readonly (keyof IgnoreFile)[]
}

/**
 * Reads the text of a budgets file. Everything that makes no sense in it is a problem at its line and column; with one,
 * nothing of it holds (`budgets` null), as what was not understood would not be checked.
 */
export function readBudgets(text: string): {
  readonly budgets: Budgets | null
  readonly problems: readonly BudgetProblem[]
} {
  // Some editors begin a file with a byte order mark.
  const fields = new YamlFields(text.replace(/^\ufeff/, ''))
  const budgets = fields.problems.length > 0 ? null : readFile(fields)
  return { budgets: fields.problems.length > 0 ? null : budgets, problems: fields.problems }
}

function readFile(fields: YamlFields): Budgets | null {
  const members = fields.members(fields.root, 'a budgets file')
  if (!members) return null
  const of = known(fields, members, keys.file, 'a budgets file')
  readVersion(fields, of('version'))
  const cluster = readCluster(fields, of('cluster'), defaultCluster)
  const inputs = of('inputs')
  const baseline = of('baseline')
  const budgets = readAllBudgets(fields, of('budgets'))
  const required = readRoutes(fields, of('routes'), cluster)
  return {
    inputs: inputs ? textsOf(fields, inputs, 'inputs') : [],
    cluster,
    routes: required,
    budgets,
    baseline: baseline ? fields.text(baseline, 'baseline') : null,
    ignores: readIgnores(fields, of('ignores'), budgets),
  }
}

/** The members of a mapping by their names; any that is not known would be a rule that is not checked. */
function known<Name extends string>(
  fields: YamlFields,
  members: readonly Member[],
  names: readonly Name[],
  what: string,
): (name: Name) => Member | undefined {
  for (const { key, at } of members) {
    if (names.some(name => name === key)) continue
    fields.refuse(at, `${what} has no '${key}'${meant(key, names)}`)
  }
  return name => members.find(({ key }) => key === name)
}

/** More are no help in a line. */
const mostListed = 12

function meant(word: string, names: readonly string[]): string {
  const near = nearestOf(word, names)
  if (near !== null) return `; did you mean ${near}?`
  return names.length > mostListed
    ? '; plimsoll help routes and plimsoll explain list what there is'
    : `; there are ${names.join(', ')}`
}

function readVersion(fields: YamlFields, version: Member | undefined): void {
  const said = version && fields.scalar(version, 'version')
  if (!version) fields.refuse(fields.root.at, 'say which form of the file this is: version: 1')
  else if (said !== null && said !== 1) {
    fields.refuse(version.at, `version ${said} is not read here, only version: 1; a newer Plimsoll may read it`)
  }
}

function textsOf(fields: YamlFields, field: Field, what: string): string[] {
  return (fields.entries(field, what, true) ?? []).flatMap(entry => fields.text(entry, what) ?? [])
}

function chosen<Word extends string>(
  fields: YamlFields,
  field: Field,
  words: readonly string[],
  what: string,
  find: (word: string) => Word | null,
): Word | null {
  const said = fields.text(field, what)
  if (said === null) return null
  const found = find(said)
  if (found !== null) return found
  fields.refuse(fields.valueOf(field).at, `no ${what} '${said}'${meant(said, words)}`)
  return null
}

/** One of these words, as it stands. */
function oneOf<Word extends string>(words: readonly Word[]): (word: string) => Word | null {
  return said => words.find(word => word === said) ?? null
}

/** Routes and presets go by the words that the command line takes. */
function routeIn(fields: YamlFields, field: Field): RouteId | null {
  return chosen(fields, field, routeWords, 'route', namedRoute)
}

function presetOf(fields: YamlFields, field: Field, what: string): PresetId | null {
  return chosen(fields, field, presetWords, what, namedPreset)
}

function readCluster(fields: YamlFields, field: Member | undefined, usual: ClusterLimits): ClusterLimits {
  if (!field) return usual
  if (!fields.isMapping(field)) {
    const preset = presetOf(fields, field, 'cluster')
    return preset === null ? usual : { ...defaultCluster, preset }
  }
  const of = known(fields, fields.members(field, 'cluster') ?? [], keys.cluster, 'cluster')
  const [preset, own] = [of('preset'), of('own')]
  return {
    preset: (preset && presetOf(fields, preset, 'preset')) || defaultCluster.preset,
    own: own ? readOwn(fields, own) : {},
    tightOver: readTightOver(fields, of('tightOver')) ?? defaultCluster.tightOver,
  }
}

function readOwn(fields: YamlFields, own: Member): Partial<Record<LimitId, Bytes>> {
  const ids = limits.map(({ id }) => id)
  return Object.fromEntries(
    (fields.members(own, 'own') ?? []).flatMap(member => {
      const id = ids.find(each => each === member.key)
      const said = fields.scalar(member, member.key)
      if (id === undefined) fields.refuse(member.at, `no limit '${member.key}'${meant(member.key, ids)}`)
      const size = said === null ? null : readSize(String(said))
      if (said !== null && size === null) {
        fields.refuse(fields.valueOf(member).at, `'${said}' is no size; write 1.5 MiB or a number of bytes`)
      }
      return id === undefined || size === null ? [] : [[id, bytes(size)]]
    }),
  )
}

function readTightOver(fields: YamlFields, field: Member | undefined): number | null {
  if (!field) return null
  const said = fields.scalar(field, 'tightOver')
  if (said === null) return null
  const share = typeof said === 'number' ? said : readShare(said)
  if (share !== null && share > 0 && share <= 1) return share
  fields.refuse(fields.valueOf(field).at, `tightOver takes a share over 0 and up to 1, such as 85 %, not '${said}'`)
  return null
}

function readRoutes(fields: YamlFields, field: Member | undefined, cluster: ClusterLimits): RequiredRoute[] {
  if (!field) return [{ route: 'client-side-apply', cluster, failOn: 'refused', at: fields.root.at }]
  const entries = fields.entries(field, 'routes') ?? []
  return entries.flatMap(entry => {
    if (!fields.isMapping(entry)) {
      const route = routeIn(fields, entry)
      return route === null ? [] : [{ route, cluster, failOn: 'refused' as const, at: entry.at }]
    }
    const of = known(fields, fields.members(entry, 'a route') ?? [], keys.route, 'a route')
    const [named, failOn] = [of('route'), of('failOn')]
    if (!named) fields.refuse(entry.at, 'say which route: route: server-side-apply')
    const route = named ? routeIn(fields, named) : null
    const on = failOn ? chosen<FailOn>(fields, failOn, failOnWords, 'failOn', oneOf(failOnWords)) : 'refused'
    const limits = readCluster(fields, of('cluster'), cluster)
    const tightOver = readTightOver(fields, of('tightOver')) ?? limits.tightOver
    return route === null || on === null ? [] : [{ route, cluster: { ...limits, tightOver }, failOn: on, at: entry.at }]
  })
}

const measureIds = measures.map(({ id }) => id)
const subjects = [
  ...measureIds,
  ...measureIds.map(id => `total ${id}`),
  'growth',
  ...measureIds.map(id => `growth ${id}`),
]

function readAllBudgets(fields: YamlFields, field: Member | undefined): Budget[] {
  const members = field ? (fields.members(field, 'budgets') ?? []) : []
  return members.flatMap(member => {
    if (member.key !== 'for') return readBudget(fields, member, null, ['for', ...subjects])
    return (fields.members(member, 'for') ?? []).flatMap(each => {
      const pattern = readPattern(fields, each.key, each.at)
      return (fields.members(each, `for: ${each.key}`) ?? []).flatMap(one => readBudget(fields, one, pattern, subjects))
    })
  })
}

function readBudget(
  fields: YamlFields,
  member: Member,
  pattern: string | null,
  names: readonly string[],
): readonly Budget[] {
  const subject = subjectOf(member.key)
  if (subject === null) {
    const all = `sizes are ${measureIds.join(', ')}, each alone or after total or growth`
    const near = nearestOf(member.key, names)
    fields.refuse(member.at, `no budget '${member.key}'; ${near === null ? all : `did you mean ${near}?`}`)
    return []
  }
  const said = fields.scalar(member, member.key)
  if (said === null) return []
  const amount = readAmount(said, subject)
  if (typeof amount === 'string') {
    fields.refuse(fields.valueOf(member).at, amount)
    return []
  }
  const text = `${pattern === null ? '' : `${pattern} `}${member.key}: ${typeof said === 'number' ? `${said} bytes` : said}`
  return [{ text, pattern, ...subject, amount, at: member.at }]
}

function subjectOf(key: string): Pick<Budget, 'of' | 'measure'> | null {
  const [, of = 'each', name] = /^(?:(total|growth)(?: |$))?(.*)$/s.exec(key) ?? []
  const measure = measureIds.find((id): id is MeasureId => id === name)
  if (of === 'growth' && name === '') return { of, measure: 'json' }
  return measure === undefined ? null : { of: of as Budget['of'], measure }
}

/** A pattern of resources. Labels are no part of an analysis, and would match nothing. */
function readPattern(fields: YamlFields, pattern: string, at: Member['at']): string {
  if (/^label:/.test(pattern)) {
    fields.refuse(at, `'${pattern}': labels are not known here; write kind:, name:, group:, namespace: or KIND/NAME`)
  }
  return pattern.replace(/^(kind:)?crds?(?=\/|$)/i, '$1CustomResourceDefinition')
}

function readIgnores(fields: YamlFields, field: Member | undefined, budgets: readonly Budget[]): Ignore[] {
  const entries = field ? (fields.entries(field, 'ignores') ?? []) : []
  const rules: readonly string[] = [
    ...limits.map(({ id }) => id),
    ...Object.keys(problemTexts),
    ...budgets.map(({ text }) => text),
  ]
  return entries.flatMap(entry => {
    const members = fields.members(entry, 'an ignore')
    if (!members) return []
    const of = known(fields, members, keys.ignore, 'an ignore')
    const text = (name: 'resource' | 'reason' | 'until', why: string): string | null => {
      const member = of(name)
      if (member) return fields.text(member, name)
      fields.refuse(entry.at, `an ignore has no ${name}: ${why}`)
      return null
    }
    const resource = text('resource', 'say what it is about, such as resource: ConfigMap/dashboards')
    const reason = text('reason', 'say why, for those who read it later')
    const until = text('until', 'say until which day, such as until: 2027-01-31')
    const [ruleField, untilField] = [of('rule'), of('until')]
    const rule = ruleField
      ? chosen(fields, ruleField, [...routeWords, ...rules], 'rule', word => namedRoute(word) ?? oneOf(rules)(word))
      : null
    if (until !== null && untilField && !isDay(until)) {
      fields.refuse(fields.valueOf(untilField).at, `'${until}' is no day; write it as 2027-01-31`)
    }
    if (resource === null || reason === null || until === null) return []
    return [{ resource: readPattern(fields, resource, entry.at), rule, reason, until, at: entry.at }]
  })
}

function isDay(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []
  if (year === undefined) return false
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day)
}
