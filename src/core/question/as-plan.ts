import { bytes } from '../bytes'
import { type ApplierId, appliers } from '../export/rules'
import { type Format, type Move, type PlanFilter, presets } from '../plan'
import { asTrim, type KeySplitChoice, type RemedyChoice, rewrites } from '../remedy'
import type { PlanChoice } from './question'

const forms: readonly PlanChoice['form'][] = ['text', 'auto', 'json']

/** More of a list than this was written by no page of ours. */
const mostEntries = 5_000
const longestText = 1_000

/** The plan that a page makes where nothing was chosen. */
export const firstPlan: PlanChoice = {
  preset: 'crds-apart',
  form: 'auto',
  applier: null,
  maxBytes: null,
  name: 'manifests',
}

/** A linked or stored plan, checked: what is not known, or of another shape, is left out. */
export function asPlanChoice(stored: unknown): PlanChoice {
  const said = isObject(stored) ? stored : {}
  const applier: ApplierId | null = appliers.find(({ id }) => id === said.applier)?.id ?? null
  return {
    preset: presets.find(each => each === said.preset) ?? firstPlan.preset,
    form: forms.find(each => each === said.form) ?? firstPlan.form,
    applier,
    maxBytes: isCount(said.maxBytes) ? bytes(said.maxBytes) : null,
    name: isText(said.name) ? said.name : firstPlan.name,
    ...(isCount(said.maxResources) || said.maxResources === null ? { maxResources: said.maxResources } : {}),
    ...(isObject(said.options) ? { options: textsOf(said.options) } : {}),
    ...(isObject(said.filter) ? { filter: filterOf(said.filter) } : {}),
    ...listOf('remedies', said, asRemedy),
    ...listOf('moves', said, asMove),
    ...listOf('forms', said, asForm),
    ...listOf('keySplits', said, asKeySplit),
  }
}

type Loose = Readonly<Record<string, unknown>>

function isObject(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= longestText
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) > 0
}

function listOf<Name extends string, Entry>(
  name: Name,
  said: Loose,
  read: (entry: Loose) => Entry | null,
): { [N in Name]?: readonly Entry[] } {
  const list = said[name]
  if (!Array.isArray(list)) return {}
  const entries = (list.slice(0, mostEntries) as unknown[]).flatMap(entry =>
    isObject(entry) ? (read(entry) ?? []) : [],
  )
  return { [name]: entries } as unknown as { [N in Name]?: readonly Entry[] }
}

function textList(value: unknown): string[] {
  return Array.isArray(value) ? value.slice(0, mostEntries).filter(isText) : []
}

function textsOf(options: Loose): Record<string, string> {
  return Object.fromEntries(Object.entries(options).filter((entry): entry is [string, string] => isText(entry[1])))
}

function filterOf({ include, exclude }: Loose): PlanFilter {
  return { include: textList(include), exclude: textList(exclude) }
}

function asRemedy({ remedy, resources, trim }: Loose): RemedyChoice | null {
  if (remedy === 'trim-descriptions') return { remedy, resources: textList(resources), trim: asTrim(trim) }
  const known = rewrites.find(({ id }) => id === remedy)
  return known ? { remedy: known.id, resources: textList(resources) } : null
}

function asMove({ resource, to, behind }: Loose): Move | null {
  if (!isText(resource) || !isText(to)) return null
  return { resource, to, ...(isText(behind) ? { behind } : {}) }
}

function asForm({ form, resources }: Loose): { readonly form: Format; readonly resources: readonly string[] } | null {
  return form === 'text' || form === 'json' ? { form, resources: textList(resources) } : null
}

function asKeySplit({ resource, maxBytes }: Loose): KeySplitChoice | null {
  return isText(resource) && isCount(maxBytes) ? { resource, maxBytes } : null
}
