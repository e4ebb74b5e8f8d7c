import type { Analysis } from '../analysis'
import { asClusterLimits } from '../limit'
import { asPlanChoice, type Question } from '../question'
import { routes } from '../route'

const providers = ['aescbc', 'aesgcm', 'secretbox', 'kms-v2'] as const

/** What an analysis was made with; the defaults where a link does not say, or not well. */
export function readSettings(settings: unknown): Analysis['settings'] {
  return { encryption: readEncryption(asObject(asObject(settings).encryption)) }
}

/** The question of a link: its cluster as links have always said it, route and plan where it says them. */
export function readQuestion(settings: unknown, question: unknown): Question {
  const said = asObject(question)
  return {
    route: routes.find(({ id }) => id === said.route)?.id ?? 'client-side-apply',
    cluster: asClusterLimits(asObject(settings).limits),
    plan: asPlanChoice(said.plan),
  }
}

const mostOfView = 40
const longestOfView = 400

/** What the sender saw; checked again by the page, which knows what there is. */
export function readView(view: unknown): Readonly<Record<string, string>> {
  const entries = Object.entries(asObject(view)).slice(0, mostOfView)
  return Object.fromEntries(
    entries.filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1].length <= longestOfView,
    ),
  )
}

function readEncryption({ provider, keyName }: Record<string, unknown>): Analysis['settings']['encryption'] {
  const known = providers.find(each => each === provider)
  return known && typeof keyName === 'string' && keyName.length <= 1_000 ? { provider: known, keyName } : null
}

function asObject(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
