import {
  type Analysis,
  type AnalyzedInput,
  analyze,
  analyzeSteps,
  type BundleReport,
  breakdownOf,
  changesNotInPlace,
  descriptionsOf,
  differenceBetween,
  fieldsOf,
  fixOf,
  headlineOf,
  judgeBundle,
  judgeRoute,
  judgeRoutes,
  locateErrors,
  refusedInBundles,
  remediesOf,
  removalsOf,
  sameObjects,
  trimsOf,
  verdictColumns,
  withCarrierSizes,
  withRefused,
} from '../core/analysis'
import { bytes, type Steps } from '../core/bytes'
import { openInputs } from '../core/chart'
import { bundlesToApply, type Comparison, compareAnalyses, compareWholes } from '../core/compare'
import { planOf, type Question, supposed, type WhatIf } from '../core/question'
import { reportCommand, sizeReport } from '../core/report'
import { displayResource, displaySource } from '../core/resource'
import { type CarrierSizes, routeOf } from '../core/route'
import { holdsSecret, maskSecrets } from '../core/secret'
import { readLink } from '../core/share'
import { damageOf, type Source } from '../core/source'
import { type BuiltSplit, type SplitStep, splitSteps } from '../core/split'
import { sortText } from '../core/verdict'
import { EngineError, type EngineInput, type Progress, type Split } from './engine'
import { isFetchRefused } from './guard'
import type { Call, Calls, SentCall } from './protocol'
import { reportOf } from './report'
import type { Pause } from './serve'
import { digestsOf, mayHoldSecret, mostCompressed, shareOf } from './share'

/** More than this is refused before it is read: a tab has to keep the bytes, and what is known of them, in memory. */
const maxInputBytes = bytes(512 * 1024 * 1024)

/**
 * What stands behind the boundary: the question, the last input that was analyzed, and what was made of it for the
 * question.
 */
export interface Session {
  /** Answers one request; throws `EngineError` for what a person can do something about. */
  answer(request: SentCall, onProgress: OnProgress, pause: Pause): Promise<Calls[Call]['answer']>
}

type OnProgress = (progress: Progress) => void

/** One function for every call. */
type Answers = {
  readonly [C in Call]: (
    facts: Calls[C]['ask'],
    onProgress: OnProgress,
    pause: Pause,
  ) => Calls[C]['answer'] | Promise<Calls[C]['answer']>
}

/** What is known of the input by now. All of it goes with the input, and what was made for a plan with the plan. */
interface Input {
  readonly analyzed: AnalyzedInput
  carried: CarrierSizes
  built: { readonly plan: string; readonly built: BuiltSplit } | null
  earlier: AnalyzedInput | null
}

export function createSession(): Session {
  let asked: { readonly question: Question; readonly whatIf: WhatIf | null } | null = null
  let input: Input | null = null

  const current = (): Input => {
    if (!input) throw new EngineError({ code: 'internal', detail: 'nothing was analyzed yet' })
    return input
  }
  const analyzed = () => current().analyzed
  const load = () => analyzed().load
  const judged = () => ({ ...analyzed().analysis, carried: current().carried })
  const question = (): Question => {
    if (!asked) throw new EngineError({ code: 'internal', detail: 'nothing was asked yet' })
    return asked.question
  }
  const supposedCluster = () => supposed(question().cluster, asked?.whatIf ?? null)
  /** The question where an answer leaves the page: what is only supposed is true for nobody else. */
  const really = (): Question => {
    if (asked?.whatIf) throw new EngineError({ code: 'what-if', detail: 'a limit is only supposed' })
    return question()
  }
  const plan = () => {
    const settings = planOf(question())
    if (!settings) throw new EngineError({ code: 'no-applier', detail: question().route })
    return settings
  }

  /** The split of the question; made anew only where its plan is another. */
  async function split(pause: Pause, onProgress: OnProgress = () => {}): Promise<BuiltSplit> {
    const at = current()
    const settings = plan()
    const key = JSON.stringify([settings, question().cluster])
    if (at.built?.plan !== key) {
      const refused = refusedInBundles(analyzed().analysis.resources, settings, question().cluster)
      const { problems } = analyzed().analysis
      const tell = (stage: SplitStep, done: number, of: number | null): void => onProgress({ stage, done, of })
      const steps = splitSteps(load(), withRefused(settings, refused), tell, damageOf(problems))
      at.built = { plan: key, built: await inTurns(steps, pause) }
    }
    return at.built.built
  }

  async function fileOf(path: string, pause: Pause) {
    const file = (await split(pause)).files.find(candidate => candidate.path === path)
    if (!file) throw new EngineError({ code: 'internal', detail: `no file ${path}` })
    return file
  }

  const earlierOne = (): AnalyzedInput => {
    const { earlier } = current()
    if (!earlier) throw new EngineError({ code: 'internal', detail: 'nothing was compared yet' })
    return earlier
  }

  function comparison(): Comparison {
    const earlier = earlierOne()
    const after = analyzed()
    return compareAnalyses(
      withGzip(earlier),
      withGzip(after),
      sameObjects(earlier, after),
      question().cluster,
      changesNotInPlace(earlier, after),
    )
  }

  function bundlesIn({ plan, splits }: BuiltSplit) {
    const done = splits.filter(({ parts }) => parts.length > 0)
    const ids = new Set(done.flatMap(({ resource, rewritten }) => [resource, ...rewritten.map(use => use.resource)]))
    return bundlesToApply(comparison(), plan, resource => ids.has(load().resources[resource]?.id ?? ''))
  }

  const answers: Answers = {
    question({ question, whatIf }) {
      asked = { question, whatIf }
      return null
    },
    async analyze({ analysis: id, input: given }, onProgress, pause) {
      const opened = openInputs(await readAll(given))
      const steps = analyzeSteps(opened.sources, {
        id,
        opened,
        essentials: true,
        question: asked?.question,
        previous: input?.analyzed ?? null,
        onProgress: (stage, done, of, soFar) => onProgress({ stage, done, of, soFar }),
      })
      input = { analyzed: await inTurns(steps, pause), carried: {}, built: null, earlier: null }
      return input.analyzed.analysis
    },
    judge: () => judgeRoutes(judged(), supposedCluster()),
    verdicts: ({ route }) => verdictColumns(analyzed().analysis, routeOf(route), supposedCluster()),
    carried({ route }) {
      const at = current()
      at.carried = withCarrierSizes(at.carried, at.analyzed.carried, routeOf(route))
      return at.carried
    },
    gzip: ({ resource }) => analyzed().gzip(resource),
    gzips: ({ resources }) => resources.map(analyzed().gzip),
    text: ({ resource, maxBytes }) => displayResource(load(), resource, maxBytes),
    mask: ({ text, isSecret }) => maskSecrets(text, isSecret),
    isFetchRefused,
    breakdown: ({ resource }) => breakdownOf(analyzed(), resource),
    fields: ({ resource, path, follow }) => fieldsOf(analyzed(), resource, path, follow),
    descriptions: () => descriptionsOf(analyzed()),
    remedies: ({ resource }) => remediesOf(analyzed(), resource, question()),
    removals: ({ resource, remedies, trim }) => removalsOf(analyzed(), resource, remedies, trim),
    trims: ({ resource }) => trimsOf(analyzed(), resource, question()),
    sort: ({ text }) => sortText(text),
    errors({ text, isAlone }) {
      const { analysis, carried } = isAlone ? analyze([], { essentials: true }) : analyzed()
      // The program that printed it decides the route.
      return locateErrors({ ...analysis, carried }, text, { route: null, cluster: question().cluster })
    },
    fix: () => fixOf(analyzed(), question()),
    split: async (_, onProgress, pause) => describeSplit(await split(pause, onProgress)),
    async bundles(_, __, pause) {
      const { plan, content } = await split(pause)
      const asked = question()
      const reports: BundleReport[] = []
      for (const { name } of plan.bundles) {
        reports.push(judgeBundle(`${name}.yaml`, content(name) ?? new Uint8Array(), asked))
        await pause()
      }
      return reports
    },
    zip: async (_, __, pause) => (await split(pause)).zip(),
    async zipSize(_, __, pause) {
      const { files, zip } = await split(pause)
      const written = files.reduce((sum, file) => sum + file.bytes.length, 0)
      return written > mostCompressed ? null : bytes(zip().length)
    },
    // A copy: bytes that go over the boundary are gone here.
    fileBytes: async ({ path }, _, pause) => (await fileOf(path, pause)).bytes.slice(),
    async file({ path, maxBytes }, _, pause) {
      const file = await fileOf(path, pause)
      const isPart = path.startsWith('unparsed/') && path.endsWith('.txt') && holdsSecret(load())
      return displaySource({ name: file.path, bytes: file.bytes }, maxBytes, isPart)
    },
    async compare({ before }, onProgress, pause) {
      const at = current()
      const opened = openInputs(await readAll(before))
      const steps = analyzeSteps(opened.sources, {
        opened,
        essentials: true,
        question: question(),
        previous: at.earlier,
        onProgress: (stage, done, of, soFar) => onProgress({ stage, done, of, soFar }),
      })
      at.earlier = await inTurns(steps, pause)
      onProgress({ stage: 'comparing', done: 0, of: null })
      return { before: at.earlier.analysis, comparison: comparison() }
    },
    compareLinked({ link }) {
      const { analysis, before } = comparisonIn(link)
      const changed = new Set(before.changed)
      const same = (_: number, index: number): boolean => !changed.has(index)
      const { cluster } = question()
      return { before: before.analysis, comparison: compareAnalyses(before.analysis, analysis, same, cluster) }
    },
    async wholes({ link }, ...rest) {
      const { route, cluster } = question()
      if (link !== null) {
        const { analysis, carried, before } = comparisonIn(link)
        return compareWholes(
          judgeRoutes({ ...before.analysis, carried: before.carried }, cluster),
          judgeRoutes({ ...analysis, carried }, cluster),
        )
      }
      const earlier = earlierOne()
      const carried = withCarrierSizes({}, earlier.carried, routeOf(route))
      await answers.carried({ route }, ...rest)
      return compareWholes(judgeRoutes({ ...earlier.analysis, carried }, cluster), judgeRoutes(judged(), cluster))
    },
    difference: ({ before, after }) => differenceBetween(earlierOne(), analyzed(), before, after),
    bundlesToApply: async (_, __, pause) => bundlesIn(await split(pause)),
    async upgradeZip(_, __, pause) {
      const built = await split(pause)
      const bundles = bundlesIn(built)
        .filter(({ toApply }) => toApply.length > 0)
        .map(({ name }) => name)
      const only = await inTurns(
        splitSteps(load(), { ...built.plan.settings, bundles }, () => {}, built.proof.unread),
        pause,
      )
      if (!only.proof.equal) throw new EngineError({ code: 'internal', detail: 'the proof does not hold' })
      return only.zip()
    },
    async share({ view, compared }, ...rest) {
      const asked = really()
      // What carries the whole on the route of the question is in every link: its receiver cannot build it.
      const carried = await answers.carried({ route: asked.route }, ...rest)
      const shown = { question: asked, view, carried }
      if (!compared) return shareOf(analyzed(), shown, null)
      const earlier = earlierOne()
      const before = withCarrierSizes({}, earlier.carried, routeOf(asked.route))
      return shareOf(analyzed(), shown, { earlier, carried: before, comparison: comparison() })
    },
    async sizeReport({ largest, withChange, withCommand }, ...rest) {
      const { route, cluster } = really()
      const { earlier, analyzed } = current()
      const { analysis, gzip } = analyzed
      const carried = await answers.carried({ route }, ...rest)
      const report = judgeRoute({ ...analysis, carried }, routeOf(route), cluster)
      const other =
        route === 'client-side-apply' && report.verdict === 'refused'
          ? judgeRoute({ ...analysis, carried }, routeOf('server-side-apply'), cluster)
          : null
      const unread = analysis.resources.filter(({ readable }) => !readable).length
      const compared = withChange && earlier ? { before: earlier.analysis, comparison: comparison() } : null
      const names = ({ sources }: Analysis): string[] => sources.map(({ name }) => name)
      return sizeReport({
        ...{ analysis, report, other, compared, largest },
        headline: headlineOf(report, cluster, unread),
        digests: digestsOf(load()),
        gzip: analysis.whole.source > mostCompressed ? null : gzip(null),
        command: withCommand
          ? reportCommand({ before: compared ? names(compared.before) : [], after: names(analysis), route, cluster })
          : null,
      })
    },
    report() {
      const { analysis, carried } = analyzed()
      return reportOf({ ...analysis, carried: { ...carried } }, really())
    },
    entries: ({ archive }) =>
      load()
        .texts.filter(({ name }) => name.startsWith(`${archive}/`))
        // A copy each: bytes that are a part of others would take all of them over the boundary.
        .map(({ name, original }) => ({ name, bytes: original.slice() })),
    digests: () => digestsOf(load()),
    holdsSecret: () => mayHoldSecret(load()),
    openLink: ({ text }) => readLink(text),
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
function withGzip({ analysis, gzip }: AnalyzedInput): Analysis {
  return { ...analysis, whole: { ...analysis.whole, gzip: gzip(null) } }
}

/** Both inputs of a comparison that a link holds. */
function comparisonIn(link: string) {
  const opened = readLink(link)
  if (opened.kind !== 'numbers' || opened.before === null) {
    throw new EngineError({ code: 'internal', detail: 'the link holds no comparison' })
  }
  return { ...opened, before: opened.before }
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

function describeSplit({ plan, proof, files, added, splits }: BuiltSplit): Split {
  return {
    plan,
    proof,
    files: files.map(({ path, bytes: content }) => ({ path, bytes: bytes(content.length) })),
    added: added.map(({ id, kind, name }) => ({ id, kind, name })),
    splits,
  }
}
