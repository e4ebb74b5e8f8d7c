import { routeOf } from '../route'
import type { Verdict } from './verdict'

/** What kubectl names of an object in an error. */
interface Named {
  readonly apiVersion: string | null
  readonly kind: string | null
  readonly name: string | null
  readonly source: string
}

/**
 * A refusal as kubectl prints it where it refuses several objects of one call: each with the server's status, none in
 * the form that lists causes (kubectl `pkg/cmd/util/helpers.go: checkErr`; facts: live-apiserver, B7).
 */
export function amongSeveral(verdict: Verdict, { apiVersion, kind, name, source }: Named): Verdict {
  const route = routeOf(verdict.route)
  const start = `The ${kind} ${JSON.stringify(name ?? '')} is invalid: `
  if (route.printedBy !== 'kubectl' || !verdict.message?.startsWith(start)) return verdict
  const causes = verdict.message
    .slice(start.length)
    .split(/\n\* /)
    .filter(cause => cause !== '')
  const listed = causes.length === 1 ? causes[0] : `[${causes.join(', ')}]`
  const group = apiVersion?.includes('/') ? `.${apiVersion.replace(/\/.*/, '')}` : ''
  const file = route.namesFile ? `error when creating ${JSON.stringify(source)}: ` : ''
  const message = `Error from server (Invalid): ${file}${kind}${group} ${JSON.stringify(name ?? '')} is invalid: ${listed}`
  return { ...verdict, message }
}
