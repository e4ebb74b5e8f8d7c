import {
  type Analysis,
  analyzeSteps,
  breakdownOf,
  descriptionsOf,
  fieldsOf,
  fixOf,
  judgeBundle,
  judgeRoutes,
  locateErrors,
  remediesOf,
  removalsOf,
  sameObjects,
  type Weighing,
  weighCarried,
} from '../core/analysis'
import { bytes, type Steps } from '../core/bytes'
import { bundlesToApply, type Comparison, compareAnalyses } from '../core/compare'
import type { LimitSettings } from '../core/limit'
import { type BuiltExport, buildSteps } from '../core/proof'
import { displayResource, displaySource, maskSecrets } from '../core/resource'
import { readLink } from '../core/share'
import { openSources, type Source } from '../core/source'
import { defaultJudgeSettings } from '../core/verdict'
import { EngineError, type EngineInput, type Progress, type Split } from './engine'
import { isFetchRefused } from './guard'
import type { Call, Calls, Request } from './protocol'
import { reportOf } from './report'
import type { Pause } from './serve'
import { digestsOf, shareOf } from './share'

/** More than this is refused before it is read: a tab has to keep the bytes, and what is known of them, in memory. */
export const maxInputBytes = bytes(512 * 1024 * 1024)

/** What stands behind the boundary: the last input that was weighed, and the last split of it. */
export interface Session {
  /** Answers one request; throws `EngineError` for what a person can do something about. */
  answer(request: Request, onProgress: OnProgress, pause: Pause): Promise<Calls[Call]['answer']>
}

type OnProgress = (progress: Progress) => void

/** One function for every call. */
type Answers = {
  readonly [C in Call]: (
    question: Calls[C]['ask'],
    onProgress: OnProgress,
    pause: Pause,
  ) => Calls[C]['answer'] | Promise<Calls[C]['answer']>
}

export function createSession(): Session {
  let weighing: Weighing | null = null
  let built: BuiltExport | null = null
  let comparison: Comparison | null = null

  const weighed = () => {
    if (!weighing) throw new EngineError({ code: 'internal', detail: 'nothing was weighed yet' })
    return weighing
  }
  const load = () => weighed().load
  const compared = () => {
    if (!comparison) throw new EngineError({ code: 'internal', detail: 'nothing was compared yet' })
    return comparison
  }
  /** The limits may have been changed since it was weighed. */
  const weighedUnder = (limits: LimitSettings): Weighing => {
    const current = weighed()
    const { analysis } = current
    return { ...current, analysis: { ...analysis, settings: { ...analysis.settings, limits } } }
  }
  const split = () => {
    if (!built) throw new EngineError({ code: 'internal', detail: 'nothing was split yet' })
    return built
  }

  const bundlesIn = ({ plan, splits }: BuiltExport) => {
    const done = splits.filter(({ parts }) => parts.length > 0)
    const ids = new Set(done.flatMap(({ resource, rewritten }) => [resource, ...rewritten.map(use => use.resource)]))
    return bundlesToApply(compared(), plan, resource => ids.has(load().resources[resource]?.id ?? ''))
  }

  const answers: Answers = {
    async analyze({ input, limits }, onProgress, pause) {
      const opened = openSources(await readAll(input))
      const steps = analyzeSteps(opened.sources, {
        opened,
        essentials: true,
        previous: weighing,
        ...(limits ? { limits } : {}),
        onProgress: (stage, done, of, soFar) => onProgress({ stage, done, of, soFar }),
      })
      const next = await inTurns(steps, pause)
      weighing = next
      built = null
      comparison = null
      return next.analysis
    },
    judge: ({ limits }) => judgeRoutes(weighed().analysis, limits),
    carried() {
      const { analysis } = weighed()
      const carried = analysis.whole.carried ?? weighCarried(load())
      weighing = { ...weighed(), analysis: { ...analysis, whole: { ...analysis.whole, carried } } }
      return carried
    },
    gzip: ({ resource }) => weighed().gzip(resource),
    gzips: ({ resources }) => resources.map(weighed().gzip),
    text: ({ resource, maxBytes }) => displayResource(load(), resource, maxBytes),
    mask: ({ text, isSecret }) => maskSecrets(text, isSecret),
    isFetchRefused,
    breakdown: ({ resource }) => breakdownOf(weighed(), resource),
    fields: ({ resource, path, follow }) => fieldsOf(weighed(), resource, path, follow),
    descriptions: () => descriptionsOf(weighed()),
    remedies: ({ resource, route, limits }) => remediesOf(weighedUnder(limits), resource, route),
    removals: ({ resource, remedies }) => removalsOf(weighed(), resource, remedies),
    errors: ({ text, limits }) => locateErrors(weighedUnder(limits).analysis, text),
    fix: ({ route, limits }) => fixOf(weighedUnder(limits), route),
    async split({ settings }, onProgress, pause) {
      const steps = buildSteps(load(), settings, (stage, done, of) => onProgress({ stage, done, of }))
      const next = await inTurns(steps, pause)
      built = next
      return describeSplit(next)
    },
    bundle({ name, route, limits }) {
      const content = split().content(name)
      return content && judgeBundle(`${name}.yaml`, content, route, limits)
    },
    async compare({ before }, onProgress, pause) {
      const after = weighed()
      const opened = openSources(await readAll(before))
      const steps = analyzeSteps(opened.sources, {
        opened,
        essentials: true,
        onProgress: (stage, done, of, soFar) => onProgress({ stage, done, of, soFar }),
      })
      const earlier = await inTurns(steps, pause)
      onProgress({ stage: 'comparing', done: 0, of: null })
      comparison = compareAnalyses(
        withGzip(earlier),
        withGzip(after),
        sameObjects(earlier, after),
        defaultJudgeSettings,
      )
      return { before: earlier.analysis, comparison }
    },
    async bundlesToApply({ settings }, _, pause) {
      return bundlesIn(await inTurns(buildSteps(load(), settings), pause))
    },
    async upgradeZip({ settings }, _, pause) {
      const bundles = bundlesIn(await inTurns(buildSteps(load(), settings), pause))
        .filter(({ toApply }) => toApply.length > 0)
        .map(({ name }) => name)
      const only = await inTurns(buildSteps(load(), { ...settings, bundles }), pause)
      if (!only.proof.passed) throw new EngineError({ code: 'internal', detail: 'the proof does not hold' })
      return only.zip()
    },
    share: () => shareOf(weighed()),
    report: () => reportOf(weighed().analysis),
    entries: ({ archive }) =>
      load()
        .texts.filter(({ name }) => name.startsWith(`${archive}/`))
        // A copy each: bytes that are a part of others would take all of them over the boundary.
        .map(({ name, original }) => ({ name, bytes: original.slice() })),
    digests: () => digestsOf(load()),
    openLink: ({ text }) => readLink(text),
    zip: () => split().zip(),
    file({ path, maxBytes }) {
      const file = split().files.find(candidate => candidate.path === path)
      if (!file) throw new EngineError({ code: 'internal', detail: `no file ${path}` })
      return displaySource({ name: file.path, bytes: file.bytes }, maxBytes)
    },
  }

  return {
    answer: async (request, onProgress, pause) =>
      (answers[request.call] as Answers[Call])(request as never, onProgress, pause),
  }
}

/** Runs steps to their end, with pauses. */
async function inTurns<Result>(steps: Steps<Result>, pause: Pause): Promise<Result> {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    // Nearly every step goes on at once: to await each would cost more than the step.
    const pausing = pause()
    if (pausing) await pausing
  }
}

/** The analysis with the gzip size of the whole, which is left out at first. */
function withGzip({ analysis, gzip }: Weighing): Analysis {
  return { ...analysis, whole: { ...analysis.whole, gzip: gzip(null) } }
}

async function readAll(input: readonly EngineInput[]): Promise<Source[]> {
  const total = input.reduce((sum, { content }) => sum + sizeOf(content), 0)
  if (total > maxInputBytes) throw new EngineError({ code: 'too-large', detail: `${total} of ${maxInputBytes}` })
  return Promise.all(input.map(async ({ name, content }) => ({ name, bytes: await readContent(name, content) })))
}

function sizeOf(content: Blob | Uint8Array): number {
  return content instanceof Uint8Array ? content.length : content.size
}

async function readContent(name: string, content: Blob | Uint8Array): Promise<Uint8Array> {
  if (content instanceof Uint8Array) return content
  try {
    return new Uint8Array(await content.arrayBuffer())
  } catch {
    // The file was changed, moved or taken away after it was chosen.
    throw new EngineError({ code: 'unreadable-file', detail: name })
  }
}

function describeSplit({ plan, proof, files, zip, added, splits }: BuiltExport): Split {
  return {
    plan,
    proof,
    files: files.map(({ path, bytes: content }) => ({ path, bytes: bytes(content.length) })),
    zipBytes: bytes(zip().length),
    added: added.map(({ id, kind, name }) => ({ id, kind, name })),
    splits,
  }
}
