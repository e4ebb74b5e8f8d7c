import { bytes } from '../bytes'
import { compress } from './compress'
import { rootField, withChanges } from './field'
import { jsonDocuments } from './json-documents'
import { keySplit } from './key-split-remedy'
import { otherRoute } from './other-route'
import { raiseLimit } from './raise-limit'
import type { Remedy, RemedyReport, Rewrite, Subject, Trial } from './remedy'
import { changesBy, type RewriteId, rewrites } from './rewrites'
import type { TrimId } from './trim'
import { trimDescriptions } from './trim-remedy'
import { unifyVersions } from './unify-versions'

/**
 * Every change that may turn `refused` into `fits`. `split` and those of the route concern the input as a whole,
 * rewrites single resources.
 */
export type RemedyId =
  | 'other-route'
  | 'split'
  | 'json-documents'
  | 'compress'
  | RewriteId
  | TrimId
  | 'split-by-key'
  | 'unify-versions'
  | 'raise-limit'

/**
 * Every remedy for a resource, least invasive first: first what changes no byte of it, then what changes its form, then
 * what the server would write or drop itself, then text for people, then versions, then what makes several objects of
 * one, and last what changes the cluster.
 */
export const remedies: readonly Remedy[] = [
  otherRoute,
  compress,
  jsonDocuments,
  ...rewrites.flatMap(rewrite =>
    rewrite.id === 'strip-descriptions-below-top' ? [trimDescriptions, asRemedy(rewrite)] : [asRemedy(rewrite)],
  ),
  keySplit,
  unifyVersions,
  raiseLimit,
]

function asRemedy({ id, whyNot }: Rewrite): Remedy {
  return {
    id,
    attempt({ resource, value, route, measure, judge }) {
      const root = rootField(value)
      const { removed, replaced } = changesBy(root, resource, [id])
      if (removed.length + replaced.size === 0) return { applies: false, whyNot: whyNot(root, resource) }
      const sized = measure(withChanges(root, removed, replaced))
      return { applies: true, route: route.id, verdict: judge(sized, route), sized }
    },
  }
}

/** Tries all of them on a resource. Costs one measuring for every rewrite that has something to remove. */
export function tryRemedies(subject: Subject): RemedyReport[] {
  return remedies.map(remedy => report(remedy, subject, remedy.attempt(subject)))
}

function report({ id, reportOnly = false }: Remedy, subject: Subject, trial: Trial): RemedyReport {
  if (!trial.applies) {
    const nothing = { helps: false, route: subject.route.id, verdict: null, json: null, saves: null }
    return { remedy: id, reportOnly, whyNot: trial.whyNot, ...nothing }
  }
  const { route, verdict, sized, keySplit: split, trim } = trial
  const passes = verdict.verdict !== 'refused'
  const before = subject.sized.sizes.json
  const after = sized.sizes.json
  return {
    remedy: id,
    reportOnly,
    helps: passes && subject.verdict.verdict === 'refused' && !reportOnly,
    whyNot: passes ? null : 'not-enough',
    route,
    verdict,
    json: after,
    saves: before === null || after === null || split ? null : bytes(before - after),
    ...(split ? { keySplit: { ...split.choice, parts: split.parts.length } } : {}),
    ...(trim ? { trim } : {}),
  }
}
